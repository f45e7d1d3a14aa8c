using System.Data.Common;
using Orm.Benchmarks.Stores;
using Orm.Benchmarks.Workloads;

namespace Orm.Benchmarks.Variants;

/// <summary>ADO.NET as it is mostly written: a new command with new parameters per call, getters by name; on a server also a connection of the driver's pool per call.</summary>
public sealed class AdoNetNaive(PeopleStore store) : Variant(store)
{
    private const string Select = "SELECT id, name, email, age, score FROM people";

    private readonly PeopleStore _store = store;

    public override string Name => _store.IsInProcess ? "ADO.NET, new command per call" : "ADO.NET, connection and command per call";

    public override bool Offers(Workload workload) => workload is not BulkInsertWorkload;

    public override bool Streams => false;

    public override async ValueTask<IPerson?> LookupAsync(int id)
    {
        var people = await ReadAllAsync(Select + " WHERE id = @id", ("@id", id));
        return people.Count == 1 ? people[0] : null;
    }

    public override async ValueTask<IReadOnlyList<IPerson>> ListAsync(int firstId) => await ReadAllAsync(
        Select + " WHERE id >= @first AND id < @end ORDER BY id", ("@first", firstId), ("@end", firstId + PeopleTable.ListSize));

    public override async ValueTask<IReadOnlyList<IPerson>> FilterAsync(PersonFilter filter)
    {
        var conditions = new List<string>();
        var parameters = new List<(string, object)>();
        if (filter.AfterId is { } afterId)
        {
            conditions.Add("id > @after");
            parameters.Add(("@after", afterId));
        }

        if (filter.MinAge is { } minAge)
        {
            conditions.Add("age >= @age");
            parameters.Add(("@age", minAge));
        }

        if (filter.BelowScore is { } belowScore)
        {
            conditions.Add("score < @score");
            parameters.Add(("@score", belowScore));
        }

        var where = conditions.Count == 0 ? "" : " WHERE " + string.Join(" AND ", conditions);
        parameters.Add(("@size", PeopleTable.FilterSize));
        return await ReadAllAsync($"{Select}{where} ORDER BY id LIMIT @size", [.. parameters]);
    }

    public override async ValueTask<int> InsertAsync(int number)
    {
        var connection = await _store.OpenConnectionAsync();
        var id = await InsertAsync(PeopleTable.NewRow(number), connection, null);
        await _store.CloseAsync(connection);
        return id;
    }

    public override async ValueTask<long> InsertManyAsync()
    {
        var connection = await _store.OpenConnectionAsync();
        var sum = 0L;
        await using (var transaction = await connection.BeginTransactionAsync())
        {
            foreach (var person in PeopleTable.NewRows(PeopleTable.ManySize))
                sum += await InsertAsync(person, connection, transaction);
            await transaction.CommitAsync();
        }

        await _store.CloseAsync(connection);
        return sum;
    }

    public override ValueTask BulkInsertAsync() => throw new NotSupportedException();

    public override async ValueTask StreamAsync(Action<IPerson> visit)
    {
        var connection = await _store.OpenConnectionAsync();
        await using (var command = connection.CreateCommand())
        {
            command.CommandText = Select + " ORDER BY id";
            await using var reader = await command.ExecuteReaderAsync();
            while (await reader.ReadAsync())
                visit(Read(reader));
        }

        await _store.CloseAsync(connection);
    }

    private static PersonRow Read(DbDataReader reader) => new()
    {
        Id = reader.GetInt32(reader.GetOrdinal("id")),
        Name = reader.GetString(reader.GetOrdinal("name")),
        Email = reader.GetString(reader.GetOrdinal("email")),
        Age = reader.IsDBNull(reader.GetOrdinal("age")) ? null : reader.GetInt32(reader.GetOrdinal("age")),
        Score = reader.GetDouble(reader.GetOrdinal("score")),
    };

    private static void Add(DbCommand command, string name, object? value)
    {
        var parameter = command.CreateParameter();
        parameter.ParameterName = name;
        parameter.Value = value ?? DBNull.Value;
        command.Parameters.Add(parameter);
    }

    private static async Task<int> InsertAsync(PersonRow person, DbConnection connection, DbTransaction? transaction)
    {
        await using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = "INSERT INTO people (name, email, age, score) VALUES (@name, @email, @age, @score) RETURNING id";
        Add(command, "@name", person.Name);
        Add(command, "@email", person.Email);
        Add(command, "@age", person.Age);
        Add(command, "@score", person.Score);
        return person.Id = Convert.ToInt32(await command.ExecuteScalarAsync(), System.Globalization.CultureInfo.InvariantCulture);
    }

    private async Task<List<PersonRow>> ReadAllAsync(string sql, params (string Name, object Value)[] parameters)
    {
        var people = new List<PersonRow>();
        var connection = await _store.OpenConnectionAsync();
        await using (var command = connection.CreateCommand())
        {
            command.CommandText = sql;
            foreach (var (name, value) in parameters)
                Add(command, name, value);
            await using var reader = await command.ExecuteReaderAsync();
            while (await reader.ReadAsync())
                people.Add(Read(reader));
        }

        await _store.CloseAsync(connection);
        return people;
    }
}
