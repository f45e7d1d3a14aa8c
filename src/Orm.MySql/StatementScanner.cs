using System.Buffers;

namespace Orm.MySql;

/// <summary>
/// Walks the statements of a text, past the literals, quoted names and comments in it, by the rules of these servers, which
/// <see cref="Dialects.SqlTokenizer"/> does not have: # begins a comment, -- only before a blank, and some comments are run. Allocates nothing.
/// </summary>
internal ref struct StatementScanner(ReadOnlySpan<char> text)
{
    private static readonly SearchValues<char> s_marks = SearchValues.Create(";'\"`#-/");

    private ReadOnlySpan<char> _rest = text;

    /// <summary>The statement, from its first word on.</summary>
    public ReadOnlySpan<char> Current { get; private set; }

    public bool MoveNext()
    {
        do
        {
            _rest = AfterBlank(_rest);
            if (_rest.IsEmpty)
                return false;
            int end = EndOf(_rest);
            Current = _rest[..end];
            _rest = _rest[Math.Min(end + 1, _rest.Length)..];
        }
        while (Current.IsEmpty);

        return true;
    }

    /// <summary>Whether a statement begins with one of these sequences of words, however they are spaced.</summary>
    public static bool BeginsWithAny(ReadOnlySpan<char> statement, string[] beginnings)
    {
        foreach (string words in beginnings)
        {
            if (Begins(statement, words))
                return true;
        }

        return false;
    }

    private static bool Begins(ReadOnlySpan<char> statement, ReadOnlySpan<char> words)
    {
        foreach (Range range in words.Split(' '))
        {
            ReadOnlySpan<char> word = words[range];
            statement = AfterBlank(statement);
            if (!statement.StartsWith(word, StringComparison.OrdinalIgnoreCase) || (statement.Length > word.Length && IsOfWord(statement[word.Length])))
                return false;
            statement = statement[word.Length..];
        }

        return true;
    }

    private static bool IsOfWord(char character) => char.IsLetterOrDigit(character) || character is '_' or '$' or '@' or '.';

    private static int EndOf(ReadOnlySpan<char> text)
    {
        int at = 0;
        while (text[at..].IndexOfAny(s_marks) is >= 0 and var found)
        {
            at += found;
            if (text[at] == ';')
                return at;
            at = AfterMark(text, at);
        }

        return text.Length;
    }

    // Parentheses around a query count as blank.
    private static ReadOnlySpan<char> AfterBlank(ReadOnlySpan<char> text)
    {
        while (!text.IsEmpty)
        {
            if (char.IsWhiteSpace(text[0]) || text[0] == '(')
                text = text[1..];
            else if (IsExecutable(text))
                text = text[text.IndexOf('!')..].TrimStart("!0123456789");
            else if (IsComment(text))
                text = text[AfterMark(text, 0)..];
            else
                break;
        }

        return text;
    }

    // What stands in it is run, by servers of the version that it names.
    private static bool IsExecutable(ReadOnlySpan<char> text) => text.StartsWith("/*!") || text.StartsWith("/*M!");

    private static bool IsComment(ReadOnlySpan<char> text) =>
        text[0] == '#' || text.StartsWith("/*") || (text.StartsWith("--") && (text.Length == 2 || char.IsWhiteSpace(text[2]) || char.IsControl(text[2])));

    private static int AfterMark(ReadOnlySpan<char> text, int at)
    {
        ReadOnlySpan<char> rest = text[at..];
        if (rest[0] is '\'' or '"' or '`')
            return AfterQuoted(text, at);
        if (!IsComment(rest) || IsExecutable(rest))
            return at + 1;
        int length = rest[0] == '/' ? After(rest, "*/") : After(rest, "\n");
        return at + length;
    }

    private static int After(ReadOnlySpan<char> text, string end) => text.IndexOf(end) is >= 0 and var found ? found + end.Length : text.Length;

    // A doubled quote reads as the end of one literal and the beginning of the next.
    private static int AfterQuoted(ReadOnlySpan<char> text, int at)
    {
        char quote = text[at++];
        while (at < text.Length)
        {
            char character = text[at++];
            if (character == quote)
                return at;
            if (character == '\\' && quote != '`')
                at++;
        }

        return text.Length;
    }
}
