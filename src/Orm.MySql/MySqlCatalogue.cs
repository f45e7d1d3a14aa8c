using System.Globalization;
using System.Text;
using Orm.Dialects;
using Orm.Mapping;

namespace Orm.MySql;

/// <summary>What MySQL's information_schema says, as SQL.</summary>
internal static class MySqlCatalogue
{
    /// <summary>An expression, whose text is escaped once more there, and whose literals name their character set.</summary>
    public static string Expression(string text)
    {
        string sql = Unescaped(text);
        foreach (SqlToken token in Enumerable.Reverse(SqlTokenizer.Split(sql, backslashEscapes: true)))
        {
            if (token.IsWord("_utf8mb4") && token.End < sql.Length && sql[token.End] == '\'')
                sql = sql.Remove(token.Start, token.End - token.Start);
        }

        return sql;
    }

    /// <summary>A constant, whose characters stand there as they are.</summary>
    public static string Constant(string text, StoredKind kind) =>
        (kind == StoredKind.UInt64 && text.StartsWith("b'", StringComparison.Ordinal)) || (kind is not (StoredKind.String or StoredKind.Json or StoredKind.Named or StoredKind.Guid or StoredKind.Bytes) && decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _))
            ? text
            : $"'{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "''", StringComparison.Ordinal)}'";

    // What the server's append_unescaped writes.
    private static string Unescaped(string text)
    {
        if (!text.Contains('\\', StringComparison.Ordinal))
            return text;
        var plain = new StringBuilder(text.Length);
        for (int i = 0; i < text.Length; i++)
        {
            bool isEscape = text[i] == '\\' && i + 1 < text.Length;
            plain.Append(!isEscape ? text[i] : text[++i] switch
            {
                'n' => '\n',
                'r' => '\r',
                '0' => '\0',
                'Z' => '\u001a',
                var character => character,
            });
        }

        return plain.ToString();
    }
}
