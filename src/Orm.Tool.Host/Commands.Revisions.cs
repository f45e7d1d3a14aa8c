using System.Globalization;
using Orm.Mapping;
using Orm.Migrations;
using Orm.Schema;

namespace Orm.Tool.Host;

internal static partial class Commands
{
    private const int Differs = 3;

    private static async ValueTask<int> RevisionAsync(Request request, CancellationToken cancellationToken)
    {
        RevisionGraph graph = Graph();
        Revision[] parents = request.Text("after") is { } after ? [graph.Get(after)] : graph.Heads.Count > 1 ? [graph.Head] : [.. graph.Heads];
        DatabaseSchema start = graph.SchemaAt(parents);
        string message = request.Text("message")!;
        IReadOnlyList<SchemaOperation> operations = [];
        DatabaseSchema found = DatabaseSchema.Empty;
        string? dialect = null;
        if (request.Flag("autogenerate"))
        {
            RefuseWithoutModel(request);
            operations = Diff(request, start, SchemaDiffer.Wanted(start, Models(request)));
        }
        else if (request.Flag("fromDatabase"))
        {
            await using Database database = Connect(request);
            found = await Migrator.ReadAsync(database, cancellationToken).ConfigureAwait(false);
            dialect = database.Dialect.Name;
            operations = Diff(request, start, found);
        }

        if (operations.Count == 0 && (request.Flag("autogenerate") || request.Flag("fromDatabase")))
        {
            Channel.Line(request.Flag("autogenerate") ? "Nothing to do: the revisions add up to the model." : "Nothing to do: the revisions add up to the database.");
            TellLeftOut(found);
            return 0;
        }

        Write(request, new RevisionDraft(RevisionDraft.IdOf(DateTimeOffset.UtcNow, message), message, [.. parents.Select(static p => p.Id)], start, operations)
        {
            LeftOut = found.Unsupported,
            Dialect = dialect,
        });
        foreach (SchemaOperation operation in operations)
            Channel.Line($"  {operation}{(operation.IsDestructive ? "  <- loses what it holds" : "")}");
        TellLeftOut(found);
        if (operations.Count > 0)
            Channel.Line(request.Flag("fromDatabase") ? "The database has all of it already: mark it with orm stamp head." : "Read it through, then run it: orm upgrade head.");
        return 0;
    }

    // Rather a project that was mistaken for another than the wish to drop everything.
    private static void RefuseWithoutModel(Request request)
    {
        if (Models(request).All(static m => m.Entities.Length == 0 && m.AssociationTables.Length == 0))
        {
            throw new MigrationException(
                $"{request.Models} maps no class, so there is nothing to write a revision from. Mark a partial class with [Entity] (using Orm;), or name the project that has them: --project path/to/Models.csproj.");
        }
    }

    private static void TellLeftOut(DatabaseSchema found)
    {
        if (found.Unsupported.Count > 0)
            Channel.Line("The database holds more, which revisions have no operation for (orm check passes over it; op.Sql makes it elsewhere):");
        foreach (UnsupportedObject item in found.Unsupported)
            Channel.Line($"  {item.Description}");
    }

    private static IReadOnlyList<SchemaOperation> Diff(Request request, DatabaseSchema start, DatabaseSchema wanted)
    {
        string[] renames = request.Texts("renames");
        if (request.Flag("interactive") && !request.Flag("noRenames"))
            return SchemaDiffer.Diff(start, wanted, RenameChoices.Parse(renames, static c => Channel.Ask($"{Capital(c.ToString())}: is it renamed?")));
        IReadOnlyList<RenameCandidate> candidates = request.Flag("noRenames") ? [] : SchemaDiffer.RenameCandidates(start, wanted, renames);
        if (candidates.Count == 0)
            return SchemaDiffer.Diff(start, wanted, RenameChoices.Parse(renames));
        string options = string.Join('\n', candidates.Select(static c => $"  --rename {c.Option}   {c}"));
        throw new MigrationException($"Something may have been renamed, and what is dropped loses its rows or values. Say which:\n{options}\n  --no-renames   none of them: what goes is dropped, what comes is added");
    }

    private static int Merge(Request request)
    {
        RevisionGraph graph = Graph();
        Revision[] heads = request.Texts("heads") is { Length: > 0 } named ? [.. named.Select(graph.Get)] : [.. graph.Heads];
        if (heads.Length < 2)
        {
            Channel.Line("Nothing to merge: there is one head.");
            return 0;
        }

        IReadOnlyList<string> conflicts = RevisionMerge.Conflicts(graph, heads);
        if (conflicts.Count > 0)
        {
            throw new MigrationException(
                $"These heads change the same objects, so that their order matters:\n{string.Join('\n', conflicts.Select(static c => "  " + c))}\n"
                + "Make one follow the other instead: put its id into the Parents of the other branch's first revision, then run orm check.");
        }

        string message = request.Text("message") ?? "Merge " + string.Join(" and ", heads.Select(static h => h.Id));
        Write(request, new RevisionDraft(RevisionDraft.IdOf(DateTimeOffset.UtcNow, request.Text("message") ?? "merge"), message, [.. heads.Select(static h => h.Id)], DatabaseSchema.Empty, []));
        return 0;
    }

    private static async ValueTask<int> CheckAsync(Request request, CancellationToken cancellationToken)
    {
        RevisionGraph graph = Graph();
        int found = 0;
        foreach (SchemaOperation operation in SchemaDiffer.Diff(graph.Schema, SchemaDiffer.Wanted(graph.Schema, Models(request))))
        {
            if (found++ == 0)
                Channel.Line("The model asks for what no revision does (orm revision --autogenerate writes it):");
            Channel.Line($"  {operation}");
        }

        if (graph.Heads.Count > 1)
        {
            found++;
            Channel.Line($"There are {graph.Heads.Count} heads: {string.Join(", ", graph.Heads)}. Merge them: orm merge.");
        }

        if (request.Text("url") is not null)
        {
            await using Database database = Connect(request);
            MigrationCheck check = await MigratorOf(database).CheckAsync(Models(request), cancellationToken).ConfigureAwait(false);
            if (check.Missing.Count > 0)
                Channel.Line($"{database} does not have {string.Join(", ", check.Missing)} (orm upgrade applies them).");
            if (check.Drift.Count > 0)
                Channel.Line($"{database} differs from the revisions that it has:");
            foreach (string difference in check.Drift)
                Channel.Line($"  {difference}");
            found += check.Missing.Count + check.Drift.Count;
        }

        if (found == 0)
            Channel.Line(request.Text("url") is null ? "The revisions add up to the model." : "Model, revisions and database agree.");
        return found == 0 ? 0 : Differs;
    }

    private static IReadOnlyList<ModelInfo> Models(Request request) => request.Text("model") is { } name ? ModelRegistry.Find(name) : ModelRegistry.Models;

    private static void Write(Request request, RevisionDraft draft)
    {
        string folder = request.Text("folder")!;
        Directory.CreateDirectory(folder);
        string path = Path.Combine(folder, draft.Id + ".cs");
        string className = draft.ClassName;
        bool taken = MigrationRegistry.Revisions.Any(r => CSharpClass(r.Message) == className) || Directory.EnumerateFiles(folder, "*.cs").Any(f => File.ReadAllText(f).Contains($" class {className} ", StringComparison.Ordinal));
        if (taken)
            className += "_" + DateTimeOffset.UtcNow.ToString("yyyyMMddHHmmss", CultureInfo.InvariantCulture);
        File.WriteAllText(path, RevisionWriter.Write(draft, request.Text("namespace")!, className));
        Channel.Line($"wrote {Path.GetRelativePath(request.Text("directory")!, path)}");
    }

    private static string CSharpClass(string message) => new RevisionDraft("", message, [], DatabaseSchema.Empty, []).ClassName;

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
