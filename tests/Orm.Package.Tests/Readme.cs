using System.Text.RegularExpressions;

namespace Orm.Package.Tests;

/// <summary>The code blocks of README.md, as printed.</summary>
internal static partial class Readme
{
    /// <summary>The C# blocks that begin with a comment that names a file, by that name.</summary>
    public static Dictionary<string, string> SourceFiles() =>
        Blocks("csharp")
            .Select(code => (Name: FileName().Match(code), Code: code))
            .Where(block => block.Name.Success)
            .ToDictionary(block => block.Name.Groups[1].Value, block => block.Code);

    /// <summary>What README says that its program prints.</summary>
    public static string PrintedOutput() => Blocks("text").Single();

    private static IEnumerable<string> Blocks(string language)
    {
        string text = File.ReadAllText(Path.Combine(PackageFeed.Root, "README.md")).ReplaceLineEndings("\n");
        return from match in Block().Matches(text) where match.Groups[1].Value == language select match.Groups[2].Value;
    }

    [GeneratedRegex("^```(\\w+)\n(.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Block();

    [GeneratedRegex("^// (\\w+\\.cs)\n")]
    private static partial Regex FileName();
}
