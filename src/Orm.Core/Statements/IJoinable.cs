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

/// <summary>What an inner join takes, with the symbols it gives.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IJoinable<out THandle> : IJoinable
{
    internal THandle Place(int depth, int position);
}
