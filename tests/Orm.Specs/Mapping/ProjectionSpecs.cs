using Orm.Core.Tests.Contract;

namespace Orm.Specs.Mapping;

public abstract partial class ProjectionSpecs<TServer>(TServer server) : Spec<TServer>(server)
    where TServer : SpecServer
{
    [Fact]
    public async Task A_projection_reads_the_columns_of_its_constructor()
    {
        await using Blog blog = await BlogAsync();
        int id = await blog.AddUserAsync("Ada", posts: 3);
        await blog.AddUserAsync("Bob");
        await using Session session = blog.Database.OpenSession();
        blog.Log.Clear();
        List<UserSummary> rows = await User.Table
            .OrderBy(u => u.Name)
            .Select(u => UserSummary.Project(u.Id, u.Name, u.ManagerId, u.Posts.Count()))
            .ToListAsync(session, Token);
        Assert.Equal([new UserSummary(id, "Ada", null, 3), new UserSummary(id + 1, "Bob", null, 0)], rows);
        Assert.DoesNotContain("email", Assert.Single(blog.Log), StringComparison.Ordinal);
    }

    [Projection]
    internal sealed partial record UserSummary(int Id, string Name, int? ManagerId, long Posts);
}
