using System.Data.Common;
using Orm.Benchmarks.Stores;

namespace Orm.Benchmarks.Variants;

/// <summary>
/// The best that can be written by hand over a server's driver: a connection that stays open, prepared commands, parameters that are
/// kept, getters that are typed and by ordinal.
/// </summary>
public abstract class ServerBest(ServerStore store) : Variant(store)
{
    private const string Select = "SELECT id, name, email, age, score FROM people";

    private readonly DbCommand?[] _filters = new DbCommand?[8];
    private DbCommand _lookup = null!;
    private DbCommand _list = null!;
    private DbCommand _insert = null!;
    private DbParameter[] _values = null!;

    public override string Name => "ADO.NET, best";

    protected DbConnection Connection { get; } = store.CreateConnection(store.ConnectionString);

    /// <summary>The statement that inserts a row, and tells its id in the driver's fastest way.</summary>
    protected abstract string InsertSql { get; }

    public override async ValueTask OpenAsync()
    {
        await base.OpenAsync();
        await Connection.OpenAsync();
        _lookup = Command($"{Select} WHERE id = {Placeholder(1)}");
        Add<int>(_lookup);
        _list = Command($"{Select} WHERE id >= {Placeholder(1)} AND id < {Placeholder(2)} ORDER BY id");
        Add<int>(_list);
        Add<int>(_list);
        _insert = Command(InsertSql);
        _values = [Add<string>(_insert), Add<string>(_insert), Add<int>(_insert), Add<double>(_insert)];
        await _lookup.PrepareAsync();
        await _list.PrepareAsync();
        await _insert.PrepareAsync();
    }

    public override async ValueTask<IPerson?> LookupAsync(int id)
    {
        Set(_lookup.Parameters[0], id);
        await using var reader = await _lookup.ExecuteReaderAsync();
        return await reader.ReadAsync() ? Read(reader) : null;
    }

    public override async ValueTask<IReadOnlyList<IPerson>> ListAsync(int firstId)
    {
        Set(_list.Parameters[0], firstId);
        Set(_list.Parameters[1], firstId + PeopleTable.ListSize);
        return await ReadAllAsync(_list, PeopleTable.ListSize);
    }

    public override async ValueTask<IReadOnlyList<IPerson>> FilterAsync(PersonFilter filter)
    {
        var shape = (filter.AfterId.HasValue ? 1 : 0) | (filter.MinAge.HasValue ? 2 : 0) | (filter.BelowScore.HasValue ? 4 : 0);
        var command = _filters[shape] ??= await FilterCommandAsync(filter);
        var next = 0;
        if (filter.AfterId is { } afterId)
            Set(command.Parameters[next++], afterId);
        if (filter.MinAge is { } minAge)
            Set(command.Parameters[next++], minAge);
        if (filter.BelowScore is { } belowScore)
            Set(command.Parameters[next++], belowScore);
        // As a parameter: with a number in its place PostgreSQL plans each execution anew.
        Set(command.Parameters[next], PeopleTable.FilterSize);
        return await ReadAllAsync(command, PeopleTable.FilterSize);
    }

    public override async ValueTask<int> InsertAsync(int number)
    {
        _insert.Transaction = null;
        return await InsertAsync(PeopleTable.NewRow(number));
    }

    public override async ValueTask<long> InsertManyAsync()
    {
        var people = PeopleTable.NewRows(PeopleTable.ManySize);
        await using var transaction = await Connection.BeginTransactionAsync();
        _insert.Transaction = transaction;
        var sum = 0L;
        foreach (var person in people)
            sum += await InsertAsync(person);
        await transaction.CommitAsync();
        return sum;
    }

    public override async ValueTask BulkInsertAsync()
    {
        await using var transaction = await Connection.BeginTransactionAsync();
        _insert.Transaction = transaction;
        for (var i = 0; i < PeopleTable.BulkSize; i++)
            await InsertAsync(PeopleTable.NewRow(i));
        await transaction.CommitAsync();
    }

    public override async ValueTask StreamAsync(Action<IPerson> visit)
    {
        await using var command = Command(Select + " ORDER BY id");
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
            visit(Read(reader));
    }

    public override async ValueTask DisposeAsync()
    {
        await Connection.DisposeAsync();
        await base.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    protected abstract string Placeholder(int number);

    /// <summary>Adds a parameter of the driver's own type.</summary>
    protected abstract DbParameter Add<T>(DbCommand command);

    protected abstract void Set<T>(DbParameter parameter, T value);

    /// <summary>Executes the insert and gives the new id.</summary>
    protected abstract ValueTask<int> ExecuteInsertAsync(DbCommand insert);

    protected DbCommand Command(string sql)
    {
        var command = Connection.CreateCommand();
        command.CommandText = sql;
        return command;
    }

    private static PersonRow Read(DbDataReader reader) => new()
    {
        Id = reader.GetInt32(0),
        Name = reader.GetString(1),
        Email = reader.GetString(2),
        Age = reader.IsDBNull(3) ? null : reader.GetInt32(3),
        Score = reader.GetDouble(4),
    };

    private static async ValueTask<List<PersonRow>> ReadAllAsync(DbCommand command, int size)
    {
        var people = new List<PersonRow>(size);
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
            people.Add(Read(reader));
        return people;
    }

    // Every object that is inserted has an age.
    private async ValueTask<int> InsertAsync(PersonRow person)
    {
        Set(_values[0], person.Name);
        Set(_values[1], person.Email);
        Set(_values[2], person.Age.GetValueOrDefault());
        Set(_values[3], person.Score);
        return person.Id = await ExecuteInsertAsync(_insert);
    }

    private async ValueTask<DbCommand> FilterCommandAsync(PersonFilter filter)
    {
        var conditions = new List<string>();
        var command = Command("");
        Condition<int>(filter.AfterId.HasValue, "id > ");
        Condition<int>(filter.MinAge.HasValue, "age >= ");
        Condition<double>(filter.BelowScore.HasValue, "score < ");
        var where = conditions.Count == 0 ? "" : " WHERE " + string.Join(" AND ", conditions);
        command.CommandText = $"{Select}{where} ORDER BY id LIMIT {Placeholder(conditions.Count + 1)}";
        Add<int>(command);
        await command.PrepareAsync();
        return command;

        void Condition<T>(bool wanted, string sql)
        {
            if (!wanted)
                return;
            conditions.Add(sql + Placeholder(conditions.Count + 1));
            Add<T>(command);
        }
    }
}
