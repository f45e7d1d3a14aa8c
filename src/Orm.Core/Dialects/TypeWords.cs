using System.ComponentModel;

namespace Orm.Dialects;

/// <summary>A database's words for a type, taken apart: <c>numeric(10, 2)</c>, <c>timestamp(3) with time zone</c>, <c>text[]</c>.</summary>
/// <param name="Name">The words without what stands in parentheses, in small letters, with single spaces; quoted names keep their quotes.</param>
/// <param name="Arguments">What stands in parentheses; texts keep their quotes.</param>
/// <param name="IsArray">Whether brackets follow.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record TypeWords(string Name, IReadOnlyList<string> Arguments, bool IsArray)
{
    /// <summary>The first argument as a number, or null.</summary>
    public int? First => Number(0);

    /// <summary>The second argument as a number, or null.</summary>
    public int? Second => Number(1);

    /// <summary>Takes words apart.</summary>
    public static TypeWords Of(string words)
    {
        var names = new List<string>();
        var arguments = new List<string>();
        bool inside = false;
        bool isArray = false;
        foreach (SqlToken token in SqlTokenizer.Split(words))
        {
            if (token.IsSymbol("(") || token.IsSymbol(")"))
                inside = token.Text == "(";
            else if (token.IsSymbol("[") || token.IsSymbol("]"))
                isArray = true;
            else if (inside && !token.IsSymbol(","))
                arguments.Add(token.Kind == SqlTokenKind.String ? $"'{token.Text.Replace("'", "''", StringComparison.Ordinal)}'" : token.Text);
            else if (!inside && token.IsSymbol(".") && names.Count > 0)
                names[^1] += ".";
            else if (!inside && names.Count > 0 && names[^1].EndsWith('.'))
                names[^1] += Plain(token);
            else if (!inside)
                names.Add(Plain(token));
        }

        return new TypeWords(string.Join(' ', names), arguments, isArray);
    }

    /// <summary>The same words with other names for some.</summary>
    public TypeWords Renamed(string name) => this with { Name = name };

    /// <inheritdoc/>
    public override string ToString() => Arguments.Count == 0 ? Name : $"{Name}({string.Join(",", Arguments)})";

    private static string Plain(SqlToken token) => token.Kind == SqlTokenKind.Name ? $"\"{token.Text}\"" : token.Text.ToLowerInvariant();

    private int? Number(int index) => index < Arguments.Count && int.TryParse(Arguments[index], System.Globalization.CultureInfo.InvariantCulture, out int number) ? number : null;
}
