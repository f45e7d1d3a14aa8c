using System.Data;
using Orm.PostgreSql.Tests.Hotels;

namespace Orm.PostgreSql.Tests;

/// <summary>Two transactions in each other's way.</summary>
public sealed class ConcurrencyTests
{
    [Fact]
    public async Task A_lock_not_had_in_time_and_a_deadlock_and_a_serialization_failure_have_their_types()
    {
        await using HotelDatabase hotels = await HotelDatabase.CreateAsync();
        await using Session one = hotels.Database.OpenSession();
        await using Session two = hotels.Database.OpenSession();
        await one.BeginAsync(cancellationToken: Server.Token);
        await RenameAsync(one, 1);
        await two.BeginAsync(cancellationToken: Server.Token);
        await two.Sql($"set local lock_timeout = 50").ExecuteAsync(Server.Token);
        LockTimeoutException timeout = await Assert.ThrowsAsync<LockTimeoutException>(() => RenameAsync(two, 1));
        Assert.True(timeout.IsTransient);
        await two.RollbackAsync(Server.Token);

        await two.BeginAsync(cancellationToken: Server.Token);
        await RenameAsync(two, 2);
        Task waiting = RenameAsync(one, 2);
        Exception? second = await Record.ExceptionAsync(() => RenameAsync(two, 1));
        if (second is not null)
            await two.RollbackAsync(Server.Token);
        Exception? first = await Record.ExceptionAsync(() => waiting);
        Assert.IsType<DeadlockException>(Assert.Single(new[] { first, second }, static e => e is not null));
        await one.RollbackAsync(Server.Token);
        await two.RollbackAsync(Server.Token);

        await one.BeginAsync(IsolationLevel.RepeatableRead, Server.Token);
        Assert.Equal("Ada", await one.Sql($"select name from guests where id = 1").ScalarAsync<string>(Server.Token));
        await RenameAsync(two, 1);
        await two.CommitAsync(Server.Token);
        await Assert.ThrowsAsync<SerializationFailureException>(() => RenameAsync(one, 1));
        await one.RollbackAsync(Server.Token);
        Assert.Equal(0, hotels.Database.Pool.InUse);

        static Task<int> RenameAsync(Session session, int id) => Guest.Table.Where(g => g.Id == id).Set(g => g.Name, "changed").ExecuteAsync(session, Server.Token).AsTask();
    }
}
