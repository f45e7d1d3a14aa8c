using Orm;

namespace Recipes;

/// <summary>A page by keyset: it starts after the last row seen, so it neither skips nor repeats rows and costs the same however deep. The cursor is text that a client may keep.</summary>
public static class KeysetPage
{
    public static async Task<(List<string> Titles, string? Next)> RunAsync(Database db, string? after, int size)
    {
        await using var session = db.OpenSession();
        var page = await Post.Table
            .OrderBy(p => p.Title)
            .ThenBy(p => p.Id)
            .ToKeysetPageAsync(session, size, after is null ? null : Cursor.Parse(after));
        return ([.. page.Items.Select(p => p.Title)], page.Next?.ToString());
    }
}
