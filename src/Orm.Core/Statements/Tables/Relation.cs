using System.ComponentModel;
using System.Numerics;
using Orm.Mapping;

namespace Orm.Statements;

/// <summary>The symbol of a relationship in a statement: joins, subqueries and includes start on it.</summary>
/// <typeparam name="TTable">The handle class of the other side's table.</typeparam>
/// <typeparam name="TOuter">The same on the optional side of an outer join.</typeparam>
/// <typeparam name="TEntity">The other side's class.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class Relation<TTable, TOuter, TEntity> : IJoinable<TTable>, IOuterJoinable<TOuter>, IOuterHost
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

    TAny IOuterHost.OuterAt<TAny>(IOuterJoinable<TAny> factory, int depth, int position) => (TAny)(object)OuterAt(depth, position);

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

    /// <summary>The related rows that meet a condition, for subqueries.</summary>
    public Query<TTable, TEntity> Where(Func<TTable, Predicate> condition) => Query().Where(condition);

    /// <summary>There is a related row.</summary>
    public Predicate Any() => new ExistsPredicate(Query());

    /// <summary>There is a related row that meets a condition.</summary>
    public Predicate Any(Func<TTable, Predicate> condition) => new ExistsPredicate(Query().Where(condition));

    /// <summary>All related rows meet a condition; true where there are none.</summary>
    public Predicate All(Func<TTable, Predicate> condition) => !new ExistsPredicate(Query().Where(t => new NotTrue(condition(t))));

    /// <summary>How many related rows there are.</summary>
    public Expr<long> Count() => Query().Count();

    /// <summary>How many related rows meet a condition.</summary>
    public Expr<long> Count(Func<TTable, Predicate> condition) => Query().Where(condition).Count();

    /// <summary>The sum over the related rows; null where there are none.</summary>
    public NullableValueExpr<T> Sum<T>(Func<TTable, Operand<T>> value)
        where T : struct, INumber<T> => Query().Select(t => Sql.Sum(value(t))).Scalar();

    /// <summary>The sum over the related rows as a 64-bit integer; null where there are none.</summary>
    public NullableValueExpr<long> Sum(Func<TTable, Operand<int>> value) => Query().Select(t => Sql.Sum(value(t))).Scalar();

    /// <summary>The sum over the related rows as a 64-bit integer; null where there are none.</summary>
    public NullableValueExpr<long> Sum(Func<TTable, Operand<short>> value) => Query().Select(t => Sql.Sum(value(t))).Scalar();

    /// <summary>The least over the related rows; null where there are none.</summary>
    public NullableValueExpr<T> Min<T>(Func<TTable, Operand<T>> value)
        where T : struct => Query().Select(t => Sql.Min(value(t))).Scalar();

    /// <summary>The least text of the related rows; null where there are none.</summary>
    public NullableExpr<string> Min(Func<TTable, Operand<string>> value) => Query().Select(t => Sql.Min(value(t))).Scalar();

    /// <summary>The greatest over the related rows; null where there are none.</summary>
    public NullableValueExpr<T> Max<T>(Func<TTable, Operand<T>> value)
        where T : struct => Query().Select(t => Sql.Max(value(t))).Scalar();

    /// <summary>The greatest text of the related rows; null where there are none.</summary>
    public NullableExpr<string> Max(Func<TTable, Operand<string>> value) => Query().Select(t => Sql.Max(value(t))).Scalar();

    /// <summary>The average over the related rows; null where there are none.</summary>
    public NullableValueExpr<double> Average<T>(Func<TTable, Operand<T>> value)
        where T : struct, INumber<T> => Query().Select(t => Sql.Average(value(t))).Scalar();

    /// <summary>The average of the related rows' decimals; null where there are none.</summary>
    public NullableValueExpr<decimal> Average(Func<TTable, Operand<decimal>> value) => Query().Select(t => Sql.Average(value(t))).Scalar();

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
