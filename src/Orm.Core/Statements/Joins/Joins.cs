namespace Orm.Statements;

/// <summary>Places joined tables in a query: each gets symbols of its own, by depth and position.</summary>
internal static class Joins
{
    public static TJoined Place<TJoined>(QueryNode query, IJoinable<TJoined> table) =>
        table.Place(Lambda.Depth, query.JoinCount + 1);

    public static TJoined PlaceOuter<TJoined>(QueryNode query, IOuterJoinable<TJoined> table)
        where TJoined : class? =>
        ((IOuterHost)table).OuterAt(table, Lambda.Depth, query.JoinCount + 1);

    public static JoinClause On(JoinKind kind, object joined, Predicate? condition)
    {
        if (condition is null && kind != JoinKind.Cross)
            throw new ArgumentException("The join's condition is null.", nameof(condition));
        return new JoinClause(kind, (ITableSource)joined!, null, null, condition);
    }

    /// <summary>What query syntax joins: a relationship, an optional one, or every row of a table.</summary>
    public static JoinClause From<TJoined>(QueryNode query, IJoinable<TJoined> source, out TJoined joined)
    {
        joined = Place(query, source);
        JoinKind kind = source.JoinRelationship is null ? JoinKind.Cross : source.JoinKind;
        return new JoinClause(kind, (ITableSource)joined!, source.JoinSource, source.JoinRelationship, null);
    }

    public static JoinClause ByRelationship<TJoined>(QueryNode query, JoinKind kind, IJoinable<TJoined> relationship, out TJoined joined)
    {
        RequireRelationship(relationship);
        joined = Place(query, relationship);
        return new JoinClause(kind, (ITableSource)joined!, relationship.JoinSource, relationship.JoinRelationship, null);
    }

    public static JoinClause ByRelationship<TJoined>(QueryNode query, JoinKind kind, IOuterJoinable<TJoined> relationship, out TJoined joined)
        where TJoined : class?
    {
        var joinable = (IJoinable)relationship;
        RequireRelationship(joinable);
        joined = PlaceOuter(query, relationship);
        return new JoinClause(kind, (ITableSource)joined!, joinable.JoinSource, joinable.JoinRelationship, null);
    }

    private static void RequireRelationship(IJoinable joinable)
    {
        if (joinable.JoinRelationship is null)
            throw new ArgumentException("A table is joined by a condition: .Join(Post.Table, out var p, (u, x) => x.AuthorId == u.Id), or to every row: .CrossJoin(Post.Table, out var p).");
    }
}
