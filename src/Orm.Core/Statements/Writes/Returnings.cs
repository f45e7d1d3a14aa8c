using Orm.Statements;

namespace Orm;

/// <summary>Returning: what the rows of a writing statement give.</summary>
public static class Returnings
{
    extension<TShape>(IReturning<TShape> statement)
    {
        /// <summary>Gives a tuple of 3 of each row that the statement wrote.</summary>
        public Query<(T1, T2, T3)> Returning<T1, T2, T3>(Func<TShape, (ISelectable<T1>, ISelectable<T2>, ISelectable<T3>)> selector) =>
            new ReturningQuery<(T1, T2, T3)>(statement.Statement, Tuples.Of(Lambda.Run(selector, statement.Shape)));

        /// <summary>Gives a tuple of 4 of each row that the statement wrote.</summary>
        public Query<(T1, T2, T3, T4)> Returning<T1, T2, T3, T4>(Func<TShape, (ISelectable<T1>, ISelectable<T2>, ISelectable<T3>, ISelectable<T4>)> selector) =>
            new ReturningQuery<(T1, T2, T3, T4)>(statement.Statement, Tuples.Of(Lambda.Run(selector, statement.Shape)));

        /// <summary>Gives a tuple of 5 of each row that the statement wrote.</summary>
        public Query<(T1, T2, T3, T4, T5)> Returning<T1, T2, T3, T4, T5>(Func<TShape, (ISelectable<T1>, ISelectable<T2>, ISelectable<T3>, ISelectable<T4>, ISelectable<T5>)> selector) =>
            new ReturningQuery<(T1, T2, T3, T4, T5)>(statement.Statement, Tuples.Of(Lambda.Run(selector, statement.Shape)));

        /// <summary>Gives a tuple of 6 of each row that the statement wrote.</summary>
        public Query<(T1, T2, T3, T4, T5, T6)> Returning<T1, T2, T3, T4, T5, T6>(Func<TShape, (ISelectable<T1>, ISelectable<T2>, ISelectable<T3>, ISelectable<T4>, ISelectable<T5>, ISelectable<T6>)> selector) =>
            new ReturningQuery<(T1, T2, T3, T4, T5, T6)>(statement.Statement, Tuples.Of(Lambda.Run(selector, statement.Shape)));

        /// <summary>Gives a tuple of 7 of each row that the statement wrote.</summary>
        public Query<(T1, T2, T3, T4, T5, T6, T7)> Returning<T1, T2, T3, T4, T5, T6, T7>(Func<TShape, (ISelectable<T1>, ISelectable<T2>, ISelectable<T3>, ISelectable<T4>, ISelectable<T5>, ISelectable<T6>, ISelectable<T7>)> selector) =>
            new ReturningQuery<(T1, T2, T3, T4, T5, T6, T7)>(statement.Statement, Tuples.Of(Lambda.Run(selector, statement.Shape)));

        /// <summary>Gives a tuple of 8 of each row that the statement wrote.</summary>
        public Query<(T1, T2, T3, T4, T5, T6, T7, T8)> Returning<T1, T2, T3, T4, T5, T6, T7, T8>(Func<TShape, (ISelectable<T1>, ISelectable<T2>, ISelectable<T3>, ISelectable<T4>, ISelectable<T5>, ISelectable<T6>, ISelectable<T7>, ISelectable<T8>)> selector) =>
            new ReturningQuery<(T1, T2, T3, T4, T5, T6, T7, T8)>(statement.Statement, Tuples.Of(Lambda.Run(selector, statement.Shape)));

        /// <summary>Gives a tuple of 9 of each row that the statement wrote.</summary>
        public Query<(T1, T2, T3, T4, T5, T6, T7, T8, T9)> Returning<T1, T2, T3, T4, T5, T6, T7, T8, T9>(Func<TShape, (ISelectable<T1>, ISelectable<T2>, ISelectable<T3>, ISelectable<T4>, ISelectable<T5>, ISelectable<T6>, ISelectable<T7>, ISelectable<T8>, ISelectable<T9>)> selector) =>
            new ReturningQuery<(T1, T2, T3, T4, T5, T6, T7, T8, T9)>(statement.Statement, Tuples.Of(Lambda.Run(selector, statement.Shape)));

        /// <summary>Gives a tuple of 10 of each row that the statement wrote.</summary>
        public Query<(T1, T2, T3, T4, T5, T6, T7, T8, T9, T10)> Returning<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10>(Func<TShape, (ISelectable<T1>, ISelectable<T2>, ISelectable<T3>, ISelectable<T4>, ISelectable<T5>, ISelectable<T6>, ISelectable<T7>, ISelectable<T8>, ISelectable<T9>, ISelectable<T10>)> selector) =>
            new ReturningQuery<(T1, T2, T3, T4, T5, T6, T7, T8, T9, T10)>(statement.Statement, Tuples.Of(Lambda.Run(selector, statement.Shape)));

        /// <summary>Gives a tuple of 11 of each row that the statement wrote.</summary>
        public Query<(T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11)> Returning<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11>(Func<TShape, (ISelectable<T1>, ISelectable<T2>, ISelectable<T3>, ISelectable<T4>, ISelectable<T5>, ISelectable<T6>, ISelectable<T7>, ISelectable<T8>, ISelectable<T9>, ISelectable<T10>, ISelectable<T11>)> selector) =>
            new ReturningQuery<(T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11)>(statement.Statement, Tuples.Of(Lambda.Run(selector, statement.Shape)));

        /// <summary>Gives a tuple of 12 of each row that the statement wrote.</summary>
        public Query<(T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12)> Returning<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12>(Func<TShape, (ISelectable<T1>, ISelectable<T2>, ISelectable<T3>, ISelectable<T4>, ISelectable<T5>, ISelectable<T6>, ISelectable<T7>, ISelectable<T8>, ISelectable<T9>, ISelectable<T10>, ISelectable<T11>, ISelectable<T12>)> selector) =>
            new ReturningQuery<(T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12)>(statement.Statement, Tuples.Of(Lambda.Run(selector, statement.Shape)));

        /// <summary>Gives a tuple of 13 of each row that the statement wrote.</summary>
        public Query<(T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13)> Returning<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13>(Func<TShape, (ISelectable<T1>, ISelectable<T2>, ISelectable<T3>, ISelectable<T4>, ISelectable<T5>, ISelectable<T6>, ISelectable<T7>, ISelectable<T8>, ISelectable<T9>, ISelectable<T10>, ISelectable<T11>, ISelectable<T12>, ISelectable<T13>)> selector) =>
            new ReturningQuery<(T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13)>(statement.Statement, Tuples.Of(Lambda.Run(selector, statement.Shape)));

        /// <summary>Gives a tuple of 14 of each row that the statement wrote.</summary>
        public Query<(T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14)> Returning<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14>(Func<TShape, (ISelectable<T1>, ISelectable<T2>, ISelectable<T3>, ISelectable<T4>, ISelectable<T5>, ISelectable<T6>, ISelectable<T7>, ISelectable<T8>, ISelectable<T9>, ISelectable<T10>, ISelectable<T11>, ISelectable<T12>, ISelectable<T13>, ISelectable<T14>)> selector) =>
            new ReturningQuery<(T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14)>(statement.Statement, Tuples.Of(Lambda.Run(selector, statement.Shape)));

        /// <summary>Gives a tuple of 15 of each row that the statement wrote.</summary>
        public Query<(T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14, T15)> Returning<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14, T15>(Func<TShape, (ISelectable<T1>, ISelectable<T2>, ISelectable<T3>, ISelectable<T4>, ISelectable<T5>, ISelectable<T6>, ISelectable<T7>, ISelectable<T8>, ISelectable<T9>, ISelectable<T10>, ISelectable<T11>, ISelectable<T12>, ISelectable<T13>, ISelectable<T14>, ISelectable<T15>)> selector) =>
            new ReturningQuery<(T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14, T15)>(statement.Statement, Tuples.Of(Lambda.Run(selector, statement.Shape)));

        /// <summary>Gives a tuple of 16 of each row that the statement wrote.</summary>
        public Query<(T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14, T15, T16)> Returning<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14, T15, T16>(Func<TShape, (ISelectable<T1>, ISelectable<T2>, ISelectable<T3>, ISelectable<T4>, ISelectable<T5>, ISelectable<T6>, ISelectable<T7>, ISelectable<T8>, ISelectable<T9>, ISelectable<T10>, ISelectable<T11>, ISelectable<T12>, ISelectable<T13>, ISelectable<T14>, ISelectable<T15>, ISelectable<T16>)> selector) =>
            new ReturningQuery<(T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14, T15, T16)>(statement.Statement, Tuples.Of(Lambda.Run(selector, statement.Shape)));
    }
}
