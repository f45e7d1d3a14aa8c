using System.Buffers;

namespace Orm.MySql;

/// <summary>
/// Tells texts that may leave something behind on the session (a variable, a lock, a temporary table, another database) from those
/// that cannot. When in doubt, it may.
/// </summary>
internal static class SessionState
{
    private static readonly SearchValues<string> s_lasting = SearchValues.Create(["@", "get_lock", "temporary", "last_insert_id(", "lock tables", "into outfile"], StringComparison.OrdinalIgnoreCase);

    private static readonly string[] s_harmless =
    [
        "select", "insert", "update", "delete", "replace", "with", "values", "table", "explain", "show", "describe", "(", "create table", "create index", "create unique",
        "alter table", "drop table", "drop index", "create view", "drop view", "create database", "drop database", "truncate", "savepoint", "release savepoint",
    ];

    public static bool IsChangedBy(string sql)
    {
        ReadOnlySpan<char> text = sql.AsSpan().TrimStart();
        return !StartsHarmless(text) || text.ContainsAny(s_lasting) || text.TrimEnd("; \r\n\t").Contains(';');
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
