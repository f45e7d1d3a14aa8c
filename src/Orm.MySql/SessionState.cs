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
        "select", "insert", "update", "delete", "replace", "with", "values", "table", "explain", "show", "describe", "create table", "create index", "create unique",
        "alter table", "drop table", "drop index", "create view", "drop view", "create database", "drop database", "truncate", "savepoint", "release savepoint", "rollback to savepoint",
    ];

    // Of the manual's "Statements That Cause an Implicit Commit", those that an application may send.
    private static readonly string[] s_committing =
    [
        "create", "alter", "drop", "rename", "truncate", "grant", "revoke", "analyze", "optimize", "repair", "check table", "lock tables", "lock table", "unlock tables", "unlock table",
        "set password", "flush", "install", "uninstall",
    ];

    private static readonly string[] s_ofSession = ["create temporary", "create or replace temporary", "drop temporary", "drop prepare"];

    // Their bodies hold statements, which do not run now.
    private static readonly string[] s_programs =
    [
        "create procedure", "create function", "create trigger", "create event", "create package", "create definer", "create aggregate",
        "create or replace procedure", "create or replace function", "create or replace trigger", "create or replace event", "create or replace package", "create or replace definer",
        "create or replace aggregate", "alter event", "alter definer",
    ];

    private static readonly string[] s_ending = ["commit", "rollback", "start transaction", "begin", "xa"];

    private static readonly string[] s_staying = ["rollback to", "rollback work to"];

    private static readonly string[] s_setting = ["set"];

    public static bool IsChangedBy(string sql)
    {
        if (sql.AsSpan().ContainsAny(s_lasting))
            return true;
        var statements = new StatementScanner(sql);
        while (statements.MoveNext())
        {
            if (!StatementScanner.BeginsWithAny(statements.Current, s_harmless))
                return true;
        }

        return false;
    }

    /// <summary>What a text does to a transaction; of several statements, what the worst of them does.</summary>
    public static TransactionEffect EffectOf(string sql)
    {
        TransactionEffect worst = TransactionEffect.None;
        var statements = new StatementScanner(sql);
        while (statements.MoveNext())
        {
            ReadOnlySpan<char> statement = statements.Current;
            if (Ends(statement))
                return TransactionEffect.Ends;
            if (!StatementScanner.BeginsWithAny(statement, s_committing) || StatementScanner.BeginsWithAny(statement, s_ofSession))
                continue;
            worst = TransactionEffect.Commits;
            if (StatementScanner.BeginsWithAny(statement, s_programs))
                break;
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

    private static bool Ends(ReadOnlySpan<char> statement) =>
        (StatementScanner.BeginsWithAny(statement, s_ending) && !StatementScanner.BeginsWithAny(statement, s_staying))
        || (StatementScanner.BeginsWithAny(statement, s_setting) && statement.Contains("autocommit", StringComparison.OrdinalIgnoreCase));
}
