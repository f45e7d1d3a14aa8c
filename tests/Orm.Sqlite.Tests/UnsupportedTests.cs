using System.Globalization;
using Orm.Core.Tests.Contract;

namespace Orm.Sqlite.Tests;

public sealed class UnsupportedTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_refused_was_not_sent_and_leaves_the_session_usable()
    {
        List<string> log = [];
        await using Database database = Sqlite.Memory(o =>
        {
            o.Models = [ContractModel.Instance];
            o.Log = log.Add;
        });
        await database.CreateTablesAsync(Token);
        await using Session session = database.OpenSession();
        log.Clear();
        int[] many = [.. Enumerable.Range(0, 40_000)];
        string[] names = [.. many.Select(i => i.ToString(CultureInfo.InvariantCulture))];
        Func<Task>[] refused =
        [
            async () => await User.Table.Where(u => u.Id.In(many)).ToListAsync(session, Token),
            async () => await User.Table.Where(u => u.Id.In(many)).Delete().ExecuteAsync(session, Token),
            async () => await User.Table.Where(u => u.Id.In(many)).AsAsyncEnumerable(session, Token).GetAsyncEnumerator(Token).MoveNextAsync(),
            async () => await Tag.Table.Insert(t => t.Name).Values(names).ExecuteAsync(session, Token),
            async () => await session.Sql($"select count(*) from {User.Table} where {User.Table.Id} in ({many})").ScalarAsync<long>(Token),
        ];
        foreach (Func<Task> statement in refused)
        {
            NotSupportedException error = await Assert.ThrowsAsync<NotSupportedException>(statement);
            Assert.StartsWith($"SQLite {SqliteDialect.Instance.Version} has room for 32766 parameters in one statement, but ", error.Message, StringComparison.Ordinal);
        }

        Assert.Matches(@"^3\.\d+\.\d+$", SqliteDialect.Instance.Version);
        Assert.DoesNotContain(log, sql => sql is not ("BEGIN" or "BEGIN IMMEDIATE" or "ROLLBACK"));
        Assert.Equal(0, await User.Table.CountAsync(session, Token));
        await session.CommitAsync(Token);
    }
}
