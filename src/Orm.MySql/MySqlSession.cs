using System.Data.Common;

namespace Orm.MySql;

/// <summary>What is set on a session when it begins, and what the server tells about itself then: one round trip for both.</summary>
/// <param name="MaxPacket">The greatest number of bytes that one statement may take.</param>
/// <param name="KeyStep">By how much generated keys of one statement grow from row to row.</param>
internal readonly record struct MySqlSession(long MaxPacket, long KeyStep)
{
    // Strict: a server that cuts values silently would store something else than it was given.
    private const string Begin = """
        SET time_zone = '+00:00', sql_mode = concat(@@sql_mode, ',STRICT_TRANS_TABLES'); SELECT @@max_allowed_packet, @@auto_increment_increment
        """;

    public static async ValueTask<MySqlSession> BeginAsync(DbConnection connection, CancellationToken cancellationToken)
    {
        DbCommand command = connection.CreateCommand();
        await using (command.ConfigureAwait(false))
        {
            command.CommandText = Begin;
            DbDataReader reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
            await using (reader.ConfigureAwait(false))
            {
                await reader.ReadAsync(cancellationToken).ConfigureAwait(false);
                return new MySqlSession(MySqlRowReader.ToInt64(reader.GetValue(0)), MySqlRowReader.ToInt64(reader.GetValue(1)));
            }
        }
    }
}
