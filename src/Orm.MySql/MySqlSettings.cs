using System.Data.Common;
using System.Globalization;
using MySqlConnector;
using Orm.Dialects;
using Orm.Execution;

namespace Orm.MySql;

/// <summary>Turns a URL into MySqlConnector's settings.</summary>
internal static class MySqlSettings
{
    public static MySqlConnectionStringBuilder Parse(DatabaseUrl url, DatabaseOptions options, out MySqlStorage storage)
    {
        var settings = new MySqlConnectionStringBuilder
        {
            Server = Hosts(url, out uint port),
            Port = port,
            UserID = url.User ?? "",
            Password = url.Password ?? "",
            Database = url.Database,
        };
        var reader = new UrlOptionReader(url);
        storage = ReadStorage(reader);
        foreach (string name in url.Options.Keys)
        {
            if (!UrlOptionReader.IsCommon(name) && name.ToLowerInvariant() is not ("guid" or "collation" or "returning"))
                Apply(settings, name, reader.Text(name)!);
        }

        reader.RefuseOthers();
        Fix(settings, options);
        return settings;
    }

    /// <summary>Refuses a data source of the application's own under which results would be wrong without a word.</summary>
    public static void Require(DbDataSource source, MySqlStorage storage)
    {
        if (source is not MySqlDataSource native)
            return;
        var settings = new MySqlConnectionStringBuilder(native.ConnectionString);
        if (settings.UseAffectedRows)
            throw new ArgumentException("The data source sets UseAffectedRows: an update to the values that a row has already would look like one whose row is gone. Leave the option out, and give Orm a data source of its own if other code needs it.", nameof(source));
        if (!storage.GuidsAsText && (settings.OldGuids || settings.GuidFormat is MySqlGuidFormat.LittleEndianBinary16 or MySqlGuidFormat.TimeSwapBinary16))
            throw new ArgumentException("The data source sets a GuidFormat that reads binary(16) in another order of bytes than the big-endian one in which Orm stores a Guid. Use Binary16 or None, or guid=text in the URL.", nameof(source));
    }

    // The driver takes several hosts, but one port for all of them.
    private static string Hosts(DatabaseUrl url, out uint port)
    {
        port = (uint)(url.Port ?? 3306);
        if (url.Host is null || !url.Host.Contains(',', StringComparison.Ordinal))
            return url.Host ?? "localhost";
        var hosts = new List<string>();
        uint? common = null;
        foreach (string one in url.Host.Split(','))
        {
            DatabaseUrl part = DatabaseUrl.Parse($"{url.Scheme}://{one}/");
            uint own = (uint)(part.Port ?? 3306);
            if ((common ??= own) != own)
                throw new DatabaseUrlException("The hosts of the URL have different ports, but MySqlConnector takes one port for all. Give each host the same port.");
            hosts.Add(part.Host!);
        }

        port = common ?? 3306;
        return string.Join(',', hosts);
    }

    public static MySqlStorage ReadStorage(UrlOptionReader reader) => new(
        reader.Word("guid", "binary", "binary", "text") == "text",
        Name("collation", reader.Text("collation")),
        !reader.Switch("returning", true));

    // What Orm relies on, whatever the URL says.
    private static void Fix(MySqlConnectionStringBuilder settings, DatabaseOptions options)
    {
        // The pool is Orm's own: a connection keeps its prepared statements there.
        settings.Pooling = false;
        settings.AutoEnlist = false;
        settings.IgnorePrepare = false;
        // Rows matched, not rows changed: an update to the same value must not look like a lost one.
        settings.UseAffectedRows = false;
        settings.AllowUserVariables = true;
        settings.TreatTinyAsBoolean = true;
        settings.DateTimeKind = MySqlDateTimeKind.Unspecified;
        settings.GuidFormat = MySqlGuidFormat.None;
        settings.NoBackslashEscapes = false;
        settings.DefaultCommandTimeout = (uint)DriverConnection.ToSeconds(options.CommandTimeout);
    }

    private static void Apply(MySqlConnectionStringBuilder settings, string name, string value)
    {
        try
        {
            switch (name.ToLowerInvariant())
            {
                // As the MySQL and MariaDB clients spell them.
                case "unix_socket" or "socket":
                    settings.Server = value;
                    settings.ConnectionProtocol = MySqlConnectionProtocol.UnixSocket;
                    break;
                case "host" or "hosts":
                    settings.Server = value;
                    break;
                case "connect_timeout":
                    settings.ConnectionTimeout = uint.Parse(value, NumberStyles.None, CultureInfo.InvariantCulture);
                    break;
                case "sslmode" or "ssl_mode" or "ssl-mode":
                    settings.SslMode = SslMode(value);
                    break;
                case "charset":
                    if (!value.Equals("utf8mb4", StringComparison.OrdinalIgnoreCase))
                        throw new ArgumentException("charset");
                    break;
                case "local_infile":
                    settings.AllowLoadLocalInfile = value is "1" or "true" or "on" or "yes";
                    break;
                case "sslca" or "ssl_ca":
                    settings.SslCa = value;
                    break;
                case "sslcert" or "ssl_cert":
                    settings.SslCert = value;
                    break;
                case "sslkey" or "ssl_key":
                    settings.SslKey = value;
                    break;
                default:
                    settings[name.Replace('_', ' ')] = value;
                    break;
            }
        }
        catch (Exception exception) when (exception is ArgumentException or FormatException or OverflowException or InvalidCastException or InvalidOperationException or NotSupportedException)
        {
            throw new DatabaseUrlException($"The URL option '{name}' is not one of MySqlConnector's settings, or its value is not of the kind that it takes. Names are those of MySqlConnector's connection string, with '_' for a space.");
        }
    }

    private static MySqlSslMode SslMode(string value) => value.Replace("-", "", StringComparison.Ordinal).Replace("_", "", StringComparison.Ordinal).ToLowerInvariant() switch
    {
        "none" or "disabled" or "disable" => MySqlSslMode.None,
        "preferred" or "prefer" => MySqlSslMode.Preferred,
        "required" or "require" => MySqlSslMode.Required,
        "verifyca" => MySqlSslMode.VerifyCA,
        "verifyfull" or "verifyidentity" => MySqlSslMode.VerifyFull,
        _ => throw new ArgumentException("sslmode"),
    };

    // It becomes part of a statement, so it may be nothing but a name.
    private static string? Name(string option, string? value) => value is null || value.All(static c => char.IsAsciiLetterOrDigit(c) || c == '_')
        ? value
        : throw new DatabaseUrlException($"The URL option '{option}' takes a name of letters, digits and '_'.");
}
