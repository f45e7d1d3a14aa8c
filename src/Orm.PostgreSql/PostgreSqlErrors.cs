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
            ? new DatabaseError(DatabaseErrorKind.ConnectionLost, IsTransient: true, Hint: exception.InnerException?.Message)
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
            "40P01" => DatabaseErrorKind.Deadlock,
            "40001" => DatabaseErrorKind.SerializationFailure,
            "55P03" => DatabaseErrorKind.LockTimeout,
            "57014" => DatabaseErrorKind.Cancelled,
            "25006" => DatabaseErrorKind.ReadOnly,
            "57P01" or "57P02" or "57P03" => DatabaseErrorKind.ConnectionLost,
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
            server.IsTransient,
            kind == DatabaseErrorKind.Syntax ? HintOf(server) : null);
    }

    // The collation is made together with the first table that has a column of it.
    private static string HintOf(PostgresException server) =>
        server.SqlState == PostgresErrorCodes.UndefinedObject && server.MessageText.Contains(PostgreSqlDialect.IgnoreCase, StringComparison.Ordinal)
            ? $"Collation.IgnoreCase needs to be made once in this database: {PostgreSqlDialect.CreateIgnoreCase}."
            : $"PostgreSQL says: {server.MessageText}";
}
