using Orm.Execution;

namespace Orm.Diagnostics;

/// <summary>A statement's verb and the table that it is about, as its own text tells them.</summary>
internal sealed class StatementSummary(string operation, string? collection)
{
    /// <summary>The verb in upper case.</summary>
    public string Operation { get; } = operation;

    /// <summary>The table's name with its schema, without quotes; null where there is none, or a derived one.</summary>
    public string? Collection { get; } = collection;

    /// <summary>Both, as spans are named.</summary>
    public string Name { get; } = collection is null ? operation : $"{operation} {collection}";

    public static StatementSummary Of(FlushBatch batch) => new(
        batch.Kind switch
        {
            FlushBatchKind.Insert or FlushBatchKind.Link or FlushBatchKind.Upsert => "INSERT",
            FlushBatchKind.Update or FlushBatchKind.Clear => "UPDATE",
            _ => "DELETE",
        },
        batch.Table.Schema is { } schema ? $"{schema}.{batch.Table.Name}" : batch.Table.Name);

    /// <summary>Reads a text: the first verb outside of parentheses, and the name after FROM, INTO or UPDATE.</summary>
    public static StatementSummary Of(string sql)
    {
        string? operation = null;
        bool expectsName = false;
        int depth = 0;
        int at = 0;
        while (Next(sql, ref at, out ReadOnlySpan<char> token))
        {
            if (token is "(" or ")")
            {
                if (expectsName)
                    break;
                if (operation is not null)
                    depth += token is "(" ? 1 : -1;
                continue;
            }

            if (expectsName)
            {
                if (token is "ONLY" or "only")
                    continue;
                return new StatementSummary(operation!, NameAt(sql, at - token.Length, token));
            }

            if (depth > 0 && operation is not null || !char.IsAsciiLetter(token[0]))
                continue;
            if (operation is null or "WITH" && depth == 0)
                operation = Verb(token) ?? operation ?? token.ToString().ToUpperInvariant();
            expectsName = token.Equals("FROM", StringComparison.OrdinalIgnoreCase) || token.Equals("INTO", StringComparison.OrdinalIgnoreCase)
                || (operation == "UPDATE" && token.Equals("UPDATE", StringComparison.OrdinalIgnoreCase));
        }

        return new StatementSummary(operation ?? "SQL", null);
    }

    private static string? Verb(ReadOnlySpan<char> token)
    {
        foreach (string verb in (ReadOnlySpan<string>)["SELECT", "INSERT", "UPDATE", "DELETE", "WITH", "MERGE", "VALUES"])
        {
            if (token.Equals(verb, StringComparison.OrdinalIgnoreCase))
                return verb;
        }

        return null;
    }

    // A name of one or more parts, each quoted or not.
    private static string? NameAt(string sql, int start, ReadOnlySpan<char> first)
    {
        string name = Unquoted(first);
        int at = start + first.Length;
        while (at < sql.Length && sql[at] == '.')
        {
            at++;
            if (!Next(sql, ref at, out ReadOnlySpan<char> part))
                break;
            name += "." + Unquoted(part);
        }

        return name.Length == 0 ? null : name;
    }

    private static string Unquoted(ReadOnlySpan<char> token) => token[0] switch
    {
        '"' or '`' when token.Length > 1 => token[1..^1].ToString().Replace(new string(token[0], 2), token[..1].ToString(), StringComparison.Ordinal),
        _ => char.IsLetter(token[0]) || token[0] == '_' ? token.ToString() : "",
    };

    // Words, quoted names, text literals and single characters; comments and white space are skipped.
    private static bool Next(string sql, ref int at, out ReadOnlySpan<char> token)
    {
        while (at < sql.Length)
        {
            char c = sql[at];
            ReadOnlySpan<char> rest = sql.AsSpan(at);
            if (char.IsWhiteSpace(c))
            {
                at++;
                continue;
            }

            if (rest.StartsWith("--") || rest.StartsWith("/*"))
            {
                int end = rest.StartsWith("--") ? rest.IndexOf('\n') : rest.IndexOf("*/", StringComparison.Ordinal) + 1;
                at = end <= 0 ? sql.Length : at + end + 1;
                continue;
            }

            int length = c is '"' or '`' or '\'' ? QuotedLength(rest, c) : WordLength(rest);
            token = rest[..length];
            at += length;
            return true;
        }

        token = default;
        return false;
    }

    private static int QuotedLength(ReadOnlySpan<char> text, char quote)
    {
        int i = 1;
        while (i < text.Length)
        {
            if (text[i] != quote)
                i++;
            else if (i + 1 < text.Length && text[i + 1] == quote)
                i += 2;
            else
                return i + 1;
        }

        return text.Length;
    }

    private static int WordLength(ReadOnlySpan<char> text)
    {
        int length = 0;
        while (length < text.Length && (char.IsLetterOrDigit(text[length]) || text[length] is '_' or '$'))
            length++;
        return Math.Max(1, length);
    }
}
