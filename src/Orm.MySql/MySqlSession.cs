using System.Data;
using System.Data.Common;
using System.Globalization;

namespace Orm.MySql;

/// <summary>What is set on a session when it begins, and what the server tells about itself then: one round trip for both.</summary>
/// <param name="MaxPacket">The greatest number of bytes that one statement may take.</param>
/// <param name="KeyStep">By how much generated keys of one statement grow from row to row.</param>
/// <param name="EndsAtLockTimeout">Whether waiting too long for a lock rolls the whole transaction back, and not its statement alone.</param>
/// <param name="Restore">What sets a session of other code back to how it was; null for one of Orm's own.</param>
internal sealed record MySqlSession(long MaxPacket, long KeyStep, bool EndsAtLockTimeout, string? Restore = null)
{
    // MySQL takes the same parameter in GROUP BY and in SELECT for two expressions, and would refuse the group.
    // Strict: a server that cuts values silently would store something else than it was given.
    private const string Mode = "concat(replace(@@sql_mode, 'ONLY_FULL_GROUP_BY', ''), ',STRICT_TRANS_TABLES')";

    // The driver escapes backslashes in the texts that it writes, unless it is told that the server takes them as they are.
    private const string EscapingMode = $"replace({Mode}, 'NO_BACKSLASH_ESCAPES', '')";

    // By SHOW, which gives no row where a server does not have the setting.
    private const string AskForLockTimeout = "SHOW VARIABLES LIKE 'innodb_rollback_on_timeout'";

    public static async ValueTask<MySqlSession> BeginAsync(DbConnection connection, CancellationToken cancellationToken)
    {
        List<object[]> told = await AskAllAsync(connection, null, $"{SetOf(connection)}; SELECT @@max_allowed_packet, @@auto_increment_increment; {AskForLockTimeout}", cancellationToken).ConfigureAwait(false);
        return Of(told, restore: null);
    }

    /// <summary>Takes a session of other code for a while: what it had set is told first, and set again by <see cref="EndAsync"/>.</summary>
    public static async ValueTask<MySqlSession> JoinAsync(DbConnection connection, DbTransaction transaction, CancellationToken cancellationToken)
    {
        List<object[]> told = await AskAllAsync(connection, transaction, $"SELECT @@max_allowed_packet, @@auto_increment_increment, @@time_zone, @@sql_mode; {AskForLockTimeout}; {SetOf(connection)}", cancellationToken).ConfigureAwait(false);
        return Of(told, restore: $"SET time_zone = {Quote(told[0][2])}, sql_mode = {Quote(told[0][3])}");
    }

    public async ValueTask EndAsync(DbConnection connection, DbTransaction transaction)
    {
        if (Restore is null || connection.State != ConnectionState.Open)
            return;
        DbCommand command = connection.CreateCommand();
        await using (command.ConfigureAwait(false))
        {
            command.CommandText = Restore;
            // It may have ended by now; then the connection is there, but the transaction is not.
            if (transaction.Connection is not null)
                command.Transaction = transaction;
            await command.ExecuteNonQueryAsync(CancellationToken.None).ConfigureAwait(false);
        }
    }

    /// <summary>The first row of a question's answer.</summary>
    internal static async ValueTask<object[]> AskAsync(DbConnection connection, string sql, CancellationToken cancellationToken) =>
        (await AskAllAsync(connection, null, sql, cancellationToken).ConfigureAwait(false))[0];

    // The first row of each result that has one.
    private static async ValueTask<List<object[]>> AskAllAsync(DbConnection connection, DbTransaction? transaction, string sql, CancellationToken cancellationToken)
    {
        var rows = new List<object[]>();
        DbCommand command = connection.CreateCommand();
        await using (command.ConfigureAwait(false))
        {
            command.CommandText = sql;
            command.Transaction = transaction;
            DbDataReader reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
            await using (reader.ConfigureAwait(false))
            {
                do
                {
                    if (!await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
                        continue;
                    var values = new object[reader.FieldCount];
                    reader.GetValues(values);
                    rows.Add(values);
                }
                while (await reader.NextResultAsync(cancellationToken).ConfigureAwait(false));
            }
        }

        return rows;
    }

    private static MySqlSession Of(List<object[]> told, string? restore) => new(
        MySqlRowReader.ToInt64(told[0][0]),
        MySqlRowReader.ToInt64(told[0][1]),
        told.Count > 1 && told[1][1] is "ON",
        restore);

    private static string SetOf(DbConnection connection) => $"SET time_zone = '+00:00', sql_mode = {(EscapesBackslashes(connection) ? EscapingMode : Mode)}";

    private static bool EscapesBackslashes(DbConnection connection)
    {
        try
        {
            var settings = new DbConnectionStringBuilder { ConnectionString = connection.ConnectionString };
            return !IsSet("No Backslash Escapes") && !IsSet("NoBackslashEscapes");

            bool IsSet(string name) => settings.TryGetValue(name, out object? value) && bool.TryParse(value as string, out bool isSet) && isSet;
        }
        catch (ArgumentException)
        {
            // Wrapped connections may have a string of another form.
            return true;
        }
    }

    private static string Quote(object value) => $"'{Convert.ToString(value, CultureInfo.InvariantCulture)!.Replace("'", "''", StringComparison.Ordinal)}'";
}
