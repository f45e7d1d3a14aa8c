using System.ComponentModel;
using Orm.Execution;
using Orm.Mapping;
using Orm.Statements;

namespace Orm;

/// <summary>A column over a value type that may be null.</summary>
public sealed class NullableValueColumn<T> : NullableValueExpr<T>, IColumn<T?>
    where T : struct
{
    private ColumnType<T>? _type;

    /// <summary>Made by generated table handles.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public NullableValueColumn(ITableSource table, int ordinal) => (Table, Ordinal) = (table, ordinal);

    internal ITableSource Table { get; }

    internal int Ordinal { get; }

    ITableSource IColumn.Table => Table;

    int IColumn.Ordinal => Ordinal;

    internal override ColumnType? Mapping => ReadType;

    internal override ColumnType<T> ReadType => _type ??= (ColumnType<T>)Table.Mapper.Table.Columns[Ordinal].Type;

    Operand IColumn<T?>.ValueOf(T? value) => value is { } given ? new Value<T>(given) : Null.Instance;

    void IColumn<T?>.Bind(ParameterBinder binder, int ordinal, T? value)
    {
        if (value is { } given)
        {
            ColumnCheck.Literal(given, Table.Mapper, Ordinal);
            ReadType.Bind(binder, ordinal, given);
        }
        else
        {
            ReadType.BindNull(binder, ordinal);
        }
    }

    internal override void Write(SqlWriter writer, ColumnType? mapping) => writer.WriteColumn(Table, Ordinal);
}
