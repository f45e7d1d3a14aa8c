using System.Data;
using Orm.Execution;
using Orm.Specs;

namespace Orm.PostgreSql.Tests.Specs.Pooled;

/// <summary>The lock of the one runner that changes the schema, where no session belongs to anybody.</summary>
public sealed class PooledSchemaLockSpecs(PgBouncerServer server) : Spec<PgBouncerServer>(server)
{
    [Fact]
    public async Task The_lock_keeps_others_out_until_it_is_given_back()
    {
        await using Database database = Database.Connect(await Server.CreateDatabaseAsync(), Configure);
        DriverConnection runner = await database.RentAsync(Token);
        DriverConnection other = await database.RentAsync(Token);
        DriverConnection busy = await database.RentAsync(Token);
        Assert.True(await runner.TryLockSchemaAsync(Token));
        Assert.False(await other.TryLockSchemaAsync(Token));

        // Another statement has the server's connection of before, and neither it nor the lock is in the way of those that wait for snapshots.
        await runner.ExecuteScriptAsync("create table rows(i int)", Token);
        await runner.ExecuteScriptAsync("create index concurrently ix_rows on rows(i)", Token);
        await busy.BeginAsync(IsolationLevel.Unspecified, Token);
        Assert.Equal(1, await busy.ReadAsync("select 1", static r => r.GetInt32(0)));
        await runner.UnlockSchemaAsync();
        await busy.RollbackAsync();

        Assert.Equal(0, await busy.ReadAsync("select count(*) from pg_locks where locktype = 'advisory' and database = (select oid from pg_database where datname = current_database())", static r => r.GetInt64(0)));
        Assert.True(await other.TryLockSchemaAsync(Token));
        await other.UnlockSchemaAsync();
        foreach (DriverConnection connection in (DriverConnection[])[runner, other, busy])
            await database.ReturnAsync(connection, reset: false);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_lock_ends_with_its_connection_or_a_reset(bool isReset)
    {
        await using Database database = Database.Connect(await Server.CreateDatabaseAsync(), Configure);
        DriverConnection runner = await database.RentAsync(Token);
        DriverConnection other = await database.RentAsync(Token);
        Assert.True(await runner.TryLockSchemaAsync(Token));
        await database.ReturnAsync(runner, isReset);
        if (!isReset)
            await runner.DisposeAsync();
        Assert.True(await other.TryLockSchemaAsync(Token));
        await other.UnlockSchemaAsync();
        await database.ReturnAsync(other, reset: false);
    }

    // A runner that waits for itself waits for ever.
    private static void Configure(DatabaseOptions options) => (options.Models, options.CommandTimeout) = ([], TimeSpan.FromSeconds(30));
}
