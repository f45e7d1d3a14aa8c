using System.ComponentModel;
using Orm.Execution;
using Orm.Mapping;
using Orm.Statements;

namespace Orm;

/// <summary>A column over a reference type that may be null.</summary>
public sealed class NullableColumn<T> : NullableExpr<T>, IColumn<T?>
    where T : class
{
    private ColumnType<T>? _type;

    /// <summary>Made by generated table handles.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public NullableColumn(ITableSource table, int ordinal) => (Table, Ordinal) = (table, ordinal);

    internal ITableSource Table { get; }

    internal int Ordinal { get; }

    ITableSource IColumn.Table => Table;

    int IColumn.Ordinal => Ordinal;

    internal override ColumnType? Mapping => ReadType;

    internal override string? Collation => ((IColumn)this).Info.Collation;

    internal override ColumnType<T> ReadType => _type ??= (ColumnType<T>)Table.Mapper.Table.Columns[Ordinal].Type;

    Operand IColumn<T?>.ValueOf(T? value) => new Value<T>(value);

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
