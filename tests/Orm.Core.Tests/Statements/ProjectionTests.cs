using Orm.Core.Tests.Contract;

namespace Orm.Core.Tests.Statements;

// What the generator emits for [Projection] partial record UserSummary(int Id, string Name, long Posts).
public sealed partial record UserSummary(int Id, string Name, long Posts)
{
    public static ISelectable<UserSummary> Project(ISelectable<int> id, ISelectable<string> name, ISelectable<long> posts) =>
        Projection.Of(id, name, posts, static (id, name, posts) => new UserSummary(id, name, posts));
}

public sealed class ProjectionTests
{
    [Fact]
    public void Record_is_made_of_pruned_columns_and_expressions()
    {
        Query<UserTable, UserSummary> query = User.Table.Select(u => UserSummary.Project(u.Id, u.Name, u.Posts.Count()));
        Render.Equal(
            "SELECT t0.\"id\", t0.\"name\", (SELECT count(*) FROM \"posts\" AS t1 WHERE t1.\"author_id\" = t0.\"id\") FROM \"users\" AS t0",
            query);
    }
}
