using System.ComponentModel;
using Orm.Execution;
using Orm.Mapping;
using Orm.Statements;

namespace Orm;

/// <summary>A boolean column that is never null: a condition by itself.</summary>
public sealed class BoolColumn : Predicate, IColumn<bool>
{
    private ColumnType<bool>? _type;

    /// <summary>Made by generated table handles.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public BoolColumn(ITableSource table, int ordinal) => (Table, Ordinal) = (table, ordinal);

    internal ITableSource Table { get; }

    internal int Ordinal { get; }

    ITableSource IColumn.Table => Table;

    int IColumn.Ordinal => Ordinal;

    internal override ColumnType? Mapping => ReadType;

    internal override ColumnType<bool> ReadType => _type ??= (ColumnType<bool>)Table.Mapper.Table.Columns[Ordinal].Type;

    Operand IColumn<bool>.ValueOf(bool value) => new Value<bool>(value);

    void IColumn<bool>.Bind(ParameterBinder binder, int ordinal, bool value) => ReadType.Bind(binder, ordinal, value);

    internal override void Write(SqlWriter writer, ColumnType? mapping) => writer.WriteColumn(Table, Ordinal);
}
