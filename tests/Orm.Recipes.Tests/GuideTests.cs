using System.Text.RegularExpressions;

namespace Orm.Recipes.Tests;

/// <summary>The guide's C# is the samples' C#: what a page shows is compiled and run.</summary>
public sealed partial class GuideTests
{
    internal static readonly string Root = FindRoot();

    public static TheoryData<string> Pages { get; } =
        [.. Directory.EnumerateFiles(Path.Combine(Root, "docs", "guide"), "*.md").Select(page => Path.GetFileName(page)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Pages))]
    public void Every_snippet_stands_in_a_sample(string page)
    {
        string[] samples = [.. Directory.EnumerateFiles(Path.Combine(Root, "samples"), "*.cs", SearchOption.AllDirectories).Where(IsSource).Select(file => Normalize(File.ReadAllText(file)))];
        string text = File.ReadAllText(Path.Combine(Root, "docs", "guide", page)).ReplaceLineEndings("\n");

        string[] unknown = [.. from match in Snippet().Matches(text) let code = match.Groups[1].Value where !samples.Any(sample => sample.Contains(Normalize(code), StringComparison.Ordinal)) select code];

        Assert.True(unknown.Length == 0, $"docs/guide/{page} shows code that no sample holds:\n{string.Join("\n---\n", unknown)}");
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void Every_link_leads_to_a_file(string page)
    {
        string folder = Path.Combine(Root, "docs", "guide");
        string[] broken =
        [
            .. from match in Link().Matches(File.ReadAllText(Path.Combine(folder, page)))
               let target = match.Groups[1].Value.Split('#')[0]
               where target.Length > 0 && !target.Contains("://", StringComparison.Ordinal) && !Path.Exists(Path.Combine(folder, target))
               select target,
        ];

        Assert.True(broken.Length == 0, $"docs/guide/{page} links to what is not there: {string.Join(", ", broken)}");
    }

    // Indentation and blank lines differ between a page and a method body.
    private static string Normalize(string code) => string.Concat(code.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0).Select(line => line + "\n"));

    private static bool IsSource(string file) => !Path.GetRelativePath(Root, file).Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj");

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Orm.sln")))
                return folder.FullName;
        }

        throw new InvalidOperationException("These tests read the guide: run them from a build inside the repository.");
    }

    [GeneratedRegex("^```csharp\n(.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Snippet();

    [GeneratedRegex("\\]\\(([^)]+)\\)")]
    private static partial Regex Link();
}
