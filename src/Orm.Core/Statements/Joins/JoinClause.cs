using Orm.Mapping;

namespace Orm.Statements;

/// <summary>A table joined to a query, by a relationship or by a condition.</summary>
internal sealed class JoinClause(JoinKind kind, ITableSource target, ITableSource? source, RelationshipInfo? relationship, Predicate? on)
{
    public JoinKind Kind { get; } = kind;

    public ITableSource Target { get; } = target;

    public ITableSource? Source { get; } = source;

    public RelationshipInfo? Relationship { get; } = relationship;

    public Predicate? On { get; } = on;

    /// <summary>Whether the join only brings an included reference along.</summary>
    public bool IsInclude { get; init; }

    /// <summary>Whether the target is named elsewhere (a subquery over a many-to-many relationship starts on it).</summary>
    public bool IsAssociationOnly { get; init; }
}
