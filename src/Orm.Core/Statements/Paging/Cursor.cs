using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using Orm.Statements;

namespace Orm;

/// <summary>
/// A place in an ordering: the values that the last row of a page has there. Its text is safe in URLs, and readable by whoever
/// gets it (encoded, not encrypted).
/// </summary>
public sealed class Cursor : IParsable<Cursor>, IEquatable<Cursor>
{
    private readonly CursorValue[] _values;

    internal Cursor(ulong ordering, CursorValue[] values) => (Ordering, _values) = (ordering, values);

    /// <summary>The fingerprint of the ordering that the values belong to.</summary>
    internal ulong Ordering { get; }

    internal ReadOnlySpan<CursorValue> Values => _values;

    /// <summary>Reads the text that <see cref="ToString"/> gave.</summary>
    /// <exception cref="InvalidCursorException">The text is no cursor's.</exception>
    public static Cursor Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return TryParse(text, out Cursor? cursor)
            ? cursor
            : throw new InvalidCursorException("The text is no cursor, or was cut or changed on its way. Begin again with the first page.");
    }

    /// <summary>Reads the text that <see cref="ToString"/> gave, if it is one.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out Cursor? cursor)
    {
        cursor = null;
        if (string.IsNullOrEmpty(text) || !Base64Url.IsValid(text))
            return false;
        cursor = CursorFormat.Read(Base64Url.DecodeFromChars(text));
        return cursor is not null;
    }

    /// <inheritdoc/>
    static Cursor IParsable<Cursor>.Parse(string s, IFormatProvider? provider) => Parse(s);

    /// <inheritdoc/>
    static bool IParsable<Cursor>.TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, [MaybeNullWhen(false)] out Cursor result) =>
        TryParse(s, out result);

    /// <inheritdoc/>
    public bool Equals(Cursor? other) => other is not null && (ReferenceEquals(this, other) || ToString() == other.ToString());

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Cursor);

    /// <inheritdoc/>
    public override int GetHashCode() => ToString().GetHashCode(StringComparison.Ordinal);

    /// <summary>The cursor as text of letters, digits, - and _.</summary>
    public override string ToString() => Base64Url.EncodeToString(CursorFormat.Write(this));
}
