using System.ComponentModel;
using Orm.Mapping;

namespace Orm.Statements;

/// <summary>What a statement can join: a table, or a relationship of a table that it names already.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IJoinable
{
    internal ITableSource? JoinSource { get; }

    internal RelationshipInfo? JoinRelationship { get; }

    internal JoinKind JoinKind => JoinKind.Inner;
}
