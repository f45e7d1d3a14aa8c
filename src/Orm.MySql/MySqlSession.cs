using System.Data;
using System.Data.Common;
using System.Globalization;

namespace Orm.MySql;

/// <summary>What is set on a session when it begins, and what the server tells about itself then: one round trip for both.</summary>
/// <param name="MaxPacket">The greatest number of bytes that one statement may take.</param>
/// <param name="KeyStep">By how much generated keys of one statement grow from row to row.</param>
/// <param name="Restore">What sets a session of other code back to how it was; null for one of Orm's own.</param>
internal sealed record MySqlSession(long MaxPacket, long KeyStep, string? Restore = null)
{
    // MySQL takes the same parameter in GROUP BY and in SELECT for two expressions, and would refuse the group.
    // Strict: a server that cuts values silently would store something else than it was given.
    private const string Mode = "concat(replace(@@sql_mode, 'ONLY_FULL_GROUP_BY', ''), ',STRICT_TRANS_TABLES')";

    // The driver escapes backslashes in the texts that it writes, unless it is told that the server takes them as they are.
    private const string EscapingMode = $"replace({Mode}, 'NO_BACKSLASH_ESCAPES', '')";

    public static async ValueTask<MySqlSession> BeginAsync(DbConnection connection, CancellationToken cancellationToken)
    {
        object[] told = await AskAsync(connection, null, $"{SetOf(connection)}; SELECT @@max_allowed_packet, @@auto_increment_increment", cancellationToken).ConfigureAwait(false);
        return new MySqlSession(MySqlRowReader.ToInt64(told[0]), MySqlRowReader.ToInt64(told[1]));
    }

    /// <summary>Takes a session of other code for a while: what it had set is told first, and set again by <see cref="EndAsync"/>.</summary>
    public static async ValueTask<MySqlSession> JoinAsync(DbConnection connection, DbTransaction transaction, CancellationToken cancellationToken)
    {
        object[] told = await AskAsync(connection, transaction, $"SELECT @@max_allowed_packet, @@auto_increment_increment, @@time_zone, @@sql_mode; {SetOf(connection)}", cancellationToken).ConfigureAwait(false);
        string restore = $"SET time_zone = {Quote(told[2])}, sql_mode = {Quote(told[3])}";
        return new MySqlSession(MySqlRowReader.ToInt64(told[0]), MySqlRowReader.ToInt64(told[1]), restore);
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

    internal static async ValueTask<object[]> AskAsync(DbConnection connection, DbTransaction? transaction, string sql, CancellationToken cancellationToken)
    {
        DbCommand command = connection.CreateCommand();
        await using (command.ConfigureAwait(false))
        {
            command.CommandText = sql;
            command.Transaction = transaction;
            DbDataReader reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
            await using (reader.ConfigureAwait(false))
            {
                await reader.ReadAsync(cancellationToken).ConfigureAwait(false);
                var values = new object[reader.FieldCount];
                reader.GetValues(values);
                return values;
            }
        }
    }

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
