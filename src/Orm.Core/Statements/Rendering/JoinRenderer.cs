using Orm.Execution;
using Orm.Mapping;

namespace Orm.Statements;

/// <summary>Renders joins, and the conditions by which relationships connect tables.</summary>
internal static class JoinRenderer
{
    public static void Write(SqlWriter writer, JoinClause join)
    {
        if (join.Kind == JoinKind.Full && !writer.Dialect.Features.FullJoin)
            throw writer.Dialect.Lacks("no FULL JOIN", "Instead combine a left join with the unmatched rows of the other side: left.UnionAll(others.Where(o => !o.Partners.Any()).Select(…)).");
        if (join.Relationship?.Association is not null)
        {
            if (join.IsAssociationOnly)
            {
                writer.Write(" INNER JOIN ");
                writer.WriteSource(join);
                writer.Write(" ON ");
                WriteAssociationToTarget(writer, join);
                return;
            }

            writer.Write(Keyword(join.Kind));
            writer.WriteSource(join);
            writer.Write(" ON ");
            WriteSourceToAssociation(writer, join);
        }

        writer.Write(Keyword(join.Kind));
        writer.WriteSource(join.Target);
        if (join.Kind == JoinKind.Cross)
            return;
        writer.Write(" ON ");
        if (join.Relationship?.Association is not null)
            WriteAssociationToTarget(writer, join);
        else if (join.Relationship is not null)
            WriteRelationship(writer, join.Relationship, join.Source!, join.Target);
        else
            writer.WriteOperand(join.On!, join.On!.Mapping, Precedence.And);
    }

    /// <summary>Writes the condition by which a foreign key connects two tables.</summary>
    public static void WriteRelationship(SqlWriter writer, RelationshipInfo relationship, ITableSource source, ITableSource target)
    {
        if (relationship.TargetForeignKey is { } theirs)
        {
            for (int i = 0; i < theirs.Columns.Length; i++)
                WritePair(writer, i, target, theirs.Columns[i], source, theirs.PrincipalColumns[i]);
            return;
        }

        ForeignKeyInfo ours = relationship.SourceForeignKey
            ?? throw new InvalidOperationException($"{relationship} has no foreign key to join by.");
        for (int i = 0; i < ours.Columns.Length; i++)
            WritePair(writer, i, target, ours.PrincipalColumns[i], source, ours.Columns[i]);
    }

    /// <summary>Begins the condition that the association table holds links of the join's target; conditions on these follow.</summary>
    public static int BeginLinks(SqlWriter writer, JoinClause association)
    {
        writer.Write("EXISTS (SELECT 1 FROM ");
        int outer = writer.OpenScope();
        writer.AddSource(association, association.Relationship!.Association!);
        writer.WriteSource(association);
        writer.Write(" WHERE ");
        WriteAssociationToTarget(writer, association);
        writer.Write(" AND ");
        return outer;
    }

    /// <summary>Ends what <see cref="BeginLinks"/> began.</summary>
    public static void EndLinks(SqlWriter writer, int outer)
    {
        writer.CloseScope(outer);
        writer.Write(')');
    }

    /// <summary>Writes the condition by which an association table refers to the relationship's source.</summary>
    public static void WriteSourceToAssociation(SqlWriter writer, JoinClause join)
    {
        int[] columns = join.Relationship!.AssociationSourceColumns;
        int[] key = KeyOf(join.Relationship, join.Source!);
        for (int i = 0; i < columns.Length; i++)
        {
            if (i > 0)
                writer.Write(" AND ");
            writer.WriteColumn(join, columns[i]);
            writer.Write(" = ");
            writer.WriteColumn(join.Source!, key[i]);
        }
    }

    /// <summary>Writes the condition by which an association table refers to the relationship's target.</summary>
    public static void WriteAssociationToTarget(SqlWriter writer, JoinClause join)
    {
        int[] columns = join.Relationship!.AssociationTargetColumns;
        int[] key = KeyOf(join.Relationship, join.Target);
        for (int i = 0; i < columns.Length; i++)
        {
            if (i > 0)
                writer.Write(" AND ");
            writer.WriteColumn(join.Target, key[i]);
            writer.Write(" = ");
            writer.WriteColumn(join, columns[i]);
        }
    }

    private static int[] KeyOf(RelationshipInfo relationship, ITableSource table) => table.Mapper.Table.PrimaryKey?.Columns
        ?? throw new InvalidOperationException($"{relationship} needs a primary key on {table.Mapper.EntityName}.");

    private static void WritePair(SqlWriter writer, int index, ITableSource left, int leftColumn, ITableSource right, int rightColumn)
    {
        if (index > 0)
            writer.Write(" AND ");
        writer.WriteColumn(left, leftColumn);
        writer.Write(" = ");
        writer.WriteColumn(right, rightColumn);
    }

    private static string Keyword(JoinKind kind) => kind switch
    {
        JoinKind.Inner => " INNER JOIN ",
        JoinKind.Left => " LEFT JOIN ",
        JoinKind.Right => " RIGHT JOIN ",
        JoinKind.Full => " FULL JOIN ",
        _ => " CROSS JOIN ",
    };
}
