using Orm;
using Orm.Dialects;
using Orm.Execution;
using Orm.Mapping;

[assembly: OrmDialect<Orm.Sqlite.SqliteDriver>]

namespace Orm.Sqlite;

/// <summary>
/// SQLite through Microsoft.Data.Sqlite. URLs: <c>sqlite:///relative.db</c>, <c>sqlite:////absolute.db</c>, <c>sqlite:///:memory:</c>; options
/// mode (ro, rw, rwc, memory), timeout (seconds to wait for locks, 5), journal_mode (wal), synchronous (normal), foreign_keys (on), cache,
/// cache_size, mmap_size, temp_store, recursive_triggers, password, vfs.
/// </summary>
public sealed class SqliteDriver : DatabaseDriver, IOrmRegistration
{
    private SqliteDriver()
    {
    }

    /// <summary>The driver.</summary>
    public static SqliteDriver Instance { get; } = new();

    /// <inheritdoc/>
    public override string Name => SqliteDialect.Instance.Name;

    /// <inheritdoc/>
    public override IReadOnlyList<string> Schemes { get; } = ["sqlite"];

    /// <inheritdoc/>
    public override IReadOnlyList<string> Suffixes { get; } = ["microsoft", "native"];

    /// <summary>Makes the scheme <c>sqlite</c> known. The generator calls it for projects that reference this package.</summary>
    public static void Register() => DialectRegistry.Add(Instance);

    /// <inheritdoc/>
    public override ConnectionSource CreateSource(DatabaseUrl url, DatabaseOptions options)
    {
        ArgumentNullException.ThrowIfNull(url);
        return new SqliteConnectionSource(SqliteSettings.Parse(url), options);
    }
}
