using Orm.Execution;

namespace Orm.Statements;

/// <summary>Where a query starts on the limited rows of another, which have the columns of one table and go by its symbols.</summary>
internal sealed class DerivedTable(QueryNode rows, ITableSource table) : QueryNode(Clause.Derived, QueryFlags.Derived)
{
    public QueryNode Rows => rows;

    public ITableSource Table => table;

    internal override void WriteSelection(SqlWriter writer) => writer.WriteColumns(table);
}
