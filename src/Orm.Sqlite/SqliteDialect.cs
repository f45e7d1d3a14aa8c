using Microsoft.Data.Sqlite;
using Orm.Dialects;
using Orm.Execution;

namespace Orm.Sqlite;

/// <summary>SQLite's SQL.</summary>
public sealed partial class SqliteDialect : Dialect
{
    private SqliteDialect()
    {
    }

    /// <summary>The dialect.</summary>
    public static SqliteDialect Instance { get; } = new();

    /// <inheritdoc/>
    public override string Name => "SQLite";

    /// <inheritdoc/>
    public override string Version => field ??= LibraryVersion();

    // The modifier came with 3.46 (sqlite.org/lang_datefunc.html).
    private bool FloorsMonths => System.Version.TryParse(Version, out Version? version) && version >= new Version(3, 46);

    /// <inheritdoc/>
    public override DialectFeatures Features { get; } = new()
    {
        MultipleReaders = true,
        LastInsertId = true,
        ConflictReadsAsJoin = true,
        RowLocks = false,
        ILike = false,
        NullsAreGreatest = false,
        ArrayParameters = false,
        BooleanLiterals = true,
        Lateral = false,
        LongDecimals = false,
        Schemas = false,
        Sequences = false,
        Comments = false,
        ColumnLimits = false,
        MaxParameters = 32766,
    };

    /// <inheritdoc/>
    public override void WriteParameter(SqlWriter writer, int ordinal)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.Write('?');
    }

    /// <inheritdoc/>
    public override void WriteLimit(SqlWriter writer, IParameter? take, int rowLimit, IParameter? skip) =>
        WriteLimitAndOffset(writer, take, rowLimit, skip, all: "-1");

    /// <inheritdoc/>
    protected override SchemaWriter CreateSchemaWriter() => new SqliteSchemaWriter(this);

    /// <inheritdoc/>
    protected override SchemaReader CreateSchemaReader() => new SqliteSchemaReader(this);

    // The library is part of the process, so its version is known before anything is opened.
    private static string LibraryVersion()
    {
        using var connection = new SqliteConnection();
        return connection.ServerVersion;
    }
}
