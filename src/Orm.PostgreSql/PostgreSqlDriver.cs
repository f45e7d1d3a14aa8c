using System.Data.Common;
using Npgsql;
using Orm;
using Orm.Dialects;
using Orm.Execution;
using Orm.Mapping;

[assembly: OrmDialect<Orm.PostgreSql.PostgreSqlDriver>]

namespace Orm.PostgreSql;

/// <summary>
/// PostgreSQL through Npgsql. URLs: <c>postgresql://user:password@host:port/database</c>; options are those of Npgsql's connection string
/// (<c>ssl_mode</c>, <c>application_name</c>, <c>search_path</c>, <c>keepalive</c> …), with <c>sslmode</c> and <c>connect_timeout</c> as libpq spells them.
/// </summary>
public sealed class PostgreSqlDriver : DatabaseDriver, IOrmRegistration
{
    private PostgreSqlDriver()
    {
    }

    /// <summary>The driver.</summary>
    public static PostgreSqlDriver Instance { get; } = new();

    /// <inheritdoc/>
    public override string Name => PostgreSqlDialect.Instance.Name;

    /// <inheritdoc/>
    public override IReadOnlyList<string> Schemes { get; } = ["postgresql", "postgres"];

    /// <inheritdoc/>
    public override IReadOnlyList<string> Suffixes { get; } = ["npgsql"];

    /// <summary>Makes the scheme <c>postgresql</c> known. The generator calls it for projects that reference this package.</summary>
    public static void Register() => DialectRegistry.Add(Instance);

    /// <inheritdoc/>
    public override ConnectionSource CreateSource(DatabaseUrl url, DatabaseOptions options)
    {
        ArgumentNullException.ThrowIfNull(url);
        ArgumentNullException.ThrowIfNull(options);
        NpgsqlConnectionStringBuilder settings = PostgreSqlSettings.Parse(url, options, out Preparation preparation);
        var builder = new NpgsqlSlimDataSourceBuilder(settings.ConnectionString);
        builder.EnableTransportSecurity();
        builder.EnableArrays();
        // Integers and decimals of raw SQL can be read as any type that holds them.
        builder.EnableExtraConversions();
        return new PostgreSqlConnectionSource(builder.Build(), ownsSource: true, preparation, Describe(settings), options);
    }

    /// <inheritdoc/>
    public override ConnectionSource? CreateSource(DbDataSource source, DatabaseOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (source is not NpgsqlDataSource own)
            return null;
        // Its connection string has no password: Npgsql leaves it out.
        var settings = new NpgsqlConnectionStringBuilder(own.ConnectionString);
        if (settings.Multiplexing)
            throw new ArgumentException("The data source sets Multiplexing, which gives each statement another connection: what Orm keeps on a connection (prepared statements, the buffers of COPY) has no place there. Leave the option out.", nameof(source));
        Preparation preparation = settings is { MaxAutoPrepare: > 0, AutoPrepareMinUsages: 1 } ? Preparation.AtFirstUse : Preparation.AtSecondUse;
        return new PostgreSqlConnectionSource(own, ownsSource: false, preparation, Describe(settings), options);
    }

    private static string Describe(NpgsqlConnectionStringBuilder settings)
    {
        bool isAddressed = settings.Host!.Contains(',', StringComparison.Ordinal) || settings.Host.StartsWith('/');
        return $"the PostgreSQL database '{settings.Database}' at {settings.Host}{(isAddressed ? "" : $":{settings.Port}")}";
    }
}
