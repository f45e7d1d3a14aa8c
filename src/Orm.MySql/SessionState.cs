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

    // Of the manual's "Statements That Cause an Implicit Commit", those that an application may send.
    private static readonly string[] s_committing =
    [
        "create ", "alter ", "drop ", "rename ", "truncate", "grant", "revoke", "analyze ", "optimize ", "repair ", "lock tables", "unlock tables", "set password", "flush",
    ];

    private static readonly string[] s_ending = ["commit", "rollback", "start transaction", "begin", "xa ", "set autocommit"];

    public static bool IsChangedBy(string sql)
    {
        ReadOnlySpan<char> text = sql;
        if (text.ContainsAny(s_lasting))
            return true;
        foreach (Range part in text.Split(';'))
        {
            ReadOnlySpan<char> statement = text[part].Trim();
            if (statement.Length > 0 && !StartsWithAny(statement, s_harmless))
                return true;
        }

        return false;
    }

    /// <summary>What a text does to a transaction; of several statements, what the worst of them does.</summary>
    public static TransactionEffect EffectOf(string sql)
    {
        TransactionEffect worst = TransactionEffect.None;
        ReadOnlySpan<char> text = sql;
        foreach (Range part in text.Split(';'))
        {
            ReadOnlySpan<char> statement = text[part].Trim();
            if (StartsWithAny(statement, s_ending) && !statement.StartsWith("rollback to", StringComparison.OrdinalIgnoreCase))
                return TransactionEffect.Ends;
            if (StartsWithAny(statement, s_committing) && !statement.Contains(" temporary ", StringComparison.OrdinalIgnoreCase))
                worst = TransactionEffect.Commits;
        }

        return worst;
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

    private static bool StartsWithAny(ReadOnlySpan<char> text, string[] starts)
    {
        foreach (string start in starts)
        {
            if (text.StartsWith(start, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }
}
