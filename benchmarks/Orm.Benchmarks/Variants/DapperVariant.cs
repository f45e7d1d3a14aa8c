using Dapper;
using Orm.Benchmarks.Stores;

namespace Orm.Benchmarks.Variants;

/// <summary>
/// Dapper: on SQLite over one open connection, through its synchronous methods, which are the faster ones there; on a server with a
/// connection of the driver's pool per operation, as a web request has it.
/// </summary>
public sealed class DapperVariant(PeopleStore store) : Variant(store)
{
    private const string Select = "SELECT id, name, email, age, score FROM people";
    private const string Insert = "INSERT INTO people (name, email, age, score) VALUES (@Name, @Email, @Age, @Score) RETURNING id";
    private const string InsertOnly = "INSERT INTO people (name, email, age, score) VALUES (@Name, @Email, @Age, @Score)";

    private readonly PeopleStore _store = store;

    public override string Name => _store.IsInProcess ? "Dapper" : "Dapper, connection per operation";

    public override async ValueTask<IPerson?> LookupAsync(int id)
    {
        const string sql = Select + " WHERE id = @id";
        var connection = await _store.OpenConnectionAsync();
        var person = _store.IsInProcess
            ? connection.QueryFirstOrDefault<PersonRow>(sql, new { id })
            : await connection.QueryFirstOrDefaultAsync<PersonRow>(sql, new { id });
        await _store.CloseAsync(connection);
        return person;
    }

    public override async ValueTask<IReadOnlyList<IPerson>> ListAsync(int firstId) =>
        await QueryAsync(Select + " WHERE id >= @first AND id < @end ORDER BY id", new { first = firstId, end = firstId + PeopleTable.ListSize });

    public override async ValueTask<IReadOnlyList<IPerson>> FilterAsync(PersonFilter filter)
    {
        var conditions = new List<string>(3);
        if (filter.AfterId.HasValue)
            conditions.Add("id > @AfterId");
        if (filter.MinAge.HasValue)
            conditions.Add("age >= @MinAge");
        if (filter.BelowScore.HasValue)
            conditions.Add("score < @BelowScore");

        var where = conditions.Count == 0 ? "" : " WHERE " + string.Join(" AND ", conditions);
        return await QueryAsync($"{Select}{where} ORDER BY id LIMIT {PeopleTable.FilterSize}", filter);
    }

    public override async ValueTask<int> InsertAsync(int number)
    {
        var person = PeopleTable.NewRow(number);
        var connection = await _store.OpenConnectionAsync();
        person.Id = _store.IsInProcess ? connection.ExecuteScalar<int>(Insert, person) : await connection.ExecuteScalarAsync<int>(Insert, person);
        await _store.CloseAsync(connection);
        return person.Id;
    }

    public override async ValueTask<long> InsertManyAsync()
    {
        var connection = await _store.OpenConnectionAsync();
        var sum = 0L;
        await using (var transaction = await connection.BeginTransactionAsync())
        {
            foreach (var person in PeopleTable.NewRows(PeopleTable.ManySize))
                sum += person.Id = _store.IsInProcess ? connection.ExecuteScalar<int>(Insert, person, transaction) : await connection.ExecuteScalarAsync<int>(Insert, person, transaction);
            await transaction.CommitAsync();
        }

        await _store.CloseAsync(connection);
        return sum;
    }

    public override async ValueTask BulkInsertAsync()
    {
        var connection = await _store.OpenConnectionAsync();
        var people = Enumerable.Range(0, PeopleTable.BulkSize).Select(PeopleTable.NewRow);
        await using (var transaction = await connection.BeginTransactionAsync())
        {
            _ = _store.IsInProcess ? connection.Execute(InsertOnly, people, transaction) : await connection.ExecuteAsync(InsertOnly, people, transaction);
            await transaction.CommitAsync();
        }

        await _store.CloseAsync(connection);
    }

    public override async ValueTask StreamAsync(Action<IPerson> visit)
    {
        var connection = await _store.OpenConnectionAsync();
        await foreach (var person in connection.QueryUnbufferedAsync<PersonRow>(Select + " ORDER BY id"))
            visit(person);
        await _store.CloseAsync(connection);
    }

    private async ValueTask<List<PersonRow>> QueryAsync(string sql, object parameters)
    {
        var connection = await _store.OpenConnectionAsync();
        var people = (_store.IsInProcess ? connection.Query<PersonRow>(sql, parameters) : await connection.QueryAsync<PersonRow>(sql, parameters)).AsList();
        await _store.CloseAsync(connection);
        return people;
    }
}
