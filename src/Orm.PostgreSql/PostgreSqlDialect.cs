using Orm.Dialects;
using Orm.Execution;
using Orm.Mapping;

namespace Orm.PostgreSql;

/// <summary>PostgreSQL's SQL.</summary>
public sealed class PostgreSqlDialect : Dialect
{
    private PostgreSqlDialect()
    {
    }

    /// <summary>The dialect.</summary>
    public static PostgreSqlDialect Instance { get; } = new();

    /// <inheritdoc/>
    public override string Name => "PostgreSQL";

    /// <inheritdoc/>
    public override DialectFeatures Features { get; } = new()
    {
        ILike = true,
        ArrayParameters = true,
        Arrays = true,
        NullsAreGreatest = true,
        NumberedParameters = true,
        Lateral = true,
        MaxParameters = 65535,
    };

    /// <inheritdoc/>
    public override void WriteParameter(SqlWriter writer, int ordinal)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.Write('$');
        writer.Write(ordinal + 1);
    }

    /// <inheritdoc/>
    public override void WriteLimit(SqlWriter writer, IParameter? take, int rowLimit, IParameter? skip)
    {
        ArgumentNullException.ThrowIfNull(writer);
        if (take is not null)
        {
            writer.Write(" LIMIT ");
            writer.WriteParameter(take, null);
        }
        else if (rowLimit > 0)
        {
            writer.Write(" LIMIT ");
            writer.Write(rowLimit);
        }

        if (skip is null)
            return;
        writer.Write(" OFFSET ");
        writer.WriteParameter(skip, null);
    }

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
}
