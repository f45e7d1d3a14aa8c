using System.ComponentModel;
using System.Text;

namespace Orm.Dialects;

/// <summary>Takes SQL text apart, to compare and to read what a database keeps of its own schema. Comments vanish.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class SqlTokenizer
{
    private static readonly string[] LongSymbols = ["!~~*", "->>", "!~~", "~~*", "||", "<=", ">=", "<>", "!=", "==", "::", "->", "~~", "<<", ">>", ":="];

    /// <summary>The tokens of a text.</summary>
    /// <param name="sql">The text.</param>
    /// <param name="backslashEscapes">Whether a backslash escapes inside of strings.</param>
    public static List<SqlToken> Split(string sql, bool backslashEscapes = false)
    {
        ArgumentNullException.ThrowIfNull(sql);
        var tokens = new List<SqlToken>();
        int position = 0;
        while ((position = SkipBlank(sql, position)) < sql.Length)
        {
            SqlToken token = Next(sql, position, backslashEscapes);
            tokens.Add(token);
            position = token.End;
        }

        return tokens;
    }

    private static int SkipBlank(string sql, int position)
    {
        while (position < sql.Length)
        {
            if (char.IsWhiteSpace(sql[position]))
                position++;
            else if (sql.AsSpan(position).StartsWith("--"))
                position = End(sql.IndexOf('\n', position), 1);
            else if (sql.AsSpan(position).StartsWith("/*"))
                position = End(sql.IndexOf("*/", position + 2, StringComparison.Ordinal), 2);
            else
                break;
        }

        return position;

        int End(int found, int length) => found < 0 ? sql.Length : found + length;
    }

    private static SqlToken Next(string sql, int start, bool backslashEscapes)
    {
        char first = sql[start];
        switch (first)
        {
            case '\'':
                return Quoted(sql, start, '\'', SqlTokenKind.String, backslashEscapes);
            case '"' or '`':
                return Quoted(sql, start, first, SqlTokenKind.Name, false);
            case '[' when IsBracketedName(sql, start):
                int close = sql.IndexOf(']', start);
                return new SqlToken(SqlTokenKind.Name, sql[(start + 1)..close], start, close + 1);
        }

        if (char.IsAsciiDigit(first) || (first == '.' && start + 1 < sql.Length && char.IsAsciiDigit(sql[start + 1])))
            return Number(sql, start);
        if (IsWordStart(first))
        {
            int end = start + 1;
            while (end < sql.Length && (IsWordStart(sql[end]) || char.IsAsciiDigit(sql[end]) || sql[end] == '$'))
                end++;
            return new SqlToken(SqlTokenKind.Word, sql[start..end], start, end);
        }

        string symbol = Array.Find(LongSymbols, s => sql.AsSpan(start).StartsWith(s)) ?? first.ToString();
        return new SqlToken(SqlTokenKind.Symbol, symbol, start, start + symbol.Length);
    }

    // A bracket after a word or another bracket is that of an array.
    private static bool IsBracketedName(string sql, int start)
    {
        int before = start - 1;
        bool follows = before >= 0 && (IsWordStart(sql[before]) || char.IsAsciiDigit(sql[before]) || sql[before] is ']' or ')' or '"');
        return !follows && sql.IndexOf(']', start) > start;
    }

    private static bool IsWordStart(char character) => character is '_' or '@' || char.IsLetter(character);

    private static SqlToken Number(string sql, int start)
    {
        int end = start;
        while (end < sql.Length && (char.IsAsciiLetterOrDigit(sql[end]) || sql[end] is '.' or '_' || (sql[end] is '+' or '-' && sql[end - 1] is 'e' or 'E' && char.IsAsciiDigit(sql[start]))))
            end++;
        return new SqlToken(SqlTokenKind.Number, sql[start..end], start, end);
    }

    private static SqlToken Quoted(string sql, int start, char quote, SqlTokenKind kind, bool backslashEscapes)
    {
        var text = new StringBuilder();
        int position = start + 1;
        while (position < sql.Length)
        {
            char character = sql[position++];
            if (backslashEscapes && character == '\\' && position < sql.Length)
            {
                text.Append(Unescaped(sql[position++]));
                continue;
            }

            if (character == quote)
            {
                if (position >= sql.Length || sql[position] != quote)
                    break;
                position++;
            }

            text.Append(character);
        }

        return new SqlToken(kind, text.ToString(), start, position);
    }

    private static char Unescaped(char character) => character switch
    {
        'n' => '\n',
        'r' => '\r',
        't' => '\t',
        'b' => '\b',
        'Z' => '\u001a',
        '0' => '\0',
        _ => character,
    };
}
