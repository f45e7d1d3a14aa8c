using Orm;

namespace Recipes;

/// <summary>Write-only relationships: a collection too large to load is added to, taken from and queried, and never read as a whole.</summary>
public static class WriteOnlyCollection
{
    public static async Task<(long Count, List<string> Latest)> RunAsync(Database db)
    {
        await using var session = db.OpenSession();
        var channel = new Channel { Name = "general" };
        channel.Messages.AddRange(Enumerable.Range(1, 100).Select(i => new Message { Text = $"message {i}" }));
        session.Add(channel);
        await session.CommitAsync();

        var welcome = new Message { Text = "welcome" };
        channel.Messages.Add(welcome);
        Message first = await channel.Messages.Select(Message.Table).Where(m => m.Text == "message 1").SingleAsync(session);
        channel.Messages.Remove(first);
        await session.CommitAsync();

        long count = await channel.Messages.Select().CountAsync(session);
        List<string> latest = await channel.Messages.Select(Message.Table)
            .OrderByDescending(m => m.Id)
            .Take(2)
            .Select(m => m.Text)
            .ToListAsync(session);
        return (count, latest);
    }

    /// <summary>Removing the channel reads no message: the database deletes them.</summary>
    public static async Task<long> RemoveParentAsync(Database db, string name)
    {
        await using var session = db.OpenSession();
        session.Remove(await Channel.Table.Where(c => c.Name == name).SingleAsync(session));
        await session.CommitAsync();
        return await Message.Table.CountAsync(session);
    }
}
