using Orm.Statements;

namespace Orm;

public partial class Query<TShape, TResult>
{
    /// <summary>Joins related rows: <c>.Join(u => u.Posts, out var p)</c>. Rows without a related one are left out.</summary>
    public Query<TShape, TResult> Join<TJoined>(Func<TShape, IJoinable<TJoined>> relationship, out TJoined joined)
        where TJoined : class? // out _ infers a nullable type
    {
        Query<TShape, TResult> start = Joining();
        JoinClause join = Joins.ByRelationship(start, JoinKind.Inner, Lambda.Run(relationship, start.Shape, start), out joined);
        return start.Then(Clause.Join, join, 0, QueryFlags.Joined);
    }

    /// <summary>Joins another table by a condition.</summary>
    public Query<TShape, TResult> Join<TJoined>(IJoinable<TJoined> table, out TJoined joined, Func<TShape, TJoined, Predicate> on)
        where TJoined : class?
    {
        Query<TShape, TResult> start = Joining();
        joined = Joins.Place(start, table);
        return start.Then(Clause.Join, Joins.On(JoinKind.Inner, joined!, Lambda.Run(on, start.Shape, joined, start)), 0, QueryFlags.Joined);
    }

    /// <summary>Joins related rows where there are any; the joined symbols may be null.</summary>
    public Query<TShape, TResult> LeftJoin<TJoined>(Func<TShape, IOuterJoinable<TJoined>> relationship, out TJoined joined)
        where TJoined : class?
    {
        Query<TShape, TResult> start = Joining();
        JoinClause join = Joins.ByRelationship(start, JoinKind.Left, Lambda.Run(relationship, start.Shape, start), out joined);
        return start.Then(Clause.Join, join, 0, QueryFlags.Joined);
    }

    /// <summary>Joins the rows of another table that meet a condition, where there are any; the joined symbols may be null.</summary>
    public Query<TShape, TResult> LeftJoin<TJoined>(IOuterJoinable<TJoined> table, out TJoined joined, Func<TShape, TJoined, Predicate> on)
        where TJoined : class? => OuterJoin(JoinKind.Left, table, out joined, on);

    /// <summary>Joins related rows and keeps those without a row on this side; select this side's symbols as <c>Sql.Nullable(…)</c>.</summary>
    public Query<TShape, TResult> RightJoin<TJoined>(Func<TShape, IJoinable<TJoined>> relationship, out TJoined joined)
        where TJoined : class?
    {
        Query<TShape, TResult> start = Joining();
        JoinClause join = Joins.ByRelationship(start, JoinKind.Right, Lambda.Run(relationship, start.Shape, start), out joined);
        return start.Then(Clause.Join, join, 0, QueryFlags.Joined);
    }

    /// <summary>Joins another table by a condition and keeps its rows that have none on this side; select this side's symbols as <c>Sql.Nullable(…)</c>.</summary>
    public Query<TShape, TResult> RightJoin<TJoined>(IJoinable<TJoined> table, out TJoined joined, Func<TShape, TJoined, Predicate> on)
        where TJoined : class?
    {
        Query<TShape, TResult> start = Joining();
        joined = Joins.Place(start, table);
        return start.Then(Clause.Join, Joins.On(JoinKind.Right, joined!, Lambda.Run(on, start.Shape, joined, start)), 0, QueryFlags.Joined);
    }

    /// <summary>Joins related rows and keeps the rows of both sides that have none on the other; select this side's symbols as <c>Sql.Nullable(…)</c>.</summary>
    public Query<TShape, TResult> FullJoin<TJoined>(Func<TShape, IOuterJoinable<TJoined>> relationship, out TJoined joined)
        where TJoined : class?
    {
        Query<TShape, TResult> start = Joining();
        JoinClause join = Joins.ByRelationship(start, JoinKind.Full, Lambda.Run(relationship, start.Shape, start), out joined);
        return start.Then(Clause.Join, join, 0, QueryFlags.Joined);
    }

    /// <summary>Joins another table by a condition and keeps the rows of both sides that have none on the other; select this side's symbols as <c>Sql.Nullable(…)</c>.</summary>
    public Query<TShape, TResult> FullJoin<TJoined>(IOuterJoinable<TJoined> table, out TJoined joined, Func<TShape, TJoined, Predicate> on)
        where TJoined : class? => OuterJoin(JoinKind.Full, table, out joined, on);

    /// <summary>Joins every row of another table to every row.</summary>
    public Query<TShape, TResult> CrossJoin<TJoined>(IJoinable<TJoined> table, out TJoined joined)
        where TJoined : class?
    {
        Query<TShape, TResult> start = Joining();
        joined = Joins.Place(start, table);
        return start.Then(Clause.Join, Joins.On(JoinKind.Cross, joined!, null), 0, QueryFlags.Joined);
    }

    private Query<TShape, TResult> OuterJoin<TJoined>(JoinKind kind, IOuterJoinable<TJoined> table, out TJoined joined, Func<TShape, TJoined, Predicate> on)
        where TJoined : class?
    {
        Query<TShape, TResult> start = Joining();
        joined = Joins.PlaceOuter(start, table);
        return start.Then(Clause.Join, Joins.On(kind, joined!, Lambda.Run(on, start.Shape, joined, start)), 0, QueryFlags.Joined);
    }

    private Query<TShape, TResult> Joining()
    {
        Query<TShape, TResult> start = StartRows("Join");
        if ((start.Flags & QueryFlags.Grouped) != 0)
            throw new InvalidOperationException("Join comes before GroupBy: a group has no rows left to join.");
        return start;
    }
}
