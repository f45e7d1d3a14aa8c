using Microsoft.Data.Sqlite;
using Orm.Benchmarks.Stores;
using SQLitePCL;

namespace Orm.Benchmarks.Variants;

/// <summary>The best that can be written by hand over Microsoft.Data.Sqlite: prepared commands and their parameters are kept, getters are typed and by ordinal.</summary>
public sealed class SqliteBest(SqliteStore store) : Variant(store)
{
    private const string Select = "SELECT id, name, email, age, score FROM people";

    private readonly SqliteCommand?[] _filters = new SqliteCommand?[8];
    private readonly SqliteConnection _connection = store.Connection;
    private SqliteCommand _lookup = null!;
    private SqliteCommand _list = null!;
    private SqliteCommand _insert = null!;
    private SqliteParameter _lookupId = null!;
    private SqliteParameter _listFirst = null!;
    private SqliteParameter _listEnd = null!;
    private SqliteParameter _name = null!;
    private SqliteParameter _email = null!;
    private SqliteParameter _age = null!;
    private SqliteParameter _score = null!;

    public override string Name => "ADO.NET, best";

    public override async ValueTask OpenAsync()
    {
        await base.OpenAsync();

        _lookup = Command(Select + " WHERE id = @id");
        _lookupId = _lookup.Parameters.Add("@id", SqliteType.Integer);

        _list = Command(Select + " WHERE id >= @first AND id < @end ORDER BY id");
        _listFirst = _list.Parameters.Add("@first", SqliteType.Integer);
        _listEnd = _list.Parameters.Add("@end", SqliteType.Integer);

        _insert = Command("INSERT INTO people (name, email, age, score) VALUES (@name, @email, @age, @score)");
        _name = _insert.Parameters.Add("@name", SqliteType.Text);
        _email = _insert.Parameters.Add("@email", SqliteType.Text);
        _age = _insert.Parameters.Add("@age", SqliteType.Integer);
        _score = _insert.Parameters.Add("@score", SqliteType.Real);

        _lookup.Prepare();
        _list.Prepare();
        _insert.Prepare();
    }

    public override ValueTask<IPerson?> LookupAsync(int id)
    {
        _lookupId.Value = id;
        using var reader = _lookup.ExecuteReader();
        return new(reader.Read() ? Read(reader) : null);
    }

    public override ValueTask<IReadOnlyList<IPerson>> ListAsync(int firstId)
    {
        _listFirst.Value = firstId;
        _listEnd.Value = firstId + PeopleTable.ListSize;
        return new(ReadAll(_list, PeopleTable.ListSize));
    }

    public override ValueTask<IReadOnlyList<IPerson>> FilterAsync(PersonFilter filter)
    {
        var shape = (filter.AfterId.HasValue ? 1 : 0) | (filter.MinAge.HasValue ? 2 : 0) | (filter.BelowScore.HasValue ? 4 : 0);
        var command = _filters[shape] ??= FilterCommand(filter);
        var next = 0;
        if (filter.AfterId is { } afterId)
            command.Parameters[next++].Value = afterId;
        if (filter.MinAge is { } minAge)
            command.Parameters[next++].Value = minAge;
        if (filter.BelowScore is { } belowScore)
            command.Parameters[next].Value = belowScore;
        return new(ReadAll(command, PeopleTable.FilterSize));
    }

    public override ValueTask<int> InsertAsync(int number)
    {
        _insert.Transaction = null;
        return new(Insert(PeopleTable.NewRow(number)));
    }

    public override ValueTask<long> InsertManyAsync()
    {
        var people = PeopleTable.NewRows(PeopleTable.ManySize);
        using var transaction = _connection.BeginTransaction();
        _insert.Transaction = transaction;
        var sum = 0L;
        foreach (var person in people)
            sum += Insert(person);
        transaction.Commit();
        return new(sum);
    }

    public override ValueTask BulkInsertAsync()
    {
        using var transaction = _connection.BeginTransaction();
        _insert.Transaction = transaction;
        for (var i = 0; i < PeopleTable.BulkSize; i++)
            Insert(PeopleTable.NewRow(i));
        transaction.Commit();
        return default;
    }

    public override ValueTask StreamAsync(Action<IPerson> visit)
    {
        using var command = Command(Select + " ORDER BY id");
        using var reader = command.ExecuteReader();
        while (reader.Read())
            visit(Read(reader));
        return default;
    }

    public override async ValueTask DisposeAsync()
    {
        foreach (var filter in _filters)
            filter?.Dispose();
        _lookup.Dispose();
        _list.Dispose();
        _insert.Dispose();
        await base.DisposeAsync();
    }

    private static PersonRow Read(SqliteDataReader reader) => new()
    {
        Id = reader.GetInt32(0),
        Name = reader.GetString(1),
        Email = reader.GetString(2),
        Age = reader.IsDBNull(3) ? null : reader.GetInt32(3),
        Score = reader.GetDouble(4),
    };

    private static List<PersonRow> ReadAll(SqliteCommand command, int size)
    {
        var people = new List<PersonRow>(size);
        using var reader = command.ExecuteReader();
        while (reader.Read())
            people.Add(Read(reader));
        return people;
    }

    // sqlite3_last_insert_rowid costs half of INSERT … RETURNING and of a second SELECT.
    private int Insert(PersonRow person)
    {
        _name.Value = person.Name;
        _email.Value = person.Email;
        _age.Value = person.Age is { } age ? age : DBNull.Value;
        _score.Value = person.Score;
        _insert.ExecuteNonQuery();
        return person.Id = (int)raw.sqlite3_last_insert_rowid(_connection.Handle);
    }

    private SqliteCommand FilterCommand(PersonFilter filter)
    {
        var conditions = new List<string>();
        var command = Command("");
        Condition(filter.AfterId.HasValue, "id > @after", "@after", SqliteType.Integer);
        Condition(filter.MinAge.HasValue, "age >= @age", "@age", SqliteType.Integer);
        Condition(filter.BelowScore.HasValue, "score < @score", "@score", SqliteType.Real);
        command.CommandText = conditions.Count == 0
            ? $"{Select} ORDER BY id LIMIT {PeopleTable.FilterSize}"
            : $"{Select} WHERE {string.Join(" AND ", conditions)} ORDER BY id LIMIT {PeopleTable.FilterSize}";
        command.Prepare();
        return command;

        void Condition(bool wanted, string sql, string parameter, SqliteType type)
        {
            if (!wanted)
                return;
            conditions.Add(sql);
            command.Parameters.Add(parameter, type);
        }
    }

    private SqliteCommand Command(string sql)
    {
        var command = _connection.CreateCommand();
        command.CommandText = sql;
        return command;
    }
}
