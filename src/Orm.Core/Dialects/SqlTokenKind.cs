using System.ComponentModel;

namespace Orm.Dialects;

/// <summary>The kinds of token in SQL text.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public enum SqlTokenKind
{
    /// <summary>Nothing: behind the last token.</summary>
    None,

    /// <summary>A key word or a name without quotes.</summary>
    Word,

    /// <summary>A name in quotes, backticks or brackets.</summary>
    Name,

    /// <summary>A text in single quotes.</summary>
    String,

    /// <summary>A number.</summary>
    Number,

    /// <summary>An operator or a mark.</summary>
    Symbol,
}
