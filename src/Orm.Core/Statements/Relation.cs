using System.ComponentModel;
using Orm.Mapping;

namespace Orm.Statements;

/// <summary>The symbol of a relationship in a statement: joins, subqueries and includes start on it.</summary>
/// <typeparam name="TTable">The handle class of the other side's table.</typeparam>
/// <typeparam name="TOuter">The same on the optional side of an outer join.</typeparam>
/// <typeparam name="TEntity">The other side's class.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class Relation<TTable, TOuter, TEntity> : IJoinable<TTable>, IOuterJoinable<TOuter>
    where TTable : Table<TTable, TEntity>
    where TOuter : OuterTable<TOuter, TEntity>
    where TEntity : class, IEntity
{
    private HandleCache<TTable> _inner;
    private HandleCache<TOuter> _outer;

    private protected Relation(ITableSource source, RelationshipInfo relationship, Func<TableSlot, TTable> inner, Func<TableSlot, TOuter> outer) =>
        (Source, Relationship, Inner, Outer) = (source, relationship, inner, outer);

    internal ITableSource Source { get; }

    internal RelationshipInfo Relationship { get; }

    internal Func<TableSlot, TTable> Inner { get; }

    internal Func<TableSlot, TOuter> Outer { get; }

    ITableSource? IJoinable.JoinSource => Source;

    RelationshipInfo? IJoinable.JoinRelationship => Relationship;

    TTable IJoinable<TTable>.Place(int depth, int position) => At(depth, position);

    TOuter IOuterJoinable<TOuter>.CreateOuter(TableSlot slot) => Outer(slot);

    /// <summary>For query syntax: <c>from p in u.Posts.DefaultIfEmpty()</c> is a left join, whose symbols may be null.</summary>
    public IJoinable<TOuter> DefaultIfEmpty() => new OptionalRelation<TTable, TOuter, TEntity>(this);

    /// <summary>A query of the related rows, for subqueries: correlated with the row that the relationship starts on.</summary>
    public Query<TTable, TEntity> Query()
    {
        TTable table = At(Math.Max(1, Lambda.Depth), 0);
        if (Relationship.Association is null)
            return table.Then(Clause.Where, new RelationPredicate(Relationship, Source, table));
        var join = new JoinClause(JoinKind.Inner, table, Source, Relationship, null) { IsAssociationOnly = true };
        return table.Then(Clause.Join, join).Then(Clause.Where, new AssociationPredicate(join));
    }

    internal TTable At(int depth, int position)
    {
        var slot = new TableSlot(null, depth, position);
        return _inner.Find(slot) ?? _inner.Add(slot, Inner(slot));
    }

    internal TOuter OuterAt(int depth, int position)
    {
        var slot = new TableSlot(null, depth, position);
        return _outer.Find(slot) ?? _outer.Add(slot, Outer(slot));
    }
}

/// <summary>A relationship joined so that rows without a related one stay.</summary>
internal sealed class OptionalRelation<TTable, TOuter, TEntity>(Relation<TTable, TOuter, TEntity> relation) : IJoinable<TOuter>
    where TTable : Table<TTable, TEntity>
    where TOuter : OuterTable<TOuter, TEntity>
    where TEntity : class, IEntity
{
    ITableSource? IJoinable.JoinSource => relation.Source;

    RelationshipInfo? IJoinable.JoinRelationship => relation.Relationship;

    JoinKind IJoinable.JoinKind => JoinKind.Left;

    TOuter IJoinable<TOuter>.Place(int depth, int position) => relation.OuterAt(depth, position);
}
