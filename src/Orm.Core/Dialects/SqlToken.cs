using System.ComponentModel;

namespace Orm.Dialects;

/// <summary>One token of SQL text.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">Its meaning: names and strings without their quotes.</param>
/// <param name="Start">Where it begins in the text.</param>
/// <param name="End">Where what follows it begins.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly record struct SqlToken(SqlTokenKind Kind, string Text, int Start, int End)
{
    /// <summary>Whether it is this word, quoted in no way.</summary>
    public bool IsWord(string word) => Kind == SqlTokenKind.Word && Text.Equals(word, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether it is this symbol.</summary>
    public bool IsSymbol(string symbol) => Kind == SqlTokenKind.Symbol && Text == symbol;

    /// <summary>Whether it can be a name.</summary>
    public bool IsName => Kind is SqlTokenKind.Word or SqlTokenKind.Name;
}
