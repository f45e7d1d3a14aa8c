using System.Text.RegularExpressions;

namespace Orm.Tool;

/// <summary>What a build complained about, short enough to be read.</summary>
internal static partial class BuildErrors
{
    private const int Most = 10;

    /// <summary>The first errors, Orm's own before those that follow from them, with paths as seen from here; else the whole text.</summary>
    public static string Of(string text)
    {
        string[] errors = [.. text.Split('\n').Where(static l => Error().IsMatch(l)).Select(Short).Distinct().OrderBy(static l => l.Contains(": error ORM", StringComparison.Ordinal) ? 0 : 1)];
        if (errors.Length == 0)
            return text.Trim();
        string[] shown = errors.Length > Most ? [.. errors[..Most], $"… and {errors.Length - Most} more: dotnet build shows them."] : errors;
        return string.Join('\n', shown);
    }

    // path(line,column): error ID: text [project]
    private static string Short(string line)
    {
        string text = Project().Replace(line.Trim(), "");
        string here = Directory.GetCurrentDirectory() + Path.DirectorySeparatorChar;
        return text.StartsWith(here, StringComparison.Ordinal) ? text[here.Length..] : text;
    }

    [GeneratedRegex(@"(^|: )error( [A-Z]+[0-9]+)?\s*:")]
    private static partial Regex Error();

    [GeneratedRegex(@" \[[^\]]*proj(::[^\]]*)?\]$")]
    private static partial Regex Project();
}
