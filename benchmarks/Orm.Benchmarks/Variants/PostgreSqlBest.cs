using System.Data.Common;
using Npgsql;
using Orm.Benchmarks.Stores;

namespace Orm.Benchmarks.Variants;

/// <summary>The best by hand over Npgsql: typed parameters without boxes; bulk by binary COPY.</summary>
public class PostgreSqlBest(PostgreSqlStore store) : ServerBest(store)
{
    protected override string InsertSql => "INSERT INTO people (name, email, age, score) VALUES ($1, $2, $3, $4) RETURNING id";

    public override async ValueTask BulkInsertAsync()
    {
        var connection = (NpgsqlConnection)Connection;
        await using var importer = await connection.BeginBinaryImportAsync("COPY people (name, email, age, score) FROM STDIN (FORMAT BINARY)");
        for (var i = 0; i < PeopleTable.BulkSize; i++)
        {
            var person = PeopleTable.NewRow(i);
            // The asynchronous methods take half as long again, for each value.
            importer.StartRow();
            importer.Write(person.Name);
            importer.Write(person.Email);
            if (person.Age is { } age)
                importer.Write(age);
            else
                importer.WriteNull();
            importer.Write(person.Score);
        }

        await importer.CompleteAsync();
    }

    protected override string Placeholder(int number) => $"${number}";

    protected override DbParameter Add<T>(DbCommand command)
    {
        var parameter = new NpgsqlParameter<T>();
        command.Parameters.Add(parameter);
        // Npgsql tells the type of a parameter without a value by its type argument.
        return parameter;
    }

    protected override void Set<T>(DbParameter parameter, T value) => ((NpgsqlParameter<T>)parameter).TypedValue = value;

    protected override async ValueTask<int> ExecuteInsertAsync(DbCommand insert)
    {
        await using var reader = await insert.ExecuteReaderAsync();
        await reader.ReadAsync();
        return reader.GetInt32(0);
    }
}
