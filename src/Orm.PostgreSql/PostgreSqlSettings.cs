using Npgsql;
using Orm.Dialects;
using Orm.Execution;

namespace Orm.PostgreSql;

/// <summary>Turns a URL into Npgsql's settings.</summary>
internal static class PostgreSqlSettings
{
    // Npgsql prepares what its own table has room for; a little more than the cache of commands keeps.
    private const int SpareStatements = 64;

    private static readonly string[] s_refused =
    [
        "Pooling", "Minimum Pool Size", "Maximum Pool Size", "Connection Idle Lifetime", "Connection Pruning Interval", "Connection Lifetime",
        "Max Auto Prepare", "Auto Prepare Min Usages", "No Reset On Close", "Enlist", "Multiplexing", "Command Timeout", "Persist Security Info",
    ];

    public static NpgsqlConnectionStringBuilder Parse(DatabaseUrl url, DatabaseOptions options, out Preparation preparation)
    {
        var settings = new NpgsqlConnectionStringBuilder
        {
            Host = url.Host ?? "localhost",
            Port = url.Port ?? 5432,
            Username = url.User,
            Password = url.Password,
            Database = url.Database.Length > 0 ? url.Database : url.User,
        };
        var reader = new UrlOptionReader(url);
        preparation = reader.Switch("pgbouncer", defaultValue: false) ? Preparation.Never : Preparation.AtFirstUse;
        foreach (string name in url.Options.Keys)
        {
            if (!UrlOptionReader.IsCommon(name) && !name.Equals("pgbouncer", StringComparison.OrdinalIgnoreCase))
                Apply(settings, name, reader.Text(name)!);
        }

        reader.RefuseOthers();
        // The pool is Orm's own: a connection keeps its prepared statements there. Each is prepared together with its first execution.
        settings.Pooling = false;
        settings.MaxAutoPrepare = preparation == Preparation.Never ? 0 : options.StatementCacheSize + SpareStatements;
        settings.AutoPrepareMinUsages = 1;
        settings.Enlist = false;
        settings.CommandTimeout = DriverConnection.ToSeconds(options.CommandTimeout);
        return settings;
    }

    private static void Apply(NpgsqlConnectionStringBuilder settings, string name, string value)
    {
        // libpq's names, and Npgsql's own with '_' for a space.
        string keyword = name.ToLowerInvariant() switch
        {
            "sslmode" => "SSL Mode",
            "sslcert" => "SSL Certificate",
            "sslkey" => "SSL Key",
            "sslpassword" => "SSL Password",
            "sslrootcert" => "Root Certificate",
            "sslnegotiation" => "SSL Negotiation",
            "connect_timeout" => "Timeout",
            "dbname" => "Database",
            "user" => "Username",
            "keepalives" => "TCP Keepalive",
            "keepalives_idle" => "TCP Keepalive Time",
            "keepalives_interval" => "TCP Keepalive Interval",
            "target_session_attrs" => "Target Session Attributes",
            "krbsrvname" => "Kerberos Service Name",
            "gssencmode" => "GSS Encryption Mode",
            var other => other.Replace('_', ' '),
        };
        if (Array.Exists(s_refused, refused => refused.Equals(keyword, StringComparison.OrdinalIgnoreCase)))
            throw new DatabaseUrlException($"The URL option '{name}' is not for Npgsql to decide here: Orm keeps the pool and prepares statements itself. Use max_pool_size, min_pool_size, idle_timeout, max_lifetime, command_timeout, statement_cache_size, or pgbouncer=true.");
        try
        {
            settings[keyword] = keyword switch
            {
                "SSL Mode" => value.Replace("-", "", StringComparison.Ordinal),
                "TCP Keepalive" or "load balance hosts" => value is "1" or "true" or "on" or "random",
                _ => value,
            };
        }
        catch (Exception exception) when (exception is ArgumentException or FormatException or InvalidCastException or KeyNotFoundException or NotSupportedException or OverflowException)
        {
            throw new DatabaseUrlException($"The URL option '{name}' is not one of Npgsql's settings, or its value is not of the kind that it takes. Names are those of Npgsql's connection string, with '_' for a space, and libpq's.");
        }
    }
}
