using System.Collections.Concurrent;
using Orm.Dialects;
using Orm.Execution;
using Orm.Mapping;

namespace Orm.PostgreSql;

/// <summary>PostgreSQL's SQL.</summary>
public sealed partial class PostgreSqlDialect : Dialect
{
    private static readonly ConcurrentDictionary<Version, PostgreSqlDialect> Versions = new();

    private PostgreSqlDialect(Version? version) => Version = version?.ToString();

    /// <summary>The dialect.</summary>
    public static PostgreSqlDialect Instance { get; } = new(null);

    /// <inheritdoc/>
    public override string Name => "PostgreSQL";

    /// <inheritdoc/>
    public override string? Version { get; }

    /// <inheritdoc/>
    public override DialectFeatures Features { get; } = new()
    {
        ILike = true,
        ArrayParameters = true,
        Arrays = true,
        NullsAreGreatest = true,
        NumberedParameters = true,
        Lateral = true,
        DistinctOn = true,
        DoubleAverages = false,
        LongSums = false,
        EnumTypes = true,
        MaxParameters = 65535,
    };

    // One object for each version: texts are remembered by dialect.
    internal static PostgreSqlDialect OfServer(Version version) => Versions.GetOrAdd(version, static v => new PostgreSqlDialect(v));

    /// <inheritdoc/>
    public override void WriteParameter(SqlWriter writer, int ordinal)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.Write('$');
        writer.Write(ordinal + 1);
    }

    /// <inheritdoc/>
    public override void WriteLimit(SqlWriter writer, IParameter? take, int rowLimit, IParameter? skip) =>
        WriteLimitAndOffset(writer, take, rowLimit, skip, all: null);

    /// <inheritdoc/>
    public override void WriteCastType(SqlWriter writer, ColumnType type)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(type);
        if (type.Labels is not null)
            writer.Write(Schema.TypeName(type));
        else
            base.WriteCastType(writer, type);
    }

    /// <inheritdoc/>
    protected override SchemaWriter CreateSchemaWriter() => new PostgreSqlSchemaWriter(this);

    /// <inheritdoc/>
    protected override SchemaReader CreateSchemaReader() => new PostgreSqlSchemaReader(this);

    /// <inheritdoc/>
    public override string? WriteConditional(string condition, IReadOnlyList<string> statements)
    {
        ArgumentNullException.ThrowIfNull(statements);
        return $"DO $orm$\nBEGIN\nIF {condition} THEN\n{string.Concat(statements.Select(static s => s + ";\n"))}END IF;\nEND\n$orm$;\n";
    }
}
