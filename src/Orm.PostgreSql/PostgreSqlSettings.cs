using Npgsql;
using Orm.Dialects;

namespace Orm.PostgreSql;

/// <summary>Turns a URL into Npgsql's settings.</summary>
internal static class PostgreSqlSettings
{
    public static NpgsqlConnectionStringBuilder Parse(DatabaseUrl url, DatabaseOptions options)
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
        foreach (string name in url.Options.Keys)
        {
            if (UrlOptionReader.IsCommon(name))
                continue;
            Apply(settings, name, reader.Text(name)!);
        }

        reader.RefuseOthers();
        // The pool is Orm's own: a connection keeps its prepared statements there, and nothing is prepared behind its back.
        settings.Pooling = false;
        settings.MaxAutoPrepare = 0;
        settings.Enlist = false;
        if (options.CommandTimeout == Timeout.InfiniteTimeSpan)
            settings.CommandTimeout = 0;
        else
            settings.CommandTimeout = (int)Math.Max(1, Math.Ceiling(options.CommandTimeout.TotalSeconds));
        return settings;
    }

    private static void Apply(NpgsqlConnectionStringBuilder settings, string name, string value)
    {
        string keyword = name.ToLowerInvariant() switch
        {
            "sslmode" => "SSL Mode",
            "connect_timeout" => "Timeout",
            "sslcert" => "SSL Certificate",
            "sslkey" => "SSL Key",
            "sslrootcert" => "Root Certificate",
            "host" => "Host",
            var other => other.Replace('_', ' '),
        };
        try
        {
            settings[keyword] = keyword == "SSL Mode" ? value.Replace("-", "", StringComparison.Ordinal) : value;
        }
        catch (Exception exception) when (exception is ArgumentException or FormatException or InvalidCastException or KeyNotFoundException or NotSupportedException)
        {
            throw new DatabaseUrlException($"The URL option '{name}' is not one of Npgsql's settings, or its value is not of the kind that it takes. Names are those of Npgsql's connection string, with '_' for a space.");
        }
    }
}
