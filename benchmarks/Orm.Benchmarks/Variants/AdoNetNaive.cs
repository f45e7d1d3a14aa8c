using Microsoft.Data.Sqlite;

namespace Orm.Benchmarks.Variants;

/// <summary>ADO.NET as it is mostly written: a new command with new parameters per call, getters by name.</summary>
public sealed class AdoNetNaive : Variant
{
    private SqliteConnection _connection = null!;

    public override string Name => "ADO.NET, new command per call";

    public override ValueTask OpenAsync()
    {
        _connection = PeopleTable.OpenFilled();
        return default;
    }

    public override async ValueTask<IPerson?> LookupAsync(int id)
    {
        await using var command = _connection.CreateCommand();
        command.CommandText = "SELECT id, name, email, age, score FROM people WHERE id = @id";
        command.Parameters.AddWithValue("@id", id);
        await using var reader = await command.ExecuteReaderAsync();
        return await reader.ReadAsync() ? Read(reader) : null;
    }

    public override async ValueTask<IReadOnlyList<IPerson>> ListAsync(int firstId)
    {
        await using var command = _connection.CreateCommand();
        command.CommandText = "SELECT id, name, email, age, score FROM people WHERE id >= @first AND id < @end ORDER BY id";
        command.Parameters.AddWithValue("@first", firstId);
        command.Parameters.AddWithValue("@end", firstId + PeopleTable.ListSize);
        return await ReadAllAsync(command);
    }

    public override async ValueTask<IReadOnlyList<IPerson>> FilterAsync(PersonFilter filter)
    {
        await using var command = _connection.CreateCommand();
        var conditions = new List<string>();
        if (filter.AfterId is { } afterId)
        {
            conditions.Add("id > @after");
            command.Parameters.AddWithValue("@after", afterId);
        }

        if (filter.MinAge is { } minAge)
        {
            conditions.Add("age >= @age");
            command.Parameters.AddWithValue("@age", minAge);
        }

        if (filter.BelowScore is { } belowScore)
        {
            conditions.Add("score < @score");
            command.Parameters.AddWithValue("@score", belowScore);
        }

        var where = conditions.Count == 0 ? "" : " WHERE " + string.Join(" AND ", conditions);
        command.CommandText = $"SELECT id, name, email, age, score FROM people{where} ORDER BY id LIMIT @size";
        command.Parameters.AddWithValue("@size", PeopleTable.FilterSize);
        return await ReadAllAsync(command);
    }

    public override async ValueTask<int> InsertAsync(int number) =>
        await InsertAsync(new() { Name = PeopleTable.InsertedName, Email = PeopleTable.InsertedEmail, Age = number, Score = number }, null);

    public override async ValueTask<long> InsertManyAsync()
    {
        var people = PeopleTable.NewRows();
        await using var transaction = (SqliteTransaction)await _connection.BeginTransactionAsync();
        var sum = 0L;
        foreach (var person in people)
            sum += await InsertAsync(person, transaction);
        await transaction.CommitAsync();
        return sum;
    }

    public override async ValueTask ResetAsync()
    {
        await using var command = _connection.CreateCommand();
        command.CommandText = $"DELETE FROM people WHERE id > {PeopleTable.Rows}";
        await command.ExecuteNonQueryAsync();
    }

    public override ValueTask DisposeAsync() => _connection.DisposeAsync();

    private static PersonRow Read(SqliteDataReader reader) => new()
    {
        Id = reader.GetInt32(reader.GetOrdinal("id")),
        Name = reader.GetString(reader.GetOrdinal("name")),
        Email = reader.GetString(reader.GetOrdinal("email")),
        Age = reader.IsDBNull(reader.GetOrdinal("age")) ? null : reader.GetInt32(reader.GetOrdinal("age")),
        Score = reader.GetDouble(reader.GetOrdinal("score")),
    };

    private static async Task<List<PersonRow>> ReadAllAsync(SqliteCommand command)
    {
        var people = new List<PersonRow>();
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
            people.Add(Read(reader));
        return people;
    }

    private async Task<int> InsertAsync(PersonRow person, SqliteTransaction? transaction)
    {
        await using var command = _connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = "INSERT INTO people (name, email, age, score) VALUES (@name, @email, @age, @score); SELECT last_insert_rowid()";
        command.Parameters.AddWithValue("@name", person.Name);
        command.Parameters.AddWithValue("@email", person.Email);
        command.Parameters.AddWithValue("@age", (object?)person.Age ?? DBNull.Value);
        command.Parameters.AddWithValue("@score", person.Score);
        return person.Id = (int)(long)(await command.ExecuteScalarAsync())!;
    }
}
