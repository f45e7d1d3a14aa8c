using System.Text.RegularExpressions;

namespace Orm.Recipes.Tests;

/// <summary>The table of recipes: each row's code and test exist, and every sample stands in it or in the guide.</summary>
public sealed partial class RecipeTableTests
{
    private static readonly string Root = GuideTests.Root;

    // What the product promises, by the names under which people look for it.
    private static readonly string[] Promised =
    [
        "engine from URL", "session factory with options", "typed models", "explicit (\"classic\") column styles", "presets", "create with flush to obtain the id",
        "get one or none", "update by statement with row count", "one-to-many with back-population and cascade delete-orphan",
        "many-to-many through an association table with unique names", "select all", "ILIKE filter", "dynamic optional conditions", "select-in loading",
        "joined loading combined with select-in on one query", "offset/limit page ordered descending", "keyset page", "count per user with join, group and order",
        "context-managed transaction", "dependency injection", "create endpoint with refresh", "scoped session per async flow", "write-only relationships",
        "custom session classes", "connection routing (writer/reader) by entity and statement kind", "raw SQL scalar and with parameters", "add-all bulk insert",
        "pool configuration", "streaming large results", "awaitable attributes (explicit async load of one relationship)",
        "migrations: autogenerate a revision", "migrations: upgrade to head",
    ];

    [Fact]
    public void Every_promised_recipe_stands_in_the_table()
    {
        string[] recipes = [.. Rows().Select(r => r.Recipe)];

        string[] missing = [.. Promised.Where(p => !recipes.Any(r => r.Contains(p, StringComparison.OrdinalIgnoreCase)))];

        Assert.True(missing.Length == 0, $"docs/recipes.md has no row for: {string.Join("; ", missing)}");
    }

    [Fact]
    public void Every_row_links_code_and_a_test_that_exist()
    {
        string[] tests = [.. Directory.EnumerateFiles(Path.Combine(Root, "tests"), "*Tests.cs", SearchOption.AllDirectories).Where(static f => !f.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))];
        Assert.NotEmpty(Rows());
        foreach ((string recipe, string code, string test) in Rows())
        {
            Assert.True(File.Exists(Path.Combine(Root, "docs", code)), $"{recipe}: {code} is not there.");
            string[] name = test.Split('.');
            string? file = tests.FirstOrDefault(t => Path.GetFileName(t) == name[0] + ".cs");
            Assert.True(file is not null, $"{recipe}: there is no class {name[0]}.");
            Assert.Matches($@"\[Fact\]\s+public [\w ]+ {Regex.Escape(name[1])}\(", File.ReadAllText(file));
        }
    }

    [Fact]
    public void Every_recipe_runs_in_the_sample_program()
    {
        string program = File.ReadAllText(Path.Combine(Root, "samples", "Recipes", "Program.cs"));
        string[] missing =
        [
            .. from row in Rows()
               let name = Path.ChangeExtension(row.Code, null)!.Replace("../samples/Recipes/", "", StringComparison.Ordinal)
               where row.Code.Contains("/Recipes/", StringComparison.Ordinal) && !name.StartsWith("Models/", StringComparison.Ordinal) && !program.Contains($"\"{name}\"", StringComparison.Ordinal)
               select name,
        ];

        Assert.Empty(missing);
    }

    private static IEnumerable<(string Recipe, string Code, string Test)> Rows() =>
        Row().Matches(File.ReadAllText(Path.Combine(Root, "docs", "recipes.md"))).Select(m => (m.Groups[1].Value.Trim(), m.Groups[2].Value, m.Groups[3].Value));

    [GeneratedRegex(@"^\|([^|]+)\| \[[^\]]+\]\(([^)]+)\) \| `([^`]+)` \|\r?$", RegexOptions.Multiline)]
    private static partial Regex Row();
}
