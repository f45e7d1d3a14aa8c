using Orm.Core.Tests.Contract;
using Orm.Execution;

namespace Orm.Core.Tests.Statements;

public sealed class ReuseTests
{
    [Fact]
    public void Statement_renders_alike_on_many_threads_at_once()
    {
        var query = User.Table
            .Where(u => u.Posts.Any(p => p.Author.Any(a => a.Posts.Count() > 1)) && u.Id.In(1, 2, 3))
            .LeftJoin(u => u.Manager, out UserOuterTable m)
            .OrderBy(_ => m.Name)
            .Select(u => (u.Name, m.Name, u.Posts.Max(p => p.Id)));
        string expected = query.ToSql(AnsiDialect.Instance);
        Parallel.For(0, 2_000, _ => Assert.Equal(expected, query.ToSql(AnsiDialect.Instance)));
    }

    [Fact]
    public void Statements_are_built_on_many_threads_at_once()
    {
        static Statement Build() => Tag.Table.Where(t => t.Posts.Any(p => Tag.Table.Where(x => x.Id == t.Id && x.Posts.Any(y => y.Id == p.Id)).Exists()));
        string expected = Build().ToSql(AnsiDialect.Instance);
        Parallel.For(0, 2_000, _ => Assert.Equal(expected, Build().ToSql(AnsiDialect.Instance)));
    }

    [Fact]
    public void Lambda_that_throws_leaves_the_depth_as_it_was()
    {
        Assert.Throws<FormatException>(() => User.Table.Where(u => throw new FormatException()));
        Assert.Equal(0, Orm.Statements.Lambda.Depth);
    }

    [Fact]
    public void Writer_lists_the_tables_that_a_statement_names()
    {
        var writer = new SqlWriter(AnsiDialect.Instance);
        Post.Table.Where(p => p.Tags.Any(t => t.Id == 1) && p.Author.Any()).Write(writer);
        Assert.Equal(["posts", "tags", "post_tags", "users"], writer.Tables.ToArray().Select(t => t.Name).Order(StringComparer.Ordinal).OrderBy(n => Array.IndexOf(["posts", "tags", "post_tags", "users"], n)));
    }
}
