using Orm.Execution;
using Orm.Mapping;

namespace Orm.Statements;

/// <summary>Where the rows of an INSERT come from.</summary>
internal abstract class InsertRows
{
    public abstract void Write(SqlWriter writer, ITableSource table);
}

/// <summary>Rows given as values.</summary>
internal sealed class InsertValues<TRow>(ColumnList<TRow> columns, int width, TRow[] rows) : InsertRows, IIndexedParameter
{
    public override void Write(SqlWriter writer, ITableSource table)
    {
        int max = writer.Dialect.Features.MaxParameters;
        if ((long)rows.Length * width > max)
        {
            throw writer.Dialect.Lacks(
                $"room for {max} parameters in one statement, but an INSERT of {rows.Length} rows has {(long)rows.Length * width}",
                "Insert them in several statements, or add entities to the session.");
        }

        writer.Write(" VALUES ");
        for (int row = 0; row < rows.Length; row++)
        {
            writer.Write(row == 0 ? "(" : ", (");
            // A row's first parameter binds the whole row.
            writer.WriteParameter(this, row, null);
            for (int column = 1; column < width; column++)
            {
                writer.Write(", ");
                writer.WritePlaceholder();
            }

            writer.Write(')');
        }
    }

    void IIndexedParameter.Bind(ParameterBinder binder, int ordinal, int index, ColumnType? type) => columns.Bind(binder, ordinal, in rows[index]);
}

/// <summary>Rows that a query gives.</summary>
internal sealed class InsertQuery(QueryNode query) : InsertRows
{
    public override void Write(SqlWriter writer, ITableSource table)
    {
        writer.Write(' ');
        query.Write(writer);
    }

    /// <summary>Writes the query as one that ends in a condition, behind which ON CONFLICT cannot be taken for that of a join.</summary>
    public void WriteClosed(SqlWriter writer)
    {
        writer.Write(" SELECT * FROM (");
        query.Write(writer);
        writer.Write(") AS s WHERE 1 = 1");
    }
}
