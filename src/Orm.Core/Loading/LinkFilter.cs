using Orm.Execution;
using Orm.Mapping;
using Orm.Statements;

namespace Orm.Loading;

/// <summary>The condition that rows belong to the keys a loader binds: by rows of an association table.</summary>
internal sealed class LinkFilter(ITableSource target, RelationshipInfo relationship) : Predicate
{
    internal override void Write(SqlWriter writer, ColumnType? mapping)
    {
        TableInfo association = relationship.Association!;
        if (writer.IsAssociationJoined)
        {
            WriteKeys(writer, association);
            return;
        }

        int[] key = target.Mapper.Shape.Key;
        int[] columns = relationship.AssociationTargetColumns;
        writer.Write("EXISTS (SELECT 1 FROM ");
        writer.WriteTable(association);
        writer.Write(" AS j WHERE ");
        for (int i = 0; i < columns.Length; i++)
        {
            WriteColumn(writer, association, columns[i]);
            writer.Write(" = ");
            writer.WriteColumn(target, key[i]);
            writer.Write(" AND ");
        }

        WriteKeys(writer, association);
        writer.Write(')');
    }

    private void WriteKeys(SqlWriter writer, TableInfo association) =>
        writer.WriteKeyFilter(relationship, association, relationship.AssociationSourceColumns, static (w, r, k) => WriteColumn(w, r.Association!, r.AssociationSourceColumns[k]));

    private static void WriteColumn(SqlWriter writer, TableInfo association, int column)
    {
        writer.Write("j.");
        writer.WriteIdentifier(association.Columns[column].Name);
    }
}
