using System.Globalization;
using Orm.Migrations;

namespace Orm.Tool.Host;

/// <summary>The commands of the tool, as far as they need the user's models and revisions.</summary>
internal static partial class Commands
{
    private const string NoRevisions = "There are no revisions. Make the first one: orm revision --autogenerate -m \"…\".";

    public static ValueTask<int> RunAsync(Request request, CancellationToken cancellationToken) => request.Command switch
    {
        "revision" => RevisionAsync(request, cancellationToken),
        "upgrade" => UpgradeAsync(request, cancellationToken),
        "downgrade" => DowngradeAsync(request, cancellationToken),
        "current" => CurrentAsync(request, cancellationToken),
        "history" => HistoryAsync(request, cancellationToken),
        "heads" => new(Heads()),
        "merge" => new(Merge(request)),
        "stamp" => StampAsync(request, cancellationToken),
        "check" => CheckAsync(request, cancellationToken),
        "sql" => new(Sql(request)),
        _ => throw new NotSupportedException($"This version of the tool's host does not know '{request.Command}'."),
    };

    private static async ValueTask<int> UpgradeAsync(Request request, CancellationToken cancellationToken)
    {
        await using Database database = Connect(request);
        Migrator migrator = MigratorOf(database);
        IReadOnlyList<Revision> done = await migrator.UpgradeAsync(request.Text("target")!, cancellationToken).ConfigureAwait(false);
        if (migrator.Graph.Revisions.Count == 0)
            Channel.Line(NoRevisions);
        else if (done.Count == 0)
            Channel.Line($"{database} has every revision up to {request.Text("target")} already.");
        return 0;
    }

    private static async ValueTask<int> DowngradeAsync(Request request, CancellationToken cancellationToken)
    {
        await using Database database = Connect(request);
        IReadOnlyList<Revision> done = await MigratorOf(database).DowngradeAsync(request.Text("target")!, cancellationToken).ConfigureAwait(false);
        if (done.Count == 0)
            Channel.Line($"{database} has nothing to take back.");
        return 0;
    }

    private static async ValueTask<int> CurrentAsync(Request request, CancellationToken cancellationToken)
    {
        await using Database database = Connect(request);
        IReadOnlyList<Revision> current = await MigratorOf(database).CurrentAsync(cancellationToken).ConfigureAwait(false);
        RevisionGraph graph = Graph();
        foreach (Revision revision in current)
            Channel.Line(graph.Heads.Contains(revision) ? $"{revision} (head)" : revision.ToString());
        if (current.Count == 0)
            Channel.Line($"{database} has no revision.");
        return 0;
    }

    private static async ValueTask<int> HistoryAsync(Request request, CancellationToken cancellationToken)
    {
        Dictionary<string, JournalEntry> applied = [];
        if (request.Text("url") is not null)
        {
            await using Database database = Connect(request);
            foreach (JournalEntry entry in await MigratorOf(database).HistoryAsync(cancellationToken).ConfigureAwait(false))
                applied[entry.Id] = entry;
        }

        RevisionGraph graph = Graph();
        foreach (Revision revision in graph.Revisions.Reverse())
        {
            string parents = revision.Parents.Count == 0 ? "" : $" after {string.Join(", ", revision.Parents)}";
            string when = applied.TryGetValue(revision.Id, out JournalEntry? entry)
                ? $", applied {entry.AppliedAt.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture)} UTC"
                : request.Text("url") is null ? "" : ", not applied";
            Channel.Line($"{revision}{parents}{when}");
        }

        foreach (string unknown in applied.Keys.Where(id => graph.Find(id) is null))
            Channel.Line($"{unknown}: the database has it, the project does not");
        if (graph.Revisions.Count == 0)
            Channel.Line(NoRevisions);
        return 0;
    }

    private static int Heads()
    {
        RevisionGraph graph = Graph();
        foreach (Revision head in graph.Heads)
            Channel.Line(head.ToString());
        if (graph.Revisions.Count == 0)
            Channel.Line(NoRevisions);
        return 0;
    }

    private static async ValueTask<int> StampAsync(Request request, CancellationToken cancellationToken)
    {
        await using Database database = Connect(request);
        await MigratorOf(database).StampAsync(request.Text("target")!, cancellationToken).ConfigureAwait(false);
        Channel.Line($"{database} is marked as being at {request.Text("target")}; nothing else was changed.");
        return 0;
    }

    private static int Sql(Request request)
    {
        using var database = new Offline(Connect(request));
        string script = MigratorOf(database.Database).Sql(request.Text("from"), request.Text("target")!, request.Flag("idempotent"));
        if (request.Text("output") is { } path)
        {
            File.WriteAllText(path, script);
            Channel.Line($"wrote {path}");
        }
        else
        {
            foreach (string line in script.TrimEnd('\n').Split('\n'))
                Channel.Line(line);
        }

        return 0;
    }

    private static RevisionGraph Graph() => new(MigrationRegistry.Revisions);

    private static Database Connect(Request request) => Database.Connect(request.Text("url") ?? throw new MigrationException(
        "No database is named. Give its URL (--url postgresql://user:password@host/database), set ORM_DATABASE_URL, or write it into appsettings.json as \"Orm\": { \"Url\": \"…\" }."));

    private static Migrator MigratorOf(Database database) => new(database, new MigratorOptions
    {
        Progress = static p => Tell(p),
    });

    // Each as it is done: those before a failure are kept.
    private static void Tell(MigrationProgress progress)
    {
        if (progress.Step > progress.Steps)
            Channel.Line($"{(progress.IsDowngrade ? "took back" : "upgraded to")} {progress.Revision}");
        else
            Channel.Progress(progress.Revision.ToString(), progress.Step, progress.Steps, progress.Text);
    }

    /// <summary>A database that nothing was opened of.</summary>
    private sealed class Offline(Database database) : IDisposable
    {
        public Database Database => database;

        public void Dispose() => database.DisposeAsync().AsTask().GetAwaiter().GetResult();
    }
}
