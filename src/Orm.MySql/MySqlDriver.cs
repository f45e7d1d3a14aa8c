using System.Data.Common;
using MySqlConnector;
using Orm;
using Orm.Dialects;
using Orm.Execution;
using Orm.Mapping;

[assembly: OrmDialect<Orm.MySql.MySqlDriver>]

namespace Orm.MySql;

/// <summary>
/// MySQL and MariaDB through MySqlConnector. URLs: <c>mysql://user:password@host:port/database</c> or <c>mariadb://…</c>; options are those
/// of MySqlConnector's connection string with <c>_</c> for a space, and <c>ssl_mode</c>, <c>unix_socket</c>, <c>connect_timeout</c> as the
/// servers' own clients spell them; <c>guid=text</c> keeps Guids as char(36), <c>collation</c> is that of tables which Orm creates.
/// </summary>
public sealed class MySqlDriver : DatabaseDriver, IOrmRegistration
{
    private MySqlDriver()
    {
    }

    /// <summary>The driver.</summary>
    public static MySqlDriver Instance { get; } = new();

    /// <inheritdoc/>
    public override string Name => "MySQL";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Schemes { get; } = ["mysql", "mariadb"];

    /// <inheritdoc/>
    public override IReadOnlyList<string> Suffixes { get; } = ["mysqlconnector", "pymysql", "aiomysql", "asyncmy", "mysqldb", "mysqlclient", "mariadbconnector"];

    /// <summary>Makes the schemes <c>mysql</c> and <c>mariadb</c> known. The generator calls it for projects that reference this package.</summary>
    public static void Register() => DialectRegistry.Add(Instance);

    /// <inheritdoc/>
    public override ConnectionSource CreateSource(DatabaseUrl url, DatabaseOptions options)
    {
        ArgumentNullException.ThrowIfNull(url);
        ArgumentNullException.ThrowIfNull(options);
        MySqlConnectionStringBuilder settings = MySqlSettings.Parse(url, options, out MySqlStorage storage);
        bool isMariaDb = url.Scheme == "mariadb";
        MySqlDialect dialect = MySqlDialect.Of(isMariaDb ? MySqlServer.OldestMariaDb : MySqlServer.OldestMySql, storage);
        string address = settings.ConnectionProtocol == MySqlConnectionProtocol.UnixSocket ? settings.Server : $"{settings.Server}:{settings.Port}";
        return new MySqlConnectionSource(new MySqlDataSource(settings.ConnectionString), ownsSource: true, dialect, $"the {dialect.Name} database '{settings.Database}' at {address}", options);
    }

    /// <inheritdoc/>
    public override ConnectionSource? CreateSource(DbDataSource source, DatabaseOptions options) =>
        source is MySqlDataSource ? OverSource(source, MySqlDialect.Of(MySqlServer.OldestMySql, MySqlStorage.Default), options) : null;

    /// <inheritdoc/>
    public override ConnectionSource CreateSource(DbDataSource source, DatabaseUrl url, DatabaseOptions options)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(url);
        var reader = new UrlOptionReader(url);
        MySqlStorage storage = MySqlSettings.ReadStorage(reader);
        reader.RefuseOthers();
        return OverSource(source, MySqlDialect.Of(url.Scheme == "mariadb" ? MySqlServer.OldestMariaDb : MySqlServer.OldestMySql, storage), options);
    }

    // Its connection string may hold what no message should.
    private static MySqlConnectionSource OverSource(DbDataSource source, MySqlDialect dialect, DatabaseOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        MySqlSettings.Require(source, dialect.Storage);
        string description = $"the {dialect.Name} database of a data source of the application's own";
        return new MySqlConnectionSource(source, ownsSource: false, dialect, description, options);
    }
}
