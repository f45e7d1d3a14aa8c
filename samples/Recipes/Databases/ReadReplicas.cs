using Orm;

namespace Recipes;

/// <summary>Connection routing: reads go to replicas, writes and what follows them to the primary, and a session class knows better for some.</summary>
public static class ReadReplicas
{
    public static async Task<List<string>> RunAsync(string primary, string replica)
    {
        await using var db = Database.Connect(primary, new DatabaseOptions { Replicas = [replica] });
        List<string> seen = [];

        await using (var session = db.OpenSession())
        {
            seen.Add($"replica: {await User.Table.CountAsync(session)}");
            session.Add(new User { Name = "Dee", Email = "dee@example.com" });
            await session.CommitAsync();
            // What was just written is seen, whatever the replica knows yet.
            seen.Add($"primary: {await User.Table.CountAsync(session)}");
        }

        await using (var session = new RoutedSession(db))
        {
            seen.Add($"tags from the primary: {await Tag.Table.CountAsync(session)}");
            seen.Add($"report from the replica: {await Tag.Table.TagWith("report").CountAsync(session)}");
            session.UsePrimary();
            seen.Add($"users from the primary: {await User.Table.CountAsync(session)}");
        }

        return seen;
    }
}

/// <summary>Routes by entity, kind of statement and tag. Writes always go to the primary.</summary>
public sealed class RoutedSession(Database database, SessionOptions? options = null) : Session(database, options)
{
    protected override ConnectionRole Route(in StatementContext statement)
    {
        if (statement.Tag == "report")
            return ConnectionRole.Replica;
        if (statement.Kind == StatementKind.Query && statement.Entity == typeof(Tag))
            return ConnectionRole.Primary;
        return statement.Default;
    }
}
