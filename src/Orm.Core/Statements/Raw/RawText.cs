using Orm.Execution;

namespace Orm.Statements;

/// <summary>SQL of the user's own: pieces of text, and between them values and symbols.</summary>
internal sealed class RawText : Statement
{
    private readonly RawPart[] _parts;

    public RawText(List<RawPart> parts)
    {
        _parts = [.. parts];
        IsWrite = !RawSqlKind.IsRead(parts);
    }

    internal override bool IsWrite { get; }

    internal override bool IsRaw => true;

    internal override void Write(SqlWriter writer)
    {
        int scope = writer.OpenScope();
        bool raw = writer.BeginRaw();
        for (int i = 0; i < _parts.Length; i++)
        {
            if (_parts[i].Text is { } text)
                WriteText(writer, text, i + 1 < _parts.Length ? _parts[i + 1].Node as RawList : null, ref i);
            else
                WriteNode(writer, _parts[i].Node!, i > 0 && _parts[i - 1].Text is { } before && before.AsSpan().TrimEnd().EndsWith("("));
        }

        writer.EndRaw(raw);
        writer.CloseScope(scope);
    }

    // IN and NOT IN before a list become what takes an array, where there are arrays: one text for lists of all lengths.
    private static void WriteText(SqlWriter writer, string text, RawList? next, ref int index)
    {
        if (next is not { IsEmpty: false } || !writer.Dialect.Features.ArrayParameters
            || !InOperator.Find(text, out int length, out bool negated, out bool inParentheses))
        {
            writer.Write(text);
            return;
        }

        writer.Write(text.AsSpan(0, length));
        writer.Write(negated ? "<> ALL (" : "= ANY (");
        next.WriteArray(writer);
        if (!inParentheses)
            writer.Write(')');
        index++;
    }

    private static void WriteNode(SqlWriter writer, SqlNode node, bool inParentheses)
    {
        switch (node)
        {
            case ITableSource table:
                writer.WriteTable(table.Mapper.Table);
                if (table.Alias is { } alias)
                {
                    writer.Write(" AS ");
                    writer.WriteIdentifier(alias);
                }

                break;
            case RawList list:
                list.Write(writer, inParentheses);
                break;
            case QueryNode query:
                if (!inParentheses)
                    writer.Write('(');
                query.Write(writer);
                if (!inParentheses)
                    writer.Write(')');
                break;
            default:
                node.Write(writer);
                break;
        }
    }
}

/// <summary>A piece of raw SQL: text, or a value or symbol.</summary>
internal readonly record struct RawPart(string? Text, SqlNode? Node);

/// <summary>Tells by its words whether raw SQL only reads.</summary>
internal static class RawSqlKind
{
    public static bool IsRead(List<RawPart> parts)
    {
        if (parts.Count == 0 || parts[0].Text is not { } text)
            return false;
        ReadOnlySpan<char> first = FirstWord(text);
        if (first.Equals("SELECT", StringComparison.OrdinalIgnoreCase) || first.Equals("VALUES", StringComparison.OrdinalIgnoreCase))
            return !Names(parts, "FOR") || !(Names(parts, "UPDATE") || Names(parts, "SHARE"));
        if (first.Equals("SHOW", StringComparison.OrdinalIgnoreCase) || first.Equals("DESCRIBE", StringComparison.OrdinalIgnoreCase))
            return true;
        return first.Equals("WITH", StringComparison.OrdinalIgnoreCase)
            && !Names(parts, "INSERT") && !Names(parts, "UPDATE") && !Names(parts, "DELETE") && !Names(parts, "MERGE");
    }

    private static ReadOnlySpan<char> FirstWord(string text)
    {
        ReadOnlySpan<char> rest = text.AsSpan().TrimStart(" \t\r\n(");
        while (rest.StartsWith("--") || rest.StartsWith("/*"))
        {
            int end = rest.StartsWith("--") ? rest.IndexOf('\n') : rest.IndexOf("*/") + 1;
            if (end <= 0)
                return default;
            rest = rest[(end + 1)..].TrimStart(" \t\r\n(");
        }

        int length = 0;
        while (length < rest.Length && char.IsAsciiLetter(rest[length]))
            length++;
        return rest[..length];
    }

    private static bool Names(List<RawPart> parts, string word)
    {
        foreach (RawPart part in parts)
        {
            if (part.Text is not { } text)
                continue;
            for (int at = text.IndexOf(word, StringComparison.OrdinalIgnoreCase); at >= 0; at = text.IndexOf(word, at + 1, StringComparison.OrdinalIgnoreCase))
            {
                bool starts = at == 0 || !char.IsLetterOrDigit(text[at - 1]) && text[at - 1] != '_';
                int end = at + word.Length;
                if (starts && (end == text.Length || !char.IsLetterOrDigit(text[end]) && text[end] != '_'))
                    return true;
            }
        }

        return false;
    }
}
