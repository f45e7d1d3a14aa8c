using System.Text.RegularExpressions;
using Orm.Tests;

namespace Orm.Package.Tests;

/// <summary>The code blocks of README.md, and of pages of the guide, as printed.</summary>
internal static partial class Readme
{
    /// <summary>The C# blocks that begin with a comment that names a file, by that name.</summary>
    public static Dictionary<string, string> SourceFiles(string page = "README.md", string language = "csharp") =>
        Blocks(page, language)
            .Select(code => (Name: FileName().Match(code), Code: code))
            .Where(block => block.Name.Success)
            .ToDictionary(block => block.Name.Groups[1].Value, block => block.Code);

    /// <summary>What README says that its program prints.</summary>
    public static string PrintedOutput() => Blocks("README.md", "text").Single();

    private static IEnumerable<string> Blocks(string page, string language)
    {
        string text = File.ReadAllText(Path.Combine(Repository.Root, page)).ReplaceLineEndings("\n");
        return from match in Block().Matches(text) where match.Groups[1].Value == language select match.Groups[2].Value;
    }

    [GeneratedRegex("^```(\\w+)\n(.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Block();

    [GeneratedRegex("^// (\\w+\\.cs)\n")]
    private static partial Regex FileName();
}
