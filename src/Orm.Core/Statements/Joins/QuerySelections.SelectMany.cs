using System.ComponentModel;
using System.Runtime.CompilerServices;
using Orm.Statements;

namespace Orm;

/// <summary>SelectMany: what a second <c>from</c> in query syntax means, a join by relationship or with every row.</summary>
public static partial class QuerySelections
{
    private const string FromTakes = "A second from takes a relationship (from p in u.Posts, from p in u.Posts.DefaultIfEmpty()) or a table, and the result is a column, a table, or a tuple of those.";

    extension<TShape>(IShaped<TShape> query)
    {
        /// <summary>Joins and gives one expression, one entity, or a projection.</summary>
        public Query<(TShape, TJoined), T> SelectMany<TJoined, T>(Func<TShape, IJoinable<TJoined>> source, Func<TShape, TJoined, ISelectable<T>> selector) =>
            query.Joining(source, out TShape shape, out TJoined joined).As(shape, joined, selector, static selection => selection);

        internal QueryNode Joining<TJoined>(Func<TShape, IJoinable<TJoined>> source, out TShape shape, out TJoined joined)
        {
            QueryNode node = query.StartRows("A second from", keepsOrder: true, out shape);
            JoinClause join = Joins.From(node, Lambda.Run(source, shape, node), out joined);
            return new Source<TShape>(node, Clause.Join, join, 0, QueryFlags.Joined, shape);
        }

        /// <summary>For query syntax: a further shape of symbols.</summary>
        [OverloadResolutionPriority(-1)]
        [EditorBrowsable(EditorBrowsableState.Never)]
        public Source<TNew> SelectMany<TJoined, TNew>(Func<TShape, IJoinable<TJoined>> source, Func<TShape, TJoined, TNew> selector)
            where TNew : class => query.Joining(source, out TShape shape, out TJoined joined).Reshaped(shape, joined, selector);

        /// <summary>Always an error.</summary>
        [Obsolete(FromTakes, true)]
        [OverloadResolutionPriority(-2)]
        [EditorBrowsable(EditorBrowsableState.Never)]
        public object SelectMany<TJoined>(Func<TShape, IJoinable<TJoined>> source, Func<TShape, TJoined, object?> selector) => throw new NotSupportedException(FromTakes);

        /// <summary>Joins and gives a tuple of 2.</summary>
        public Query<(TShape, TJoined), (T1, T2)> SelectMany<TJoined, T1, T2>(Func<TShape, IJoinable<TJoined>> source, Func<TShape, TJoined, (ISelectable<T1>, ISelectable<T2>)> selector) =>
            query.Joining(source, out TShape shape, out TJoined joined).As(shape, joined, selector, Tuples.Of);

        /// <summary>Joins and gives a tuple of 3.</summary>
        public Query<(TShape, TJoined), (T1, T2, T3)> SelectMany<TJoined, T1, T2, T3>(Func<TShape, IJoinable<TJoined>> source, Func<TShape, TJoined, (ISelectable<T1>, ISelectable<T2>, ISelectable<T3>)> selector) =>
            query.Joining(source, out TShape shape, out TJoined joined).As(shape, joined, selector, Tuples.Of);

        /// <summary>Joins and gives a tuple of 4.</summary>
        public Query<(TShape, TJoined), (T1, T2, T3, T4)> SelectMany<TJoined, T1, T2, T3, T4>(Func<TShape, IJoinable<TJoined>> source, Func<TShape, TJoined, (ISelectable<T1>, ISelectable<T2>, ISelectable<T3>, ISelectable<T4>)> selector) =>
            query.Joining(source, out TShape shape, out TJoined joined).As(shape, joined, selector, Tuples.Of);

        /// <summary>Joins and gives a tuple of 5.</summary>
        public Query<(TShape, TJoined), (T1, T2, T3, T4, T5)> SelectMany<TJoined, T1, T2, T3, T4, T5>(Func<TShape, IJoinable<TJoined>> source, Func<TShape, TJoined, (ISelectable<T1>, ISelectable<T2>, ISelectable<T3>, ISelectable<T4>, ISelectable<T5>)> selector) =>
            query.Joining(source, out TShape shape, out TJoined joined).As(shape, joined, selector, Tuples.Of);

        /// <summary>Joins and gives a tuple of 6.</summary>
        public Query<(TShape, TJoined), (T1, T2, T3, T4, T5, T6)> SelectMany<TJoined, T1, T2, T3, T4, T5, T6>(Func<TShape, IJoinable<TJoined>> source, Func<TShape, TJoined, (ISelectable<T1>, ISelectable<T2>, ISelectable<T3>, ISelectable<T4>, ISelectable<T5>, ISelectable<T6>)> selector) =>
            query.Joining(source, out TShape shape, out TJoined joined).As(shape, joined, selector, Tuples.Of);

        /// <summary>Joins and gives a tuple of 7.</summary>
        public Query<(TShape, TJoined), (T1, T2, T3, T4, T5, T6, T7)> SelectMany<TJoined, T1, T2, T3, T4, T5, T6, T7>(Func<TShape, IJoinable<TJoined>> source, Func<TShape, TJoined, (ISelectable<T1>, ISelectable<T2>, ISelectable<T3>, ISelectable<T4>, ISelectable<T5>, ISelectable<T6>, ISelectable<T7>)> selector) =>
            query.Joining(source, out TShape shape, out TJoined joined).As(shape, joined, selector, Tuples.Of);

        /// <summary>Joins and gives a tuple of 8.</summary>
        public Query<(TShape, TJoined), (T1, T2, T3, T4, T5, T6, T7, T8)> SelectMany<TJoined, T1, T2, T3, T4, T5, T6, T7, T8>(Func<TShape, IJoinable<TJoined>> source, Func<TShape, TJoined, (ISelectable<T1>, ISelectable<T2>, ISelectable<T3>, ISelectable<T4>, ISelectable<T5>, ISelectable<T6>, ISelectable<T7>, ISelectable<T8>)> selector) =>
            query.Joining(source, out TShape shape, out TJoined joined).As(shape, joined, selector, Tuples.Of);

        /// <summary>Joins and gives a tuple of 9.</summary>
        public Query<(TShape, TJoined), (T1, T2, T3, T4, T5, T6, T7, T8, T9)> SelectMany<TJoined, T1, T2, T3, T4, T5, T6, T7, T8, T9>(Func<TShape, IJoinable<TJoined>> source, Func<TShape, TJoined, (ISelectable<T1>, ISelectable<T2>, ISelectable<T3>, ISelectable<T4>, ISelectable<T5>, ISelectable<T6>, ISelectable<T7>, ISelectable<T8>, ISelectable<T9>)> selector) =>
            query.Joining(source, out TShape shape, out TJoined joined).As(shape, joined, selector, Tuples.Of);

        /// <summary>Joins and gives a tuple of 10.</summary>
        public Query<(TShape, TJoined), (T1, T2, T3, T4, T5, T6, T7, T8, T9, T10)> SelectMany<TJoined, T1, T2, T3, T4, T5, T6, T7, T8, T9, T10>(Func<TShape, IJoinable<TJoined>> source, Func<TShape, TJoined, (ISelectable<T1>, ISelectable<T2>, ISelectable<T3>, ISelectable<T4>, ISelectable<T5>, ISelectable<T6>, ISelectable<T7>, ISelectable<T8>, ISelectable<T9>, ISelectable<T10>)> selector) =>
            query.Joining(source, out TShape shape, out TJoined joined).As(shape, joined, selector, Tuples.Of);

        /// <summary>Joins and gives a tuple of 11.</summary>
        public Query<(TShape, TJoined), (T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11)> SelectMany<TJoined, T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11>(Func<TShape, IJoinable<TJoined>> source, Func<TShape, TJoined, (ISelectable<T1>, ISelectable<T2>, ISelectable<T3>, ISelectable<T4>, ISelectable<T5>, ISelectable<T6>, ISelectable<T7>, ISelectable<T8>, ISelectable<T9>, ISelectable<T10>, ISelectable<T11>)> selector) =>
            query.Joining(source, out TShape shape, out TJoined joined).As(shape, joined, selector, Tuples.Of);

        /// <summary>Joins and gives a tuple of 12.</summary>
        public Query<(TShape, TJoined), (T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12)> SelectMany<TJoined, T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12>(Func<TShape, IJoinable<TJoined>> source, Func<TShape, TJoined, (ISelectable<T1>, ISelectable<T2>, ISelectable<T3>, ISelectable<T4>, ISelectable<T5>, ISelectable<T6>, ISelectable<T7>, ISelectable<T8>, ISelectable<T9>, ISelectable<T10>, ISelectable<T11>, ISelectable<T12>)> selector) =>
            query.Joining(source, out TShape shape, out TJoined joined).As(shape, joined, selector, Tuples.Of);

        /// <summary>Joins and gives a tuple of 13.</summary>
        public Query<(TShape, TJoined), (T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13)> SelectMany<TJoined, T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13>(Func<TShape, IJoinable<TJoined>> source, Func<TShape, TJoined, (ISelectable<T1>, ISelectable<T2>, ISelectable<T3>, ISelectable<T4>, ISelectable<T5>, ISelectable<T6>, ISelectable<T7>, ISelectable<T8>, ISelectable<T9>, ISelectable<T10>, ISelectable<T11>, ISelectable<T12>, ISelectable<T13>)> selector) =>
            query.Joining(source, out TShape shape, out TJoined joined).As(shape, joined, selector, Tuples.Of);

        /// <summary>Joins and gives a tuple of 14.</summary>
        public Query<(TShape, TJoined), (T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14)> SelectMany<TJoined, T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14>(Func<TShape, IJoinable<TJoined>> source, Func<TShape, TJoined, (ISelectable<T1>, ISelectable<T2>, ISelectable<T3>, ISelectable<T4>, ISelectable<T5>, ISelectable<T6>, ISelectable<T7>, ISelectable<T8>, ISelectable<T9>, ISelectable<T10>, ISelectable<T11>, ISelectable<T12>, ISelectable<T13>, ISelectable<T14>)> selector) =>
            query.Joining(source, out TShape shape, out TJoined joined).As(shape, joined, selector, Tuples.Of);

        /// <summary>Joins and gives a tuple of 15.</summary>
        public Query<(TShape, TJoined), (T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14, T15)> SelectMany<TJoined, T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14, T15>(Func<TShape, IJoinable<TJoined>> source, Func<TShape, TJoined, (ISelectable<T1>, ISelectable<T2>, ISelectable<T3>, ISelectable<T4>, ISelectable<T5>, ISelectable<T6>, ISelectable<T7>, ISelectable<T8>, ISelectable<T9>, ISelectable<T10>, ISelectable<T11>, ISelectable<T12>, ISelectable<T13>, ISelectable<T14>, ISelectable<T15>)> selector) =>
            query.Joining(source, out TShape shape, out TJoined joined).As(shape, joined, selector, Tuples.Of);

        /// <summary>Joins and gives a tuple of 16.</summary>
        public Query<(TShape, TJoined), (T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14, T15, T16)> SelectMany<TJoined, T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14, T15, T16>(Func<TShape, IJoinable<TJoined>> source, Func<TShape, TJoined, (ISelectable<T1>, ISelectable<T2>, ISelectable<T3>, ISelectable<T4>, ISelectable<T5>, ISelectable<T6>, ISelectable<T7>, ISelectable<T8>, ISelectable<T9>, ISelectable<T10>, ISelectable<T11>, ISelectable<T12>, ISelectable<T13>, ISelectable<T14>, ISelectable<T15>, ISelectable<T16>)> selector) =>
            query.Joining(source, out TShape shape, out TJoined joined).As(shape, joined, selector, Tuples.Of);
    }
}
