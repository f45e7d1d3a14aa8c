using Orm.Core.Tests.Contract;
using Orm.Execution;

namespace Orm.Core.Tests.Statements;

/// <summary>What a statement costs in memory: building it a few small objects, rendering it nothing.</summary>
public sealed class AllocationTests
{
    [Fact]
    public void Rendering_allocates_nothing_in_the_steady_state()
    {
        Statement[] statements =
        [
            User.Table.Where(u => u.Id == 1),
            User.Table.Join(u => u.Posts, out PostTable p).Where(u => u.Id.In(1, 2, 3) && p.Title.Like("x%")).OrderBy(u => u.Name).Take(5).Select(u => (u, p.Title)),
            Post.Table.Where(x => x.Tags.Any(t => t.Name == "a") && x.Author.Any(a => a.Id > 3)),
            Post.Table.GroupBy(x => x.AuthorId).Where(g => g.Count() > 1).Select(g => (g.Key, g.Sum(x => x.Id))),
            User.Table.Where(u => u.Id == 1).Set(u => u.Name, "x").Set(u => u.ManagerId, u => u.Id),
        ];
        var writer = new SqlWriter(AnsiDialect.Instance);
        foreach (Statement statement in statements)
        {
            Assert.Equal(0, Measure(() =>
            {
                writer.Reset();
                statement.Write(writer);
            }));
        }
    }

    [Fact]
    public void Point_lookup_builds_a_value_a_comparison_and_a_step_besides_the_users_delegate()
    {
        int id = 7;
        Assert.InRange(Measure(() => User.Table.Where(u => u.Id == id)), 1, 64 + 24 + 40 + 64);
    }

    private static long Measure(Action action) => Allocations.PerCall(1000, action);
}
