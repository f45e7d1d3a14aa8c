using System.ComponentModel;
using Orm.Execution;
using Orm.Mapping;
using Orm.Statements;

namespace Orm;

/// <summary>A column that is never null.</summary>
public sealed class Column<T> : Expr<T>, IColumn<T>
{
    private ColumnType<T>? _type;

    /// <summary>Made by generated table handles.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public Column(ITableSource table, int ordinal) => (Table, Ordinal) = (table, ordinal);

    internal ITableSource Table { get; }

    internal int Ordinal { get; }

    ITableSource IColumn.Table => Table;

    int IColumn.Ordinal => Ordinal;

    internal override ColumnType? Mapping => ReadType;

    internal override string? Collation => ((IColumn)this).Info.Collation;

    internal override ColumnType<T> ReadType => _type ??= (ColumnType<T>)Table.Mapper.Table.Columns[Ordinal].Type;

    Operand IColumn<T>.ValueOf(T value) => new Value<T>(value);

    void IColumn<T>.Bind(ParameterBinder binder, int ordinal, T value)
    {
        if (value is null)
            throw new OrmException($"{Table.Mapper.EntityName}.{((IColumn)this).Info.Property} takes no null.");
        ColumnCheck.Literal(value, Table.Mapper, Ordinal);
        ReadType.Bind(binder, ordinal, value);
    }

    internal override void Write(SqlWriter writer, ColumnType? mapping) => writer.WriteColumn(Table, Ordinal);
}
