using System.Data.Common;
using Orm.Core.Tests;
using Orm.Execution;

namespace Orm.Sqlite.Tests;

/// <summary>What an execution allocates beyond the values it gives: nothing.</summary>
public sealed class AllocationTests
{
    private const int Rounds = 2_000;

    [Fact]
    public async Task Renting_a_connection_and_returning_it_allocates_nothing()
    {
        await using Database database = Sqlite.Memory();
        await database.ReturnAsync(await Sqlite.OpenAsync(database), reset: false);
        Assert.Equal(0, Measure(() =>
        {
            DriverConnection connection = Completed(database.RentAsync(CancellationToken.None));
            Complete(database.ReturnAsync(connection, reset: false));
        }));
    }

    [Fact]
    public async Task An_execution_allocates_nothing_but_its_values()
    {
        await using Database database = Sqlite.Memory();
        DriverConnection connection = await Sqlite.OpenAsync(database, "create table n(i integer primary key, t text, d text, g text, p numeric); insert into n values (1, 'text', '2026-01-02 03:04:05.678+00:00', '0F8FAD5B-D9CB-469F-A165-70867728950E', 10.25)");
        Guid guid = Guid.Parse("0f8fad5b-d9cb-469f-a165-70867728950e");
        Assert.Equal(0, Measure(() =>
        {
            PreparedStatement statement = connection.Statements.Rent("select i, d, g, p, null from n where i = ? and t = ? and g = ? and d < ? and p = ?");
            ParameterBinder binder = statement.Parameters;
            binder.SetInt32(0, 1);
            binder.SetString(1, "text");
            binder.SetGuid(2, guid);
            binder.SetDateTimeOffset(3, DateTimeOffset.MaxValue);
            binder.SetDecimal(4, 10.25m);
            DbDataReader rows = Completed(statement.ExecuteReaderAsync(CancellationToken.None));
            Assert.True(rows.Read());
            Assert.True(rows.GetInt32(0) == 1);
            Assert.True(rows.GetFieldValue<DateTimeOffset>(1).Millisecond == 678);
            Assert.True(rows.GetGuid(2) == guid);
            Assert.True(rows.GetDecimal(3) == 10.25m);
            Assert.True(rows.IsDBNull(4));
            Assert.False(rows.Read());
            Complete(rows.DisposeAsync());
            Complete(connection.Statements.ReturnAsync(statement));
        }));
    }

    [Fact]
    public async Task A_text_costs_its_own_bytes()
    {
        await using Database database = Sqlite.Memory();
        DriverConnection connection = await Sqlite.OpenAsync(database);
        PreparedStatement statement = connection.Statements.Rent("select 'twelve chars'");
        long bytes = Measure(() =>
        {
            DbDataReader rows = Completed(statement.ExecuteReaderAsync(CancellationToken.None));
            rows.Read();
            rows.GetString(0);
            rows.Close();
        });
        Assert.Equal(22 + 2 * "twelve chars".Length + 2, bytes);
    }

    [Fact]
    public async Task An_insert_allocates_nothing()
    {
        await using Database database = Sqlite.Memory();
        DriverConnection connection = await Sqlite.OpenAsync(database, "create table n(i integer primary key, t text)");
        PreparedStatement statement = connection.Statements.Rent("insert into n(t) values (?)");
        Assert.Equal(0, Measure(() =>
        {
            statement.Parameters.SetString(0, "some text");
            Assert.True(Completed(statement.ExecuteAsync(CancellationToken.None)) == 1);
            Assert.True(connection.LastInsertId > 0);
        }));
    }

    [Fact]
    public async Task A_transaction_allocates_nothing()
    {
        await using Database database = Sqlite.Memory();
        DriverConnection connection = await Sqlite.OpenAsync(database);
        Assert.Equal(0, Measure(() =>
        {
            Complete(connection.BeginAsync(System.Data.IsolationLevel.Unspecified, CancellationToken.None));
            Complete(connection.CommitAsync());
        }));
    }

    private static void Complete(ValueTask task)
    {
        Assert.True(task.IsCompletedSuccessfully);
        task.GetAwaiter().GetResult();
    }

    private static T Completed<T>(ValueTask<T> task)
    {
        Assert.True(task.IsCompletedSuccessfully);
        return task.GetAwaiter().GetResult();
    }

    private static long Measure(Action action) => Allocations.PerCall(Rounds, action);
}
