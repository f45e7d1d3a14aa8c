using Orm.Execution;
using Orm.Mapping;
using Orm.Statements;

namespace Orm.Loading;

/// <summary>The condition that rows belong to the keys a loader binds: by rows of an association table.</summary>
internal sealed class LinkFilter(ITableSource target, RelationshipInfo relationship) : Predicate
{
    private readonly JoinClause _association = new(JoinKind.Inner, target, null, relationship, null);

    internal override void Write(SqlWriter writer, ColumnType? mapping)
    {
        if (writer.JoinedAssociation is { } joined)
        {
            WriteKeys(writer, joined);
            return;
        }

        int outer = JoinRenderer.BeginLinks(writer, _association);
        WriteKeys(writer, _association);
        JoinRenderer.EndLinks(writer, outer);
    }

    private static void WriteKeys(SqlWriter writer, JoinClause association)
    {
        RelationshipInfo relationship = association.Relationship!;
        writer.WriteKeyFilter(
            association,
            relationship.Association!,
            relationship.AssociationSourceColumns,
            static (w, links, k) => w.WriteColumn(links, links.Relationship!.AssociationSourceColumns[k]));
    }
}
