using System.Data.Common;
using Microsoft.Data.Sqlite;
using Orm.Dialects;

namespace Orm.Sqlite;

/// <summary>What SQLite's result codes and messages mean (sqlite.org/rescode.html).</summary>
internal static class SqliteErrors
{
    public static DatabaseError Translate(DbException exception)
    {
        if (exception is not SqliteException sqlite)
            return new DatabaseError(DatabaseErrorKind.Other);
        if (sqlite is SqliteTimeoutException)
            return new DatabaseError(DatabaseErrorKind.CommandTimeout);
        return sqlite.SqliteErrorCode switch
        {
            1 => new DatabaseError(DatabaseErrorKind.Syntax),
            5 or 6 => Locked(sqlite.SqliteExtendedErrorCode),
            7 => new DatabaseError(DatabaseErrorKind.Other, Hint: "SQLite is out of memory."),
            8 when sqlite.SqliteExtendedErrorCode == SqliteNative.FileMoved =>
                new DatabaseError(DatabaseErrorKind.ConnectionLost, IsTransient: true, Hint: "The file was deleted, renamed or replaced while it was open, so what is written would be lost. Close the applications that use a file before replacing it."),
            8 => new DatabaseError(DatabaseErrorKind.ReadOnly),
            9 => new DatabaseError(DatabaseErrorKind.Cancelled),
            10 => new DatabaseError(DatabaseErrorKind.StorageFailure),
            11 or 26 => new DatabaseError(DatabaseErrorKind.Corrupt),
            13 => new DatabaseError(DatabaseErrorKind.StorageFull),
            14 => new DatabaseError(DatabaseErrorKind.ConnectionLost, Hint: Quote(sqlite.Message)),
            18 => new DatabaseError(DatabaseErrorKind.ValueTooLong),
            19 => Constraint(sqlite),
            _ => new DatabaseError(DatabaseErrorKind.Other),
        };
    }

    // 517: another connection wrote after this transaction's snapshot was taken; waiting cannot help, the unit must run again.
    private static DatabaseError Locked(int extended) => extended == 517
        ? new DatabaseError(DatabaseErrorKind.SerializationFailure, IsTransient: true)
        : new DatabaseError(DatabaseErrorKind.LockTimeout, IsTransient: true);

    private static DatabaseError Constraint(SqliteException exception)
    {
        string detail = Detail(exception.Message);
        switch (exception.SqliteExtendedErrorCode)
        {
            case 275:
                return new DatabaseError(DatabaseErrorKind.CheckViolation, Constraint: detail);
            case 787:
            // A deferred foreign key, or one that an action of a trigger violates.
            case 1811 when exception.Message.Contains("FOREIGN KEY constraint failed", StringComparison.Ordinal):
                return new DatabaseError(DatabaseErrorKind.ForeignKeyViolation);
            case 1299:
                return WithColumns(DatabaseErrorKind.NotNullViolation, detail);
            case 1555 or 2067 or 2579:
                return WithColumns(DatabaseErrorKind.UniqueViolation, detail);
            default:
                return new DatabaseError(DatabaseErrorKind.Other);
        }
    }

    // "users.email, users.tenant", or "index 'uq_users_lower_email'" for an index over expressions.
    private static DatabaseError WithColumns(DatabaseErrorKind kind, string detail)
    {
        if (detail.StartsWith("index '", StringComparison.Ordinal))
            return new DatabaseError(kind, Constraint: detail[7..].TrimEnd('\''));
        string? table = null;
        var columns = new List<string>();
        foreach (string part in detail.Split(", ", StringSplitOptions.RemoveEmptyEntries))
        {
            int dot = part.IndexOf('.', StringComparison.Ordinal);
            if (dot < 0)
                continue;
            table ??= part[..dot];
            columns.Add(part[(dot + 1)..]);
        }

        return new DatabaseError(kind, Table: table, Columns: columns);
    }

    // SQLite Error 19: 'UNIQUE constraint failed: users.email'.
    private static string Detail(string message)
    {
        const string Marker = "constraint failed: ";
        int at = message.IndexOf(Marker, StringComparison.Ordinal);
        return at < 0 ? "" : message[(at + Marker.Length)..].TrimEnd('.').TrimEnd('\'');
    }

    private static string Quote(string message) => $"SQLite says: {message}";
}
