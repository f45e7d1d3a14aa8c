using System.Buffers;

namespace Orm.MySql;

/// <summary>
/// Tells texts that may leave something behind on the session (a variable, a lock, a temporary table, another database) from those
/// that cannot. When in doubt, it may.
/// </summary>
internal static class SessionState
{
    private static readonly SearchValues<string> s_lasting = SearchValues.Create(["@", "get_lock", "temporary"], StringComparison.OrdinalIgnoreCase);

    private static readonly string[] s_harmless =
    [
        "select", "insert", "update", "delete", "replace", "with", "values", "table", "explain", "show", "describe", "(", "create table", "create index", "create unique",
        "alter table", "drop table", "drop index", "create view", "drop view", "create database", "drop database", "truncate", "savepoint", "release savepoint", "rollback to savepoint",
        // Around the creation and dropping of tables, which sets it back.
        "set foreign_key_checks = ",
    ];

    public static bool IsChangedBy(string sql)
    {
        ReadOnlySpan<char> text = sql;
        if (text.ContainsAny(s_lasting))
            return true;
        foreach (Range part in text.Split(';'))
        {
            ReadOnlySpan<char> statement = text[part].Trim();
            if (statement.Length > 0 && !StartsHarmless(statement))
                return true;
        }

        return false;
    }

    /// <summary>
    /// Whether a text cannot be prepared as a whole: it holds several statements, or variables, which the driver would take for parameters.
    /// The same characters inside of a literal count, too, which only costs the preparation.
    /// </summary>
    public static bool MustBeText(string sql)
    {
        if (sql.Contains('@', StringComparison.Ordinal))
            return true;
        int at = sql.IndexOf(';', StringComparison.Ordinal);
        return at >= 0 && !sql.AsSpan(at).Trim("; \r\n\t").IsEmpty;
    }

    private static bool StartsHarmless(ReadOnlySpan<char> text)
    {
        foreach (string start in s_harmless)
        {
            if (text.StartsWith(start, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }
}
