using Orm;
using Orm.Migrations;

namespace Recipes;

/// <summary>Migrations at the start of an application: what the database lacks is applied, by one process at a time.</summary>
public static class UpgradeToHead
{
    public static async Task<(IReadOnlyList<string> Applied, IReadOnlyList<string> Again, string Current)> RunAsync(string url)
    {
        await using var db = Database.Connect(url);
        IReadOnlyList<Revision> applied = await db.UpgradeAsync();

        IReadOnlyList<Revision> again = await db.UpgradeAsync();

        var migrator = new Migrator(db);
        await migrator.DowngradeAsync("-1");
        await migrator.UpgradeAsync("+1");
        IReadOnlyList<Revision> current = await migrator.CurrentAsync();
        return ([.. applied.Select(r => r.Message)], [.. again.Select(r => r.Message)], current.Single().Message);
    }
}
