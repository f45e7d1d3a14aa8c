using System.Text.RegularExpressions;

namespace Orm.Architecture.Tests;

public sealed partial class DiagnosticsTests
{
    [Fact]
    public void Every_diagnostic_has_a_page_a_release_line_and_a_test()
    {
        Dictionary<string, string> ids = DiagnosticIds();
        string releases = string.Concat(Directory.EnumerateFiles(Repository.PathOf("src/Orm.Generators"), "AnalyzerReleases.*.md").Select(File.ReadAllText));
        string tests = string.Concat(Repository.SourceFiles("tests/Orm.Generators.Tests").Select(File.ReadAllText));

        string[] missing =
        [
            .. from id in ids
               where !File.Exists(Repository.PathOf($"docs/diagnostics/{id.Key}.md"))
               select $"{id.Key} has no docs/diagnostics/{id.Key}.md",
            .. from id in ids where !Regex.IsMatch(releases, $"^{id.Key} ", RegexOptions.Multiline) select $"{id.Key} has no line in AnalyzerReleases",
            .. from id in ids
               where !tests.Contains(id.Key, StringComparison.Ordinal) && !Regex.IsMatch(tests, $"\\bIds\\.{id.Value}\\b")
               select $"{id.Key} has no test",
        ];

        Assert.NotEmpty(ids);
        Assert.True(missing.Length == 0, string.Join('\n', missing));
    }

    [Fact]
    public void Every_page_about_a_diagnostic_is_of_one_that_exists() =>
        Assert.Empty(
            Directory.EnumerateFiles(Repository.PathOf("docs/diagnostics"), "ORM*.md").Select(page => Path.GetFileNameWithoutExtension(page)).Except(DiagnosticIds().Keys));

    // Id to the name of its constant.
    private static Dictionary<string, string> DiagnosticIds() =>
        Repository.SourceFiles("src/Orm.Generators").Concat(Repository.SourceFiles("src/Orm.CodeFixes"))
            .SelectMany(file => IdConstant().Matches(File.ReadAllText(file)))
            .ToDictionary(match => match.Groups[2].Value, match => match.Groups[1].Value);

    [GeneratedRegex("const string (\\w+) = \"(ORM[0-9]+)\";")]
    private static partial Regex IdConstant();
}
