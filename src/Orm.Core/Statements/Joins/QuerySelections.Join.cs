using System.ComponentModel;
using System.Runtime.CompilerServices;
using Orm.Statements;

namespace Orm;

/// <summary>Join with keys: what <c>join … on … equals …</c> in query syntax means.</summary>
public static partial class QuerySelections
{
    private const string JoinTakes = "join takes a table, two keys of the same type, and a result that is a column, a table, or a tuple of those.";
    private const string GroupJoinInstead = "join … into has no meaning here. For a left join write: from p in u.Posts.DefaultIfEmpty(), or .LeftJoin(Post.Table, out var p, (u, x) => x.AuthorId == u.Id); for groups: group … by … into.";

    extension<TShape>(IShaped<TShape> query)
    {
        /// <summary>Joins a table by equal keys and gives one expression, one entity, or a projection.</summary>
        public Query<(TShape, TJoined), T> Join<TJoined, TKey, T>(IJoinable<TJoined> table, Func<TShape, Operand<TKey>> key, Func<TJoined, Operand<TKey>> joinedKey, Func<TShape, TJoined, ISelectable<T>> selector) =>
            query.JoiningByKey(table, key, joinedKey, out TShape shape, out TJoined joined).As(shape, joined, selector, static selection => selection);

        internal QueryNode JoiningByKey<TJoined, TKey>(IJoinable<TJoined> table, Func<TShape, Operand<TKey>> key, Func<TJoined, Operand<TKey>> joinedKey, out TShape shape, out TJoined joined)
        {
            QueryNode node = query.StartRows("Join", keepsOrder: true, out shape);
            joined = Joins.Place(node, table);
            Predicate on = Lambda.Run(key, shape, node) == Lambda.Run(joinedKey, joined);
            return new Source<TShape>(node, Clause.Join, Joins.On(JoinKind.Inner, joined!, on), 0, QueryFlags.Joined, shape);
        }

        /// <summary>For query syntax: a further shape of symbols.</summary>
        [OverloadResolutionPriority(-1)]
        [EditorBrowsable(EditorBrowsableState.Never)]
        public Source<TNew> Join<TJoined, TKey, TNew>(IJoinable<TJoined> table, Func<TShape, Operand<TKey>> key, Func<TJoined, Operand<TKey>> joinedKey, Func<TShape, TJoined, TNew> selector)
            where TNew : class =>
            query.JoiningByKey(table, key, joinedKey, out TShape shape, out TJoined joined).Reshaped(shape, joined, selector);

        /// <summary>Always an error.</summary>
        [Obsolete(JoinTakes, true)]
        [OverloadResolutionPriority(-2)]
        [EditorBrowsable(EditorBrowsableState.Never)]
        public object Join<TJoined>(IJoinable<TJoined> table, Func<TShape, object?> key, Func<TJoined, object?> joinedKey, Func<TShape, TJoined, object?> selector) => throw new NotSupportedException(JoinTakes);

        /// <summary>Always an error.</summary>
        [Obsolete(GroupJoinInstead, true)]
        [EditorBrowsable(EditorBrowsableState.Never)]
        public object GroupJoin<TJoined>(IJoinable<TJoined> table, Func<TShape, object?> key, Func<TJoined, object?> joinedKey, Func<TShape, IEnumerable<TJoined>, object?> selector) => throw new NotSupportedException(GroupJoinInstead);

        /// <summary>Joins a table by equal keys and gives a tuple of 2.</summary>
        public Query<(TShape, TJoined), (T1, T2)> Join<TJoined, TKey, T1, T2>(IJoinable<TJoined> table, Func<TShape, Operand<TKey>> key, Func<TJoined, Operand<TKey>> joinedKey, Func<TShape, TJoined, (ISelectable<T1>, ISelectable<T2>)> selector) =>
            query.JoiningByKey(table, key, joinedKey, out TShape shape, out TJoined joined).As(shape, joined, selector, Tuples.Of);

        /// <summary>Joins a table by equal keys and gives a tuple of 3.</summary>
        public Query<(TShape, TJoined), (T1, T2, T3)> Join<TJoined, TKey, T1, T2, T3>(IJoinable<TJoined> table, Func<TShape, Operand<TKey>> key, Func<TJoined, Operand<TKey>> joinedKey, Func<TShape, TJoined, (ISelectable<T1>, ISelectable<T2>, ISelectable<T3>)> selector) =>
            query.JoiningByKey(table, key, joinedKey, out TShape shape, out TJoined joined).As(shape, joined, selector, Tuples.Of);

        /// <summary>Joins a table by equal keys and gives a tuple of 4.</summary>
        public Query<(TShape, TJoined), (T1, T2, T3, T4)> Join<TJoined, TKey, T1, T2, T3, T4>(IJoinable<TJoined> table, Func<TShape, Operand<TKey>> key, Func<TJoined, Operand<TKey>> joinedKey, Func<TShape, TJoined, (ISelectable<T1>, ISelectable<T2>, ISelectable<T3>, ISelectable<T4>)> selector) =>
            query.JoiningByKey(table, key, joinedKey, out TShape shape, out TJoined joined).As(shape, joined, selector, Tuples.Of);

        /// <summary>Joins a table by equal keys and gives a tuple of 5.</summary>
        public Query<(TShape, TJoined), (T1, T2, T3, T4, T5)> Join<TJoined, TKey, T1, T2, T3, T4, T5>(IJoinable<TJoined> table, Func<TShape, Operand<TKey>> key, Func<TJoined, Operand<TKey>> joinedKey, Func<TShape, TJoined, (ISelectable<T1>, ISelectable<T2>, ISelectable<T3>, ISelectable<T4>, ISelectable<T5>)> selector) =>
            query.JoiningByKey(table, key, joinedKey, out TShape shape, out TJoined joined).As(shape, joined, selector, Tuples.Of);

        /// <summary>Joins a table by equal keys and gives a tuple of 6.</summary>
        public Query<(TShape, TJoined), (T1, T2, T3, T4, T5, T6)> Join<TJoined, TKey, T1, T2, T3, T4, T5, T6>(IJoinable<TJoined> table, Func<TShape, Operand<TKey>> key, Func<TJoined, Operand<TKey>> joinedKey, Func<TShape, TJoined, (ISelectable<T1>, ISelectable<T2>, ISelectable<T3>, ISelectable<T4>, ISelectable<T5>, ISelectable<T6>)> selector) =>
            query.JoiningByKey(table, key, joinedKey, out TShape shape, out TJoined joined).As(shape, joined, selector, Tuples.Of);

        /// <summary>Joins a table by equal keys and gives a tuple of 7.</summary>
        public Query<(TShape, TJoined), (T1, T2, T3, T4, T5, T6, T7)> Join<TJoined, TKey, T1, T2, T3, T4, T5, T6, T7>(IJoinable<TJoined> table, Func<TShape, Operand<TKey>> key, Func<TJoined, Operand<TKey>> joinedKey, Func<TShape, TJoined, (ISelectable<T1>, ISelectable<T2>, ISelectable<T3>, ISelectable<T4>, ISelectable<T5>, ISelectable<T6>, ISelectable<T7>)> selector) =>
            query.JoiningByKey(table, key, joinedKey, out TShape shape, out TJoined joined).As(shape, joined, selector, Tuples.Of);

        /// <summary>Joins a table by equal keys and gives a tuple of 8.</summary>
        public Query<(TShape, TJoined), (T1, T2, T3, T4, T5, T6, T7, T8)> Join<TJoined, TKey, T1, T2, T3, T4, T5, T6, T7, T8>(IJoinable<TJoined> table, Func<TShape, Operand<TKey>> key, Func<TJoined, Operand<TKey>> joinedKey, Func<TShape, TJoined, (ISelectable<T1>, ISelectable<T2>, ISelectable<T3>, ISelectable<T4>, ISelectable<T5>, ISelectable<T6>, ISelectable<T7>, ISelectable<T8>)> selector) =>
            query.JoiningByKey(table, key, joinedKey, out TShape shape, out TJoined joined).As(shape, joined, selector, Tuples.Of);

        /// <summary>Joins a table by equal keys and gives a tuple of 9.</summary>
        public Query<(TShape, TJoined), (T1, T2, T3, T4, T5, T6, T7, T8, T9)> Join<TJoined, TKey, T1, T2, T3, T4, T5, T6, T7, T8, T9>(IJoinable<TJoined> table, Func<TShape, Operand<TKey>> key, Func<TJoined, Operand<TKey>> joinedKey, Func<TShape, TJoined, (ISelectable<T1>, ISelectable<T2>, ISelectable<T3>, ISelectable<T4>, ISelectable<T5>, ISelectable<T6>, ISelectable<T7>, ISelectable<T8>, ISelectable<T9>)> selector) =>
            query.JoiningByKey(table, key, joinedKey, out TShape shape, out TJoined joined).As(shape, joined, selector, Tuples.Of);

        /// <summary>Joins a table by equal keys and gives a tuple of 10.</summary>
        public Query<(TShape, TJoined), (T1, T2, T3, T4, T5, T6, T7, T8, T9, T10)> Join<TJoined, TKey, T1, T2, T3, T4, T5, T6, T7, T8, T9, T10>(IJoinable<TJoined> table, Func<TShape, Operand<TKey>> key, Func<TJoined, Operand<TKey>> joinedKey, Func<TShape, TJoined, (ISelectable<T1>, ISelectable<T2>, ISelectable<T3>, ISelectable<T4>, ISelectable<T5>, ISelectable<T6>, ISelectable<T7>, ISelectable<T8>, ISelectable<T9>, ISelectable<T10>)> selector) =>
            query.JoiningByKey(table, key, joinedKey, out TShape shape, out TJoined joined).As(shape, joined, selector, Tuples.Of);

        /// <summary>Joins a table by equal keys and gives a tuple of 11.</summary>
        public Query<(TShape, TJoined), (T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11)> Join<TJoined, TKey, T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11>(IJoinable<TJoined> table, Func<TShape, Operand<TKey>> key, Func<TJoined, Operand<TKey>> joinedKey, Func<TShape, TJoined, (ISelectable<T1>, ISelectable<T2>, ISelectable<T3>, ISelectable<T4>, ISelectable<T5>, ISelectable<T6>, ISelectable<T7>, ISelectable<T8>, ISelectable<T9>, ISelectable<T10>, ISelectable<T11>)> selector) =>
            query.JoiningByKey(table, key, joinedKey, out TShape shape, out TJoined joined).As(shape, joined, selector, Tuples.Of);

        /// <summary>Joins a table by equal keys and gives a tuple of 12.</summary>
        public Query<(TShape, TJoined), (T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12)> Join<TJoined, TKey, T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12>(IJoinable<TJoined> table, Func<TShape, Operand<TKey>> key, Func<TJoined, Operand<TKey>> joinedKey, Func<TShape, TJoined, (ISelectable<T1>, ISelectable<T2>, ISelectable<T3>, ISelectable<T4>, ISelectable<T5>, ISelectable<T6>, ISelectable<T7>, ISelectable<T8>, ISelectable<T9>, ISelectable<T10>, ISelectable<T11>, ISelectable<T12>)> selector) =>
            query.JoiningByKey(table, key, joinedKey, out TShape shape, out TJoined joined).As(shape, joined, selector, Tuples.Of);

        /// <summary>Joins a table by equal keys and gives a tuple of 13.</summary>
        public Query<(TShape, TJoined), (T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13)> Join<TJoined, TKey, T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13>(IJoinable<TJoined> table, Func<TShape, Operand<TKey>> key, Func<TJoined, Operand<TKey>> joinedKey, Func<TShape, TJoined, (ISelectable<T1>, ISelectable<T2>, ISelectable<T3>, ISelectable<T4>, ISelectable<T5>, ISelectable<T6>, ISelectable<T7>, ISelectable<T8>, ISelectable<T9>, ISelectable<T10>, ISelectable<T11>, ISelectable<T12>, ISelectable<T13>)> selector) =>
            query.JoiningByKey(table, key, joinedKey, out TShape shape, out TJoined joined).As(shape, joined, selector, Tuples.Of);

        /// <summary>Joins a table by equal keys and gives a tuple of 14.</summary>
        public Query<(TShape, TJoined), (T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14)> Join<TJoined, TKey, T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14>(IJoinable<TJoined> table, Func<TShape, Operand<TKey>> key, Func<TJoined, Operand<TKey>> joinedKey, Func<TShape, TJoined, (ISelectable<T1>, ISelectable<T2>, ISelectable<T3>, ISelectable<T4>, ISelectable<T5>, ISelectable<T6>, ISelectable<T7>, ISelectable<T8>, ISelectable<T9>, ISelectable<T10>, ISelectable<T11>, ISelectable<T12>, ISelectable<T13>, ISelectable<T14>)> selector) =>
            query.JoiningByKey(table, key, joinedKey, out TShape shape, out TJoined joined).As(shape, joined, selector, Tuples.Of);

        /// <summary>Joins a table by equal keys and gives a tuple of 15.</summary>
        public Query<(TShape, TJoined), (T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14, T15)> Join<TJoined, TKey, T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14, T15>(IJoinable<TJoined> table, Func<TShape, Operand<TKey>> key, Func<TJoined, Operand<TKey>> joinedKey, Func<TShape, TJoined, (ISelectable<T1>, ISelectable<T2>, ISelectable<T3>, ISelectable<T4>, ISelectable<T5>, ISelectable<T6>, ISelectable<T7>, ISelectable<T8>, ISelectable<T9>, ISelectable<T10>, ISelectable<T11>, ISelectable<T12>, ISelectable<T13>, ISelectable<T14>, ISelectable<T15>)> selector) =>
            query.JoiningByKey(table, key, joinedKey, out TShape shape, out TJoined joined).As(shape, joined, selector, Tuples.Of);

        /// <summary>Joins a table by equal keys and gives a tuple of 16.</summary>
        public Query<(TShape, TJoined), (T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14, T15, T16)> Join<TJoined, TKey, T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14, T15, T16>(IJoinable<TJoined> table, Func<TShape, Operand<TKey>> key, Func<TJoined, Operand<TKey>> joinedKey, Func<TShape, TJoined, (ISelectable<T1>, ISelectable<T2>, ISelectable<T3>, ISelectable<T4>, ISelectable<T5>, ISelectable<T6>, ISelectable<T7>, ISelectable<T8>, ISelectable<T9>, ISelectable<T10>, ISelectable<T11>, ISelectable<T12>, ISelectable<T13>, ISelectable<T14>, ISelectable<T15>, ISelectable<T16>)> selector) =>
            query.JoiningByKey(table, key, joinedKey, out TShape shape, out TJoined joined).As(shape, joined, selector, Tuples.Of);
    }
}
