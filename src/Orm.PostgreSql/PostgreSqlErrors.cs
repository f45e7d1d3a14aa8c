using System.Data.Common;
using Npgsql;
using Orm.Dialects;

namespace Orm.PostgreSql;

/// <summary>What PostgreSQL's error codes mean (its manual, appendix A).</summary>
internal static class PostgreSqlErrors
{
    public static DatabaseError Translate(DbException exception)
    {
        if (exception is PostgresException server)
            return OfServer(server);
        if (exception.InnerException is TimeoutException)
            return new DatabaseError(DatabaseErrorKind.CommandTimeout);
        return exception is NpgsqlException { InnerException: IOException or System.Net.Sockets.SocketException or null }
            ? new DatabaseError(DatabaseErrorKind.ConnectionLost, IsTransient: true, Hint: exception.InnerException is { } inner && !exception.Message.Contains(inner.Message, StringComparison.Ordinal) ? inner.Message : null)
            : new DatabaseError(DatabaseErrorKind.Other);
    }

    /// <summary>The refusal of text that is no Unicode.</summary>
    public static OrmException HalfCharacter(Exception exception) =>
        new("A text holds half of a surrogate pair, which is no character, so that PostgreSQL cannot store it. Remove it, or map the property as byte[].", exception);

    private static DatabaseError OfServer(PostgresException server)
    {
        DatabaseErrorKind kind = server.SqlState switch
        {
            "23505" or "23P01" => DatabaseErrorKind.UniqueViolation,
            "23503" or "23001" => DatabaseErrorKind.ForeignKeyViolation,
            "23502" => DatabaseErrorKind.NotNullViolation,
            "23514" => DatabaseErrorKind.CheckViolation,
            "22001" => DatabaseErrorKind.ValueTooLong,
            "22003" => DatabaseErrorKind.NumericOverflow,
            // The texts of these quote the value.
            "22P02" or "22P03" or "22P05" or "22007" or "22008" or "22021" or "22023" or "22025" or "22030" or "22032" => DatabaseErrorKind.InvalidValue,
            "40P01" => DatabaseErrorKind.Deadlock,
            "40001" => DatabaseErrorKind.SerializationFailure,
            "55P03" => DatabaseErrorKind.LockTimeout,
            // One code for statement_timeout and for a cancel request; only the text tells, which the server may translate.
            "57014" => server.MessageText.Contains("timeout", StringComparison.OrdinalIgnoreCase) ? DatabaseErrorKind.CommandTimeout : DatabaseErrorKind.Cancelled,
            "25006" => DatabaseErrorKind.ReadOnly,
            // Ends of the session: by an administrator, a crash, or one of the server's time-outs.
            "57P01" or "57P02" or "57P03" or "57P04" or "57P05" or "25P03" or "25P04" => DatabaseErrorKind.ConnectionLost,
            "53100" => DatabaseErrorKind.StorageFull,
            "58030" => DatabaseErrorKind.StorageFailure,
            "XX001" or "XX002" => DatabaseErrorKind.Corrupt,
            var state when state.StartsWith("42", StringComparison.Ordinal) => DatabaseErrorKind.Syntax,
            var state when state.StartsWith("08", StringComparison.Ordinal) => DatabaseErrorKind.ConnectionLost,
            _ => DatabaseErrorKind.Other,
        };
        return new DatabaseError(
            kind,
            server.ConstraintName,
            server.TableName,
            server.ColumnName is { } column ? [column] : null,
            server.IsTransient || IsPlanChange(server) || server.SqlState == PostgresErrorCodes.InvalidSqlStatementName,
            HintOf(server, kind));
    }

    private static bool IsPlanChange(PostgresException server) => server is { SqlState: PostgresErrorCodes.FeatureNotSupported, Routine: "RevalidateCachedQuery" };

    private static string? HintOf(PostgresException server, DatabaseErrorKind kind) => server.SqlState switch
    {
        "22021" or "22P05" => "A text holds the character NUL (U+0000), which PostgreSQL stores neither in text nor in JSON. Remove it, or map the property as byte[].",
        "23P01" => "It is an exclusion constraint.",
        // The text may be translated, the routine's name is not.
        "40001" when server.Routine == "ProcessInterrupts" => "The server is a standby, whose replay of the primary's changes was in the way of the statement.",
        "57014" when kind == DatabaseErrorKind.CommandTimeout => "It is the server's own limit, statement_timeout.",
        PostgresErrorCodes.InvalidCatalogName => "Create it (CREATE DATABASE), or correct the name in the URL.",
        "25P03" => "The transaction had been idle for longer than idle_in_transaction_session_timeout.",
        PostgresErrorCodes.InvalidSqlStatementName => "The server no longer has a statement that was prepared on this connection. Was DISCARD ALL or DEALLOCATE run? Behind a pooler in transaction mode, add pgbouncer=true to the URL.",
        // The collation is made together with the first table that has a column of it.
        PostgresErrorCodes.UndefinedObject when server.MessageText.Contains(PostgreSqlDialect.IgnoreCase, StringComparison.Ordinal) =>
            $"Collation.IgnoreCase needs to be made once in this database: {PostgreSqlDialect.CreateIgnoreCase}.",
        _ when IsPlanChange(server) => "A table was altered while the application ran; the same work succeeds when it is done again.",
        _ => kind == DatabaseErrorKind.Syntax ? $"PostgreSQL says: {server.MessageText}" : null,
    };
}
