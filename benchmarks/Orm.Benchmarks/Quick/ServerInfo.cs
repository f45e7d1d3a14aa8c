using System.Reflection;
using Microsoft.Data.Sqlite;
using MySqlConnector;
using Npgsql;
using Orm.Benchmarks.Stores;

namespace Orm.Benchmarks.Quick;

/// <summary>What is measured against what, for the heading of the tables.</summary>
internal static class ServerInfo
{
    internal static string Describe(string database)
    {
        var runtime = $".NET {Environment.Version}";
        switch (database)
        {
            case "postgresql":
            {
                var store = new PostgreSqlStore();
                using var connection = store.CreateConnection(store.ServerConnectionString);
                connection.Open();
                return $"{runtime}, PostgreSQL {connection.ServerVersion.Split(' ')[0]} on 127.0.0.1, Npgsql {Version(typeof(NpgsqlConnection))}";
            }

            case "mariadb":
            {
                var store = new MariaDbStore();
                using var connection = store.CreateConnection(store.ServerConnectionString);
                connection.Open();
                return $"{runtime}, MariaDB {connection.ServerVersion.Replace("5.5.5-", "", StringComparison.Ordinal).Split('-')[0]} on 127.0.0.1, MySqlConnector {Version(typeof(MySqlConnection))}";
            }

            default:
            {
                using var connection = new SqliteConnection("Data Source=:memory:");
                connection.Open();
                return $"{runtime}, SQLite {connection.ServerVersion}, in memory";
            }
        }
    }

    private static string Version(Type type) => type.Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];
}
