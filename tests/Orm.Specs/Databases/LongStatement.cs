using System.Globalization;
using Orm.Core.Tests.Contract;

namespace Orm.Specs;

/// <summary>Statements that are long on every database without a function that only one has, and yet not forever, should nothing stop them.</summary>
internal static class LongStatement
{
    /// <summary>How many tags make them long.</summary>
    public const int Tags = 150;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>Adds the rows that the statements go through.</summary>
    public static async Task AddTagsAsync(Database database, int count = Tags)
    {
        await using Session session = database.OpenSession();
        session.AddRange(Enumerable.Range(1, count).Select(static i => new Tag { Name = string.Create(CultureInfo.InvariantCulture, $"t{i}") }));
        await session.CommitAsync(Token);
    }

    public static async Task ReadAsync(Session session, CancellationToken cancellationToken) =>
        await session.Sql($"select count(*) from tags a, tags b, tags c, tags d where a.name <> b.name or c.name <> d.name").ScalarAsync<long>(cancellationToken);

    public static async Task WriteAsync(Session session, CancellationToken cancellationToken) =>
        await session.Sql($"update users set name = 'Bob' where (select count(*) from tags a, tags b, tags c, tags d where a.name <> b.name or c.name <> d.name) > 0").ExecuteAsync(cancellationToken);
}
