using System.ComponentModel;
using System.Runtime.CompilerServices;
using Orm.Statements;

namespace Orm;

/// <summary>Select: what the rows of a query give.</summary>
public static partial class QuerySelections
{
    private const string SelectTakes = "Select takes a column, a table, a tuple of those (Sql.Val(x) for constants), or a generated Project(...).";

    extension<TShape>(IShaped<TShape> query)
    {
        /// <summary>The rows give one expression, one entity, or a projection.</summary>
        public Query<TShape, T> Select<T>(Func<TShape, ISelectable<T>> selector) =>
            query.Selecting(out TShape shape).As(shape, selector, static selection => selection);

        /// <summary>For query syntax: a further shape of symbols (let, join, transparent identifiers).</summary>
        [OverloadResolutionPriority(-1)]
        [EditorBrowsable(EditorBrowsableState.Never)]
        public Source<TNew> Select<TNew>(Func<TShape, TNew> selector)
            where TNew : class => query.Selecting(out TShape shape).Reshaped(shape, selector);

        /// <summary>Always an error.</summary>
        [Obsolete(SelectTakes, true)]
        [OverloadResolutionPriority(-2)]
        [EditorBrowsable(EditorBrowsableState.Never)]
        public object Select(Func<TShape, object?> selector) => throw new NotSupportedException(SelectTakes);

        internal QueryNode Selecting(out TShape shape) => query.StartNode(out shape);

        /// <summary>The rows give a tuple of 2.</summary>
        public Query<TShape, (T1, T2)> Select<T1, T2>(Func<TShape, (ISelectable<T1>, ISelectable<T2>)> selector) =>
            query.Selecting(out TShape shape).As(shape, selector, Tuples.Of);

        /// <summary>The rows give a tuple of 3.</summary>
        public Query<TShape, (T1, T2, T3)> Select<T1, T2, T3>(Func<TShape, (ISelectable<T1>, ISelectable<T2>, ISelectable<T3>)> selector) =>
            query.Selecting(out TShape shape).As(shape, selector, Tuples.Of);

        /// <summary>The rows give a tuple of 4.</summary>
        public Query<TShape, (T1, T2, T3, T4)> Select<T1, T2, T3, T4>(Func<TShape, (ISelectable<T1>, ISelectable<T2>, ISelectable<T3>, ISelectable<T4>)> selector) =>
            query.Selecting(out TShape shape).As(shape, selector, Tuples.Of);

        /// <summary>The rows give a tuple of 5.</summary>
        public Query<TShape, (T1, T2, T3, T4, T5)> Select<T1, T2, T3, T4, T5>(Func<TShape, (ISelectable<T1>, ISelectable<T2>, ISelectable<T3>, ISelectable<T4>, ISelectable<T5>)> selector) =>
            query.Selecting(out TShape shape).As(shape, selector, Tuples.Of);

        /// <summary>The rows give a tuple of 6.</summary>
        public Query<TShape, (T1, T2, T3, T4, T5, T6)> Select<T1, T2, T3, T4, T5, T6>(Func<TShape, (ISelectable<T1>, ISelectable<T2>, ISelectable<T3>, ISelectable<T4>, ISelectable<T5>, ISelectable<T6>)> selector) =>
            query.Selecting(out TShape shape).As(shape, selector, Tuples.Of);

        /// <summary>The rows give a tuple of 7.</summary>
        public Query<TShape, (T1, T2, T3, T4, T5, T6, T7)> Select<T1, T2, T3, T4, T5, T6, T7>(Func<TShape, (ISelectable<T1>, ISelectable<T2>, ISelectable<T3>, ISelectable<T4>, ISelectable<T5>, ISelectable<T6>, ISelectable<T7>)> selector) =>
            query.Selecting(out TShape shape).As(shape, selector, Tuples.Of);

        /// <summary>The rows give a tuple of 8.</summary>
        public Query<TShape, (T1, T2, T3, T4, T5, T6, T7, T8)> Select<T1, T2, T3, T4, T5, T6, T7, T8>(Func<TShape, (ISelectable<T1>, ISelectable<T2>, ISelectable<T3>, ISelectable<T4>, ISelectable<T5>, ISelectable<T6>, ISelectable<T7>, ISelectable<T8>)> selector) =>
            query.Selecting(out TShape shape).As(shape, selector, Tuples.Of);

        /// <summary>The rows give a tuple of 9.</summary>
        public Query<TShape, (T1, T2, T3, T4, T5, T6, T7, T8, T9)> Select<T1, T2, T3, T4, T5, T6, T7, T8, T9>(Func<TShape, (ISelectable<T1>, ISelectable<T2>, ISelectable<T3>, ISelectable<T4>, ISelectable<T5>, ISelectable<T6>, ISelectable<T7>, ISelectable<T8>, ISelectable<T9>)> selector) =>
            query.Selecting(out TShape shape).As(shape, selector, Tuples.Of);

        /// <summary>The rows give a tuple of 10.</summary>
        public Query<TShape, (T1, T2, T3, T4, T5, T6, T7, T8, T9, T10)> Select<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10>(Func<TShape, (ISelectable<T1>, ISelectable<T2>, ISelectable<T3>, ISelectable<T4>, ISelectable<T5>, ISelectable<T6>, ISelectable<T7>, ISelectable<T8>, ISelectable<T9>, ISelectable<T10>)> selector) =>
            query.Selecting(out TShape shape).As(shape, selector, Tuples.Of);

        /// <summary>The rows give a tuple of 11.</summary>
        public Query<TShape, (T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11)> Select<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11>(Func<TShape, (ISelectable<T1>, ISelectable<T2>, ISelectable<T3>, ISelectable<T4>, ISelectable<T5>, ISelectable<T6>, ISelectable<T7>, ISelectable<T8>, ISelectable<T9>, ISelectable<T10>, ISelectable<T11>)> selector) =>
            query.Selecting(out TShape shape).As(shape, selector, Tuples.Of);

        /// <summary>The rows give a tuple of 12.</summary>
        public Query<TShape, (T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12)> Select<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12>(Func<TShape, (ISelectable<T1>, ISelectable<T2>, ISelectable<T3>, ISelectable<T4>, ISelectable<T5>, ISelectable<T6>, ISelectable<T7>, ISelectable<T8>, ISelectable<T9>, ISelectable<T10>, ISelectable<T11>, ISelectable<T12>)> selector) =>
            query.Selecting(out TShape shape).As(shape, selector, Tuples.Of);

        /// <summary>The rows give a tuple of 13.</summary>
        public Query<TShape, (T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13)> Select<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13>(Func<TShape, (ISelectable<T1>, ISelectable<T2>, ISelectable<T3>, ISelectable<T4>, ISelectable<T5>, ISelectable<T6>, ISelectable<T7>, ISelectable<T8>, ISelectable<T9>, ISelectable<T10>, ISelectable<T11>, ISelectable<T12>, ISelectable<T13>)> selector) =>
            query.Selecting(out TShape shape).As(shape, selector, Tuples.Of);

        /// <summary>The rows give a tuple of 14.</summary>
        public Query<TShape, (T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14)> Select<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14>(Func<TShape, (ISelectable<T1>, ISelectable<T2>, ISelectable<T3>, ISelectable<T4>, ISelectable<T5>, ISelectable<T6>, ISelectable<T7>, ISelectable<T8>, ISelectable<T9>, ISelectable<T10>, ISelectable<T11>, ISelectable<T12>, ISelectable<T13>, ISelectable<T14>)> selector) =>
            query.Selecting(out TShape shape).As(shape, selector, Tuples.Of);

        /// <summary>The rows give a tuple of 15.</summary>
        public Query<TShape, (T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14, T15)> Select<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14, T15>(Func<TShape, (ISelectable<T1>, ISelectable<T2>, ISelectable<T3>, ISelectable<T4>, ISelectable<T5>, ISelectable<T6>, ISelectable<T7>, ISelectable<T8>, ISelectable<T9>, ISelectable<T10>, ISelectable<T11>, ISelectable<T12>, ISelectable<T13>, ISelectable<T14>, ISelectable<T15>)> selector) =>
            query.Selecting(out TShape shape).As(shape, selector, Tuples.Of);

        /// <summary>The rows give a tuple of 16.</summary>
        public Query<TShape, (T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14, T15, T16)> Select<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14, T15, T16>(Func<TShape, (ISelectable<T1>, ISelectable<T2>, ISelectable<T3>, ISelectable<T4>, ISelectable<T5>, ISelectable<T6>, ISelectable<T7>, ISelectable<T8>, ISelectable<T9>, ISelectable<T10>, ISelectable<T11>, ISelectable<T12>, ISelectable<T13>, ISelectable<T14>, ISelectable<T15>, ISelectable<T16>)> selector) =>
            query.Selecting(out TShape shape).As(shape, selector, Tuples.Of);
    }

    internal static Query<TShape, T> As<TShape, TSelected, T>(this QueryNode node, TShape shape, Func<TShape, TSelected> selector, Func<TSelected, ISelectable<T>> of) =>
        node.Giving(shape, of(Lambda.Run(selector, shape, node)));

    internal static Query<(TShape, TJoined), T> As<TShape, TJoined, TSelected, T>(
        this QueryNode node, TShape shape, TJoined joined, Func<TShape, TJoined, TSelected> selector, Func<TSelected, ISelectable<T>> of) =>
        node.Giving((shape, joined), of(Lambda.Run(selector, shape, joined, node)));

    internal static Source<TNew> Reshaped<TShape, TNew>(this QueryNode node, TShape shape, Func<TShape, TNew> selector) =>
        new(node, Clause.Option, null, 0, QueryFlags.None, Lambda.Run(selector, shape, node));

    internal static Source<TNew> Reshaped<TShape, TJoined, TNew>(this QueryNode node, TShape shape, TJoined joined, Func<TShape, TJoined, TNew> selector) =>
        new(node, Clause.Option, null, 0, QueryFlags.None, Lambda.Run(selector, shape, joined, node));

    private static Query<TShape, T> Giving<TShape, T>(this QueryNode node, TShape shape, ISelectable<T> selection) =>
        new(node, Clause.Select, null, 0, QueryFlags.None, shape, selection ?? throw new ArgumentException("The selection is null."));
}
