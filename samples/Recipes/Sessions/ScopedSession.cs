using Orm;

namespace Recipes;

/// <summary>One session per asynchronous flow: what is called inside finds it, without passing it on.</summary>
public static class ScopedSession
{
    public static async Task<(bool Shared, bool Separate)> RunAsync(Database db)
    {
        await using SessionScope scope = SessionScope.Begin(db);
        bool shared = ReferenceEquals(await CurrentAfterAwaitAsync(), scope.Session);

        // A parallel branch begins a scope of its own, for a session serves one operation at a time.
        Session other = await Task.Run(async () =>
        {
            await using SessionScope branch = SessionScope.Begin(db);
            return await CurrentAfterAwaitAsync();
        });
        return (shared, !ReferenceEquals(other, scope.Session));
    }

    private static async Task<Session> CurrentAfterAwaitAsync()
    {
        _ = await User.Table.CountAsync(SessionScope.Current);
        return SessionScope.Current;
    }
}
