using Orm.Execution;
using Orm.Mapping;

namespace Orm.Statements;

/// <summary>The condition by which a relationship's foreign key connects two tables.</summary>
internal sealed class RelationPredicate(RelationshipInfo relationship, ITableSource source, ITableSource target) : Predicate
{
    internal override Precedence Precedence => Precedence.And;

    internal override void Write(SqlWriter writer, ColumnType? mapping) => JoinRenderer.WriteRelationship(writer, relationship, source, target);
}

/// <summary>The condition by which the rows of an association table belong to a relationship's source.</summary>
internal sealed class AssociationPredicate(JoinClause join) : Predicate
{
    internal override Precedence Precedence => Precedence.And;

    internal override void Write(SqlWriter writer, ColumnType? mapping) => JoinRenderer.WriteSourceToAssociation(writer, join);
}
