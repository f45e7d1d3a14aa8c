using System.Data.Common;
using System.Globalization;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using MySqlConnector;
using Orm.Dialects;

namespace Orm.MySql;

/// <summary>What the servers' error numbers mean, and the names that their messages hold.</summary>
internal static partial class MySqlErrors
{
    private const int Interrupted = 1317;

    public static DatabaseError Translate(DbException exception)
    {
        if (exception is MySqlConnectionLostException)
            return new DatabaseError(DatabaseErrorKind.ConnectionLost, IsTransient: true);
        if (exception is MySqlTimeoutException)
            return new DatabaseError(DatabaseErrorKind.CommandTimeout);
        int number = NumberOf(exception);
        string message = exception.Message;
        return number switch
        {
            1062 or 1586 or 1557 or 1022 or 1169 => Unique(message),
            1451 or 1452 or 1216 or 1217 or 1761 or 1762 => ForeignKey(message),
            1048 or 1263 or 1364 or 1566 => new DatabaseError(DatabaseErrorKind.NotNullViolation, Columns: Quoted(message)),
            3819 or 4025 => Check(message),
            1406 or 1162 => new DatabaseError(DatabaseErrorKind.ValueTooLong, Columns: Quoted(message)),
            1153 => new DatabaseError(DatabaseErrorKind.ValueTooLong, Hint: "The statement is greater than the server's max_allowed_packet: raise that, or send less at a time."),
            1264 or 1690 or 1916 => new DatabaseError(DatabaseErrorKind.NumericOverflow, Columns: Quoted(message)),
            // The number of "data truncated" serves enum labels and dates, too.
            1213 or 1614 => new DatabaseError(DatabaseErrorKind.Deadlock, IsTransient: true),
            1020 => new DatabaseError(DatabaseErrorKind.SerializationFailure, IsTransient: true),
            1205 or 3572 => new DatabaseError(DatabaseErrorKind.LockTimeout, IsTransient: true),
            1969 or 3024 => new DatabaseError(DatabaseErrorKind.CommandTimeout, Hint: $"It is the server's own limit, {(number == 1969 ? "max_statement_time" : "max_execution_time")}."),
            -1 when IsTimeout(exception) => new DatabaseError(DatabaseErrorKind.CommandTimeout),
            Interrupted => new DatabaseError(DatabaseErrorKind.Cancelled),
            1290 or 1792 or 1836 => new DatabaseError(DatabaseErrorKind.ReadOnly),
            1021 or 1114 => new DatabaseError(DatabaseErrorKind.StorageFull),
            1040 or 1203 => new DatabaseError(DatabaseErrorKind.ConnectionLost, IsTransient: true, Hint: "The server has no connection left to give."),
            1042 or 1043 or 1047 or 1053 or 1077 or 1080 or 1152 or 1158 or 1159 or 1160 or 1161 or 1184 or 1927 or 2002 or 2003 or 2006 or 2013 or 4031 =>
                new DatabaseError(DatabaseErrorKind.ConnectionLost, IsTransient: true),
            1049 => new DatabaseError(DatabaseErrorKind.Other, Hint: "Create it (CREATE DATABASE), or correct the name in the URL."),
            1046 => new DatabaseError(DatabaseErrorKind.Other, Hint: "Name it at the end of the URL: mysql://user:password@host/database."),
            1044 or 1045 or 1130 or 1698 => new DatabaseError(DatabaseErrorKind.Other),
            1054 or 1064 or 1091 or 1109 or 1146 or 1149 or 1305 or 1327 or 1370 => new DatabaseError(DatabaseErrorKind.Syntax, Hint: $"The server says: {message}"),
            _ => IsTimeout(exception) ? new DatabaseError(DatabaseErrorKind.CommandTimeout)
                : number == 0 && IsNetwork(exception) ? new DatabaseError(DatabaseErrorKind.ConnectionLost, IsTransient: true)
                : new DatabaseError(DatabaseErrorKind.Other),
        };
    }

    /// <summary>The exception that is thrown in place of the driver's, where the driver's does not say what happened; else null.</summary>
    public static Exception? Replace(Exception exception, CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested && exception is DbException error && NumberOf(error) == Interrupted)
            return new OperationCanceledException(exception.Message, exception, cancellationToken);
        return MySqlConnectionLostException.IsMeantBy(exception) ? MySqlConnectionLostException.Of(exception) : null;
    }

    /// <summary>The protocol of prepared statements does not serve this text, or not so many parameters.</summary>
    public static bool CannotBePrepared(DbException exception) => NumberOf(exception) is 1295 or 1390 or 1461;

    /// <summary>A table, column, key, constraint, view or trigger that is there already, or is not there to be dropped or renamed.</summary>
    public static bool IsDoneBefore(DbException exception) =>
        NumberOf(exception) is 1050 or 1051 or 1054 or 1060 or 1061 or 1068 or 1091 or 1146 or 1176 or 1347 or 1359 or 1360 or 1826 or 3821 or 3822 or 4092 or 4161
        || (NumberOf(exception) is 1005 or 1025 && exception.Message.Contains("errno: 121", StringComparison.Ordinal));

    private static int NumberOf(DbException exception) => exception is MySqlException native
        ? (int)native.ErrorCode
        : exception is MySqlConnectionLostException ? 0
        : exception.Data["Server Error Code"] is { } number ? Convert.ToInt32(number, CultureInfo.InvariantCulture) : exception.ErrorCode;

    private static bool IsTimeout(DbException exception) =>
        exception is MySqlException { ErrorCode: MySqlErrorCode.CommandTimeoutExpired } || exception.InnerException is TimeoutException;

    private static bool IsNetwork(DbException exception) =>
        exception is MySqlException { InnerException: IOException or SocketException or MySqlEndOfStreamException or null } || exception.InnerException is IOException or SocketException;

    // Duplicate entry 'x' for key 'users.uq_users_email': MySQL 8 names the table, MariaDB the key alone. The value may hold anything.
    private static DatabaseError Unique(string message)
    {
        Match match = KeyName().Match(message);
        if (!match.Success)
            return new DatabaseError(DatabaseErrorKind.UniqueViolation);
        string key = match.Groups["key"].Value;
        string? table = match.Groups["table"] is { Success: true } group ? group.Value : null;
        return new DatabaseError(DatabaseErrorKind.UniqueViolation, Constraint: key, Table: table);
    }

    // … a foreign key constraint fails (`db`.`posts`, CONSTRAINT `fk_posts_author_id` FOREIGN KEY (`author_id`) REFERENCES `users` (`id`))
    private static DatabaseError ForeignKey(string message)
    {
        Match match = ForeignKeyName().Match(message);
        if (!match.Success)
            return new DatabaseError(DatabaseErrorKind.ForeignKeyViolation);
        string[] columns = match.Groups["columns"].Value.Split(", ", StringSplitOptions.RemoveEmptyEntries);
        return new DatabaseError(
            DatabaseErrorKind.ForeignKeyViolation,
            Constraint: Unquote(match.Groups["constraint"].Value),
            Table: Unquote(match.Groups["table"].Value),
            Columns: Array.ConvertAll(columns, static c => Unquote(c.Trim('`'))));
    }

    // MariaDB: CONSTRAINT `ck` failed for `db`.`table`; MySQL: Check constraint 'ck' is violated.
    private static DatabaseError Check(string message)
    {
        Match match = CheckName().Match(message);
        if (!match.Success)
            return new DatabaseError(DatabaseErrorKind.CheckViolation);
        return new DatabaseError(
            DatabaseErrorKind.CheckViolation,
            Constraint: Unquote(match.Groups["constraint"].Value),
            Table: match.Groups["table"] is { Success: true } table ? Unquote(table.Value) : null);
    }

    // Column 'name' cannot be null; Data too long for column 'name' at row 1.
    private static string[]? Quoted(string message) => ColumnName().Match(message) is { Success: true } match ? [match.Groups["column"].Value] : null;

    private static string Unquote(string name) => name.Replace("``", "`", StringComparison.Ordinal);

    [GeneratedRegex(@"for key '(?:(?<table>[^'.]+)\.)?(?<key>[^']+)'$", RegexOptions.RightToLeft)]
    private static partial Regex KeyName();

    [GeneratedRegex(@"\(`(?:[^`]|``)+`\.`(?<table>(?:[^`]|``)+)`, CONSTRAINT `(?<constraint>(?:[^`]|``)+)` FOREIGN KEY \((?<columns>[^)]*)\)")]
    private static partial Regex ForeignKeyName();

    [GeneratedRegex(@"(?:CONSTRAINT `(?<constraint>(?:[^`]|``)+)` failed for `(?:[^`]|``)+`\.`(?<table>(?:[^`]|``)+)`|Check constraint '(?<constraint>[^']+)' is violated)")]
    private static partial Regex CheckName();

    [GeneratedRegex(@"(?:[Cc]olumn|[Ff]ield) (?:`[^`]+`\.`[^`]+`\.`(?<column>[^`]+)`|'(?<column>[^']+)')")]
    private static partial Regex ColumnName();
}
