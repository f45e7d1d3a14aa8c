using Orm.Mapping;

namespace Orm.Statements;

/// <summary>
/// Whether expressions tell all rows of a query apart. A table is settled when a unique key of it is among them, or when a settled
/// table refers to it (or belongs to one row of it); rows are told apart when every table is settled.
/// </summary>
internal static class Uniqueness
{
    /// <summary>A table whose rows the expressions do not tell apart, or null.</summary>
    public static ITableSource? FirstAmbiguous(QueryNode query, Operand[] operands)
    {
        var tables = new List<ITableSource>();
        var joins = new List<JoinClause>();
        for (QueryNode? node = query; node is not null; node = node.Previous)
        {
            if (node.Previous is null)
                tables.Add(SelectRenderer.TableOf(node));
            if (node.Payload is not JoinClause { IsAssociationOnly: false } join)
                continue;
            tables.Add(join.Target);
            joins.Add(join);
        }

        var settled = new HashSet<ITableSource>(ReferenceEqualityComparer.Instance);
        foreach (ITableSource table in tables)
        {
            if (HasKey(table, operands))
                settled.Add(table);
        }

        while (Spread(joins, settled))
        {
        }

        return tables.Find(t => !settled.Contains(t));
    }

    /// <summary>Whether a RIGHT or FULL join leaves tables before it without a row.</summary>
    public static bool LeavesOutLeftSide(QueryNode query)
    {
        for (QueryNode? node = query; node is not null; node = node.Previous)
        {
            if (node.Payload is JoinClause { Kind: JoinKind.Right or JoinKind.Full })
                return true;
        }

        return false;
    }

    private static bool Spread(List<JoinClause> joins, HashSet<ITableSource> settled)
    {
        bool any = false;
        foreach (JoinClause join in joins)
        {
            if (join.Relationship is not { Association: null } relationship || join.Source is not { } source)
                continue;
            bool toOne = relationship.SourceForeignKey is not null || !relationship.IsCollection;
            if (toOne && join.Kind is JoinKind.Inner or JoinKind.Left && settled.Contains(source))
                any |= settled.Add(join.Target);
            if (relationship.TargetForeignKey is not null && join.Kind is JoinKind.Inner or JoinKind.Right && settled.Contains(join.Target))
                any |= settled.Add(source);
        }

        return any;
    }

    private static bool HasKey(ITableSource table, Operand[] operands)
    {
        TableInfo info = table.Mapper.Table;
        if (info.PrimaryKey is { } key && Covers(table, operands, key.Columns))
            return true;
        foreach (IndexInfo index in info.Indexes)
        {
            // Nulls are not equal to each other, so a unique index lets several in.
            if (index is { IsUnique: true, Filter: null } && !Array.Exists(index.Columns, c => info.Columns[c].IsNullable) && Covers(table, operands, index.Columns))
                return true;
        }

        return false;
    }

    private static bool Covers(ITableSource table, Operand[] operands, int[] columns) =>
        Array.TrueForAll(columns, c => Array.Exists(operands, o => o is IColumn column && column.Ordinal == c && ReferenceEquals(column.Table, table)));
}
