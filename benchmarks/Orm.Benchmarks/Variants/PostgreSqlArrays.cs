using Npgsql;
using Orm.Benchmarks.Stores;
using Orm.Benchmarks.Workloads;

namespace Orm.Benchmarks.Variants;

/// <summary>Many inserts as those write them who know PostgreSQL well: one prepared statement over an array for each column.</summary>
public sealed class PostgreSqlArrays(PostgreSqlStore store) : PostgreSqlBest(store)
{
    private readonly NpgsqlParameter<string[]> _names = new();
    private readonly NpgsqlParameter<string[]> _emails = new();
    private readonly NpgsqlParameter<int?[]> _ages = new();
    private readonly NpgsqlParameter<double[]> _scores = new();
    private NpgsqlCommand _insert = null!;

    public override string Name => "ADO.NET, one statement over arrays";

    public override bool Offers(Workload workload) => workload is ManyInsertsWorkload;

    public override bool Streams => false;

    public override async ValueTask OpenAsync()
    {
        await base.OpenAsync();
        _insert = (NpgsqlCommand)Command("INSERT INTO people (name, email, age, score) SELECT * FROM unnest($1, $2, $3, $4) RETURNING id");
        _insert.Parameters.AddRange(new NpgsqlParameter[] { _names, _emails, _ages, _scores });
        await _insert.PrepareAsync();
    }

    public override async ValueTask<long> InsertManyAsync()
    {
        var people = PeopleTable.NewRows(PeopleTable.ManySize);
        _names.TypedValue = Array.ConvertAll(people, p => p.Name);
        _emails.TypedValue = Array.ConvertAll(people, p => p.Email);
        _ages.TypedValue = Array.ConvertAll(people, p => p.Age);
        _scores.TypedValue = Array.ConvertAll(people, p => p.Score);
        var sum = 0L;
        var next = 0;
        await using var reader = await _insert.ExecuteReaderAsync();
        while (await reader.ReadAsync())
            sum += people[next++].Id = reader.GetInt32(0);
        return sum;
    }
}
