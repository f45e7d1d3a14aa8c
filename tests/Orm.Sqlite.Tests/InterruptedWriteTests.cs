using Orm.Core.Tests.Contract;
using Orm.Specs;

namespace Orm.Sqlite.Tests;

/// <summary>SQLite rolls back the whole transaction when it interrupts a write of it (sqlite.org/c3ref/interrupt.html).</summary>
public sealed class InterruptedWriteTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_write_that_was_interrupted_fails_the_session_with_its_transaction(bool savepoint)
    {
        await using Blog blog = await Blog.CreateAsync("sqlite:///:memory:");
        await using Session session = blog.Database.OpenSession();
        SessionTransaction outer = await session.BeginAsync(cancellationToken: Sqlite.Token);
        session.Add(new Tag { Name = "a" });
        await session.FlushAsync(Sqlite.Token);
        SessionTransaction? inner = savepoint ? await session.BeginNestedAsync(Sqlite.Token) : null;
        // On a busy machine the time may be over before the statement has begun, which then changes nothing.
        for (int wait = 40; wait < 60_000 && session.InTransaction; wait *= 4)
        {
            using var cancelled = new CancellationTokenSource(wait);
            await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await session.Sql(
                $"update tags set name = (with recursive n(i) as (select 1 union all select i + 1 from n where i < 2000000000) select count(*) from n)").ExecuteAsync(cancelled.Token));
        }

        Assert.False(session.InTransaction);
        await Assert.ThrowsAsync<SessionFailedException>(async () => await session.CommitAsync(Sqlite.Token));
        if (inner is not null)
            await inner.DisposeAsync();
        await Assert.ThrowsAsync<SessionFailedException>(async () => await session.CommitAsync(Sqlite.Token));
        await outer.DisposeAsync();
        session.Add(new Tag { Name = "b" });
        await session.CommitAsync(Sqlite.Token);
        Assert.Equal(2, await Tag.Table.CountAsync(session, Sqlite.Token));
    }
}
