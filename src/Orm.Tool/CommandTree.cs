using System.CommandLine;

namespace Orm.Tool;

/// <summary>The commands with their options and help.</summary>
internal static class CommandTree
{
    private static readonly Option<string?> Project = new("--project", "-p") { Description = "The project with the models and migrations: a .csproj or its folder. Default: the one in the current folder.", Recursive = true };
    private static readonly Option<string?> Startup = new("--startup-project", "-s") { Description = "The application that uses --project, where that is a library: its packages, settings and configuration count. Default: the project itself.", Recursive = true };
    private static readonly Option<string?> Url = new("--url", "-u") { Description = "The database: sqlite:///app.db, postgresql://user:password@host/db, mysql://user:password@host/db. Default: ORM_DATABASE_URL, then Orm:Url in appsettings.json.", Recursive = true };
    private static readonly Option<string?> Configuration = new("--configuration", "-c") { Description = "The build configuration. Default: Debug.", Recursive = true };
    private static readonly Option<string?> Framework = new("--framework", "-f") { Description = "The target framework, where the project has several that are .NET 10 or later.", Recursive = true };
    private static readonly Option<bool> NoBuild = new("--no-build") { Description = "Uses the last build as it is.", Recursive = true };
    private static readonly Option<string?> Model = new("--model") { Description = "The name of the model, where the project has several: [Entity(Model = \"…\")].", Recursive = true };

    /// <summary>How to ask for the help of what was called.</summary>
    public static string HelpOf(ParseResult parsed) => parsed.CommandResult.Command is RootCommand ? "orm --help" : $"orm {parsed.CommandResult.Command.Name} --help";

    public static RootCommand Create(Screen screen)
    {
        var runner = new Runner(screen);
        var root = new RootCommand("""
            Migrations for Orm: revisions are C# classes in your project, written from your model and applied to your database.

            A first round:
              orm revision --autogenerate -m "Add users table"    writes Migrations/<time>_add_users_table.cs
              orm upgrade head --url sqlite:///app.db              applies it
              orm check --url sqlite:///app.db                     model, revisions and database agree?

            Exit codes: 0 done, 1 refused or failed, 2 wrong usage, 3 check found differences, 4 the project does not build or load.
            """);
        foreach (Option option in new Option[] { Project, Startup, Url, Configuration, Framework, NoBuild, Model })
            root.Options.Add(option);
        root.Subcommands.Add(Revision(runner));
        root.Subcommands.Add(WithTarget(runner, "upgrade", "Applies revisions that the database does not have.", "head (the default), heads, an id or its beginning, or +n for the next n", "head"));
        root.Subcommands.Add(WithTarget(runner, "downgrade", "Takes revisions back, newest first.", "base for all, an id or its beginning for those that follow it, or -n for the last n", null));
        root.Subcommands.Add(Plain(runner, "current", "Shows which revision the database is at."));
        root.Subcommands.Add(Plain(runner, "history", "Lists the revisions, newest first; with a database, when each was applied."));
        root.Subcommands.Add(Plain(runner, "heads", "Lists the revisions that no other one follows."));
        root.Subcommands.Add(Merge(runner));
        root.Subcommands.Add(WithTarget(runner, "stamp", "Writes into the database's journal that it is at a revision, without running anything.", "head, heads, base, or an id or its beginning", null));
        root.Subcommands.Add(Plain(runner, "check", "Compares the model with the revisions and, where a database is named, the database with both. Exit code 3 where they differ."));
        root.Subcommands.Add(Sql(runner));
        return root;
    }

    private static Command Revision(Runner runner)
    {
        var message = new Option<string>("--message", "-m") { Description = "What the revision does, in a few words; its class and file are named after it.", Required = true };
        var autogenerate = new Option<bool>("--autogenerate") { Description = "Writes the operations that lead from the revisions to the model." };
        var fromDatabase = new Option<bool>("--from-database") { Description = "Writes the operations that lead from the revisions to what the database (--url) holds." };
        var rename = new Option<string[]>("--rename") { Description = "What was renamed: old:new for a table, table.old:new for a column. May be repeated." };
        var noRenames = new Option<bool>("--no-renames") { Description = "Nothing was renamed: what goes is dropped, what comes is added." };
        var after = new Option<string?>("--after") { Description = "The revision that it follows. Default: the head." };
        var command = new Command("revision", "Writes a new revision into the project's folder Migrations; without --autogenerate or --from-database an empty one for you to fill.")
        {
            message, autogenerate, fromDatabase, rename, noRenames, after,
        };
        command.Validators.Add(result =>
        {
            if (result.GetResult(message) is { } given && !given.Errors.Any() && given.GetValueOrDefault<string>() is { } text && !text.Any(char.IsLetterOrDigit))
                result.AddError("--message says what the revision does, in words: -m \"Add users table\".");
            if (result.GetValue(autogenerate) && result.GetValue(fromDatabase))
                result.AddError("--autogenerate and --from-database are two sources: give one of them.");
        });
        Run(runner, command, parsed => new()
        {
            ["message"] = parsed.GetValue(message),
            ["autogenerate"] = parsed.GetValue(autogenerate),
            ["fromDatabase"] = parsed.GetValue(fromDatabase),
            ["renames"] = ToolRequest.Array(parsed.GetValue(rename)),
            ["noRenames"] = parsed.GetValue(noRenames),
            ["after"] = parsed.GetValue(after),
        });
        return command;
    }

    private static Command Merge(Runner runner)
    {
        var heads = new Argument<string[]>("heads") { Description = "The heads to merge. Default: all.", Arity = ArgumentArity.ZeroOrMore };
        var message = new Option<string?>("--message", "-m") { Description = "What the merge is for." };
        var command = new Command("merge", "Writes a revision that joins heads whose branches touch different objects; names the objects otherwise.") { heads, message };
        Run(runner, command, parsed => new() { ["heads"] = ToolRequest.Array(parsed.GetValue(heads)), ["message"] = parsed.GetValue(message) });
        return command;
    }

    private static Command Sql(Runner runner)
    {
        var target = new Argument<string>("target") { Description = "head (the default), heads, or an id or its beginning.", DefaultValueFactory = static _ => "head" };
        var from = new Option<string?>("--from") { Description = "The revision that the database has. Default: none." };
        var idempotent = new Option<bool>("--idempotent") { Description = "Each revision runs only where the database does not have it." };
        var output = new Option<string?>("--output", "-o") { Description = "The file to write. Default: the standard output." };
        var command = new Command("sql", "Writes the SQL script of an upgrade. Connects to nothing: the URL tells the kind of database, postgresql:// is enough.") { target, from, idempotent, output };
        Run(runner, command, parsed => new()
        {
            ["target"] = parsed.GetValue(target),
            ["from"] = parsed.GetValue(from),
            ["idempotent"] = parsed.GetValue(idempotent),
            ["output"] = parsed.GetValue(output) is { } path ? Path.GetFullPath(path) : null,
        });
        return command;
    }

    private static Command WithTarget(Runner runner, string name, string description, string targets, string? usual)
    {
        var target = new Argument<string>("target") { Description = targets };
        if (usual is not null)
            target.DefaultValueFactory = _ => usual;
        var command = new Command(name, description) { target };
        // -1 is a target here, no option.
        command.TreatUnmatchedTokensAsErrors = true;
        Run(runner, command, parsed => new() { ["target"] = parsed.GetValue(target) });
        return command;
    }

    private static Command Plain(Runner runner, string name, string description)
    {
        var command = new Command(name, description);
        Run(runner, command, static _ => []);
        return command;
    }

    private static void Run(Runner runner, Command command, Func<ParseResult, System.Text.Json.Nodes.JsonObject> options) =>
        command.SetAction((parsed, cancellationToken) => runner.RunAsync(
            new ToolRequest(command.Name, parsed.GetValue(Project), parsed.GetValue(Startup), parsed.GetValue(Url), parsed.GetValue(Configuration) ?? "Debug", parsed.GetValue(Framework), parsed.GetValue(NoBuild), parsed.GetValue(Model), options(parsed)),
            cancellationToken));
}
