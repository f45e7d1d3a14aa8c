using MySqlConnector;
using Orm.Benchmarks.Stores;
using Orm.Benchmarks.Workloads;

namespace Orm.Benchmarks.Variants;

/// <summary>Many inserts as those write them who know MariaDB well: a prepared statement of many rows; ids count on from the first.</summary>
public sealed class MariaDbManyRows(MariaDbStore store) : MariaDbBest(store)
{
    private const int Rows = 250;
    private const int Columns = 4;

    private MySqlCommand _insert = null!;

    public override string Name => "ADO.NET, statements of 250 rows";

    public override bool Offers(Workload workload) => workload is ManyInsertsWorkload or BulkInsertWorkload;

    public override bool Streams => false;

    public override async ValueTask OpenAsync()
    {
        await base.OpenAsync();
        _insert = (MySqlCommand)Command("INSERT INTO people (name, email, age, score) VALUES " + string.Join(", ", Enumerable.Repeat("(?, ?, ?, ?)", Rows)));
        for (var row = 0; row < Rows; row++)
        {
            Add<string>(_insert);
            Add<string>(_insert);
            Add<int>(_insert);
            Add<double>(_insert);
        }

        await _insert.PrepareAsync();
    }

    public override async ValueTask<long> InsertManyAsync() => await InsertRowsAsync(PeopleTable.ManySize);

    public override async ValueTask BulkInsertAsync() => await InsertRowsAsync(PeopleTable.BulkSize);

    private async ValueTask<long> InsertRowsAsync(int count)
    {
        await using var transaction = await Connection.BeginTransactionAsync();
        _insert.Transaction = (MySqlTransaction)transaction;
        var people = new PersonRow[Rows];
        var sum = 0L;
        for (var start = 0; start < count; start += Rows)
        {
            for (var i = 0; i < Rows; i++)
            {
                var person = people[i] = PeopleTable.NewRow(start + i);
                _insert.Parameters[i * Columns].Value = person.Name;
                _insert.Parameters[i * Columns + 1].Value = person.Email;
                _insert.Parameters[i * Columns + 2].Value = person.Age;
                _insert.Parameters[i * Columns + 3].Value = person.Score;
            }

            await _insert.ExecuteNonQueryAsync();
            for (var i = 0; i < Rows; i++)
                sum += people[i].Id = (int)_insert.LastInsertedId + i;
        }

        await transaction.CommitAsync();
        return sum;
    }
}
