namespace Orm.Statements;

/// <summary>Finds the word IN or NOT IN at the end of a piece of raw SQL.</summary>
internal static class InOperator
{
    /// <param name="text">The text before a list.</param>
    /// <param name="length">How much of it stands before the operator.</param>
    /// <param name="negated">Whether it is NOT IN.</param>
    /// <param name="inParentheses">Whether the text opens the list's parentheses.</param>
    public static bool Find(ReadOnlySpan<char> text, out int length, out bool negated, out bool inParentheses)
    {
        ReadOnlySpan<char> rest = text.TrimEnd();
        inParentheses = rest.EndsWith("(");
        if (inParentheses)
            rest = rest[..^1].TrimEnd();
        negated = false;
        length = 0;
        if (!TakeWord(ref rest, "IN"))
            return false;
        length = rest.Length;
        negated = TakeWord(ref rest, "NOT");
        if (negated)
            length = rest.Length;
        return true;
    }

    private static bool TakeWord(ref ReadOnlySpan<char> text, string word)
    {
        ReadOnlySpan<char> trimmed = text.TrimEnd();
        if (!trimmed.EndsWith(word, StringComparison.OrdinalIgnoreCase))
            return false;
        ReadOnlySpan<char> before = trimmed[..^word.Length];
        if (before.Length > 0 && (char.IsLetterOrDigit(before[^1]) || before[^1] is '_' or '$' or '.'))
            return false;
        text = before;
        return true;
    }
}
