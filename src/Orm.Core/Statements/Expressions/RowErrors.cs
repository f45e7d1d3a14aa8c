namespace Orm.Statements;

/// <summary>What can be wrong with a row.</summary>
internal static class RowErrors
{
    public static OrmException UnexpectedNull(SqlNode node, int ordinal) => new(
        node is IColumn column
            ? $"Column {column.Info.Name} of {column.Table.Mapper.Table} is NULL in this row, but {column.Table.Mapper.EntityName}.{column.Info.Property} takes none. On the optional side of a RIGHT or FULL join select it as Sql.Nullable(column)."
            : $"Column {ordinal + 1} of the result is NULL, but the expression selected there takes none. Select it as Sql.Nullable(expression).");
}
