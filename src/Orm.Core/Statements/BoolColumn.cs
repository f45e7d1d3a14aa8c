using System.ComponentModel;
using Orm.Execution;
using Orm.Mapping;
using Orm.Statements;

namespace Orm;

/// <summary>A boolean column that is never null: a condition by itself.</summary>
public sealed class BoolColumn : Predicate
{
    /// <summary>Made by generated table handles.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public BoolColumn(ITableSource table, int ordinal) => (Table, Ordinal) = (table, ordinal);

    internal ITableSource Table { get; }

    internal int Ordinal { get; }

    internal override ColumnType? Mapping => Table.Mapper.Table.Columns[Ordinal].Type;

    internal override void Write(SqlWriter writer) => writer.WriteIdentifier(Table.Mapper.Table.Columns[Ordinal].Name);
}
