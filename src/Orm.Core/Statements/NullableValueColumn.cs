using System.ComponentModel;
using Orm.Execution;
using Orm.Mapping;
using Orm.Statements;

namespace Orm;

/// <summary>A column over a value type that may be null.</summary>
public sealed class NullableValueColumn<T> : NullableValueExpr<T>
    where T : struct
{
    /// <summary>Made by generated table handles.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public NullableValueColumn(ITableSource table, int ordinal) => (Table, Ordinal) = (table, ordinal);

    internal ITableSource Table { get; }

    internal int Ordinal { get; }

    internal override ColumnType? Mapping => Table.Mapper.Table.Columns[Ordinal].Type;

    internal override void Write(SqlWriter writer) => writer.WriteIdentifier(Table.Mapper.Table.Columns[Ordinal].Name);
}
