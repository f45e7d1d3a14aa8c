using Dapper;
using Microsoft.Data.Sqlite;

namespace Orm.Benchmarks.Variants;

/// <summary>Dapper over one open connection, through its synchronous methods: on SQLite they are the faster ones.</summary>
public sealed class DapperVariant : Variant
{
    private const string Insert = "INSERT INTO people (name, email, age, score) VALUES (@Name, @Email, @Age, @Score) RETURNING id";

    private SqliteConnection _connection = null!;

    public override string Name => "Dapper";

    public override ValueTask OpenAsync()
    {
        _connection = PeopleTable.OpenFilled();
        return default;
    }

    public override ValueTask<IPerson?> LookupAsync(int id) =>
        new(_connection.QueryFirstOrDefault<PersonRow>("SELECT id, name, email, age, score FROM people WHERE id = @id", new { id }));

    public override ValueTask<IReadOnlyList<IPerson>> ListAsync(int firstId) =>
        new(_connection.Query<PersonRow>(
            "SELECT id, name, email, age, score FROM people WHERE id >= @first AND id < @end ORDER BY id",
            new { first = firstId, end = firstId + PeopleTable.ListSize }).AsList());

    public override ValueTask<IReadOnlyList<IPerson>> FilterAsync(PersonFilter filter)
    {
        var conditions = new List<string>(3);
        if (filter.AfterId.HasValue)
            conditions.Add("id > @AfterId");
        if (filter.MinAge.HasValue)
            conditions.Add("age >= @MinAge");
        if (filter.BelowScore.HasValue)
            conditions.Add("score < @BelowScore");

        var where = conditions.Count == 0 ? "" : " WHERE " + string.Join(" AND ", conditions);
        var sql = $"SELECT id, name, email, age, score FROM people{where} ORDER BY id LIMIT {PeopleTable.FilterSize}";
        return new(_connection.Query<PersonRow>(sql, filter).AsList());
    }

    public override ValueTask<int> InsertAsync(int number)
    {
        var person = new PersonRow { Name = PeopleTable.InsertedName, Email = PeopleTable.InsertedEmail, Age = number, Score = number };
        return new(person.Id = _connection.ExecuteScalar<int>(Insert, person));
    }

    public override ValueTask<long> InsertManyAsync()
    {
        var people = PeopleTable.NewRows();
        using var transaction = _connection.BeginTransaction();
        var sum = 0L;
        foreach (var person in people)
            sum += person.Id = _connection.ExecuteScalar<int>(Insert, person, transaction);
        transaction.Commit();
        return new(sum);
    }

    public override ValueTask ResetAsync()
    {
        _connection.Execute($"DELETE FROM people WHERE id > {PeopleTable.Rows}");
        return default;
    }

    public override ValueTask DisposeAsync() => _connection.DisposeAsync();
}
