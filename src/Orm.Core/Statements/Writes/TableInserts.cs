using Orm.Mapping;
using Orm.Statements;

namespace Orm;

/// <summary>INSERT by statement: which columns get values.</summary>
public static class TableInserts
{
    extension<TSelf, TEntity>(Table<TSelf, TEntity> table)
        where TSelf : Table<TSelf, TEntity>
        where TEntity : class, IEntity
    {
        /// <summary>An INSERT that gives one column; all others get their defaults.</summary>
        public Inserting<TSelf, T1> Insert<T1>(Func<TSelf, IColumn<T1>> column) =>
            new(table, (TSelf)table, new SingleColumn<T1>(Lambda.Run(column, (TSelf)table)));

        /// <summary>An INSERT that gives 2 columns; all others get their defaults.</summary>
        public Inserting<TSelf, (T1, T2)> Insert<T1, T2>(Func<TSelf, (IColumn<T1>, IColumn<T2>)> columns)
        {
            var c = Lambda.Run(columns, (TSelf)table);
            return new(table, (TSelf)table, new ColumnList<T1, T2>(c.Item1, c.Item2));
        }

        /// <summary>An INSERT that gives 3 columns; all others get their defaults.</summary>
        public Inserting<TSelf, (T1, T2, T3)> Insert<T1, T2, T3>(Func<TSelf, (IColumn<T1>, IColumn<T2>, IColumn<T3>)> columns)
        {
            var c = Lambda.Run(columns, (TSelf)table);
            return new(table, (TSelf)table, new ColumnList<T1, T2, T3>(c.Item1, c.Item2, c.Item3));
        }

        /// <summary>An INSERT that gives 4 columns; all others get their defaults.</summary>
        public Inserting<TSelf, (T1, T2, T3, T4)> Insert<T1, T2, T3, T4>(Func<TSelf, (IColumn<T1>, IColumn<T2>, IColumn<T3>, IColumn<T4>)> columns)
        {
            var c = Lambda.Run(columns, (TSelf)table);
            return new(table, (TSelf)table, new ColumnList<T1, T2, T3, T4>(c.Item1, c.Item2, c.Item3, c.Item4));
        }

        /// <summary>An INSERT that gives 5 columns; all others get their defaults.</summary>
        public Inserting<TSelf, (T1, T2, T3, T4, T5)> Insert<T1, T2, T3, T4, T5>(Func<TSelf, (IColumn<T1>, IColumn<T2>, IColumn<T3>, IColumn<T4>, IColumn<T5>)> columns)
        {
            var c = Lambda.Run(columns, (TSelf)table);
            return new(table, (TSelf)table, new ColumnList<T1, T2, T3, T4, T5>(c.Item1, c.Item2, c.Item3, c.Item4, c.Item5));
        }

        /// <summary>An INSERT that gives 6 columns; all others get their defaults.</summary>
        public Inserting<TSelf, (T1, T2, T3, T4, T5, T6)> Insert<T1, T2, T3, T4, T5, T6>(Func<TSelf, (IColumn<T1>, IColumn<T2>, IColumn<T3>, IColumn<T4>, IColumn<T5>, IColumn<T6>)> columns)
        {
            var c = Lambda.Run(columns, (TSelf)table);
            return new(table, (TSelf)table, new ColumnList<T1, T2, T3, T4, T5, T6>(c.Item1, c.Item2, c.Item3, c.Item4, c.Item5, c.Item6));
        }

        /// <summary>An INSERT that gives 7 columns; all others get their defaults.</summary>
        public Inserting<TSelf, (T1, T2, T3, T4, T5, T6, T7)> Insert<T1, T2, T3, T4, T5, T6, T7>(Func<TSelf, (IColumn<T1>, IColumn<T2>, IColumn<T3>, IColumn<T4>, IColumn<T5>, IColumn<T6>, IColumn<T7>)> columns)
        {
            var c = Lambda.Run(columns, (TSelf)table);
            return new(table, (TSelf)table, new ColumnList<T1, T2, T3, T4, T5, T6, T7>(c.Item1, c.Item2, c.Item3, c.Item4, c.Item5, c.Item6, c.Item7));
        }

        /// <summary>An INSERT that gives 8 columns; all others get their defaults.</summary>
        public Inserting<TSelf, (T1, T2, T3, T4, T5, T6, T7, T8)> Insert<T1, T2, T3, T4, T5, T6, T7, T8>(Func<TSelf, (IColumn<T1>, IColumn<T2>, IColumn<T3>, IColumn<T4>, IColumn<T5>, IColumn<T6>, IColumn<T7>, IColumn<T8>)> columns)
        {
            var c = Lambda.Run(columns, (TSelf)table);
            return new(table, (TSelf)table, new ColumnList<T1, T2, T3, T4, T5, T6, T7, T8>(c.Item1, c.Item2, c.Item3, c.Item4, c.Item5, c.Item6, c.Item7, c.Item8));
        }

        /// <summary>An INSERT that gives 9 columns; all others get their defaults.</summary>
        public Inserting<TSelf, (T1, T2, T3, T4, T5, T6, T7, T8, T9)> Insert<T1, T2, T3, T4, T5, T6, T7, T8, T9>(Func<TSelf, (IColumn<T1>, IColumn<T2>, IColumn<T3>, IColumn<T4>, IColumn<T5>, IColumn<T6>, IColumn<T7>, IColumn<T8>, IColumn<T9>)> columns)
        {
            var c = Lambda.Run(columns, (TSelf)table);
            return new(table, (TSelf)table, new ColumnList<T1, T2, T3, T4, T5, T6, T7, T8, T9>(c.Item1, c.Item2, c.Item3, c.Item4, c.Item5, c.Item6, c.Item7, c.Item8, c.Item9));
        }

        /// <summary>An INSERT that gives 10 columns; all others get their defaults.</summary>
        public Inserting<TSelf, (T1, T2, T3, T4, T5, T6, T7, T8, T9, T10)> Insert<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10>(Func<TSelf, (IColumn<T1>, IColumn<T2>, IColumn<T3>, IColumn<T4>, IColumn<T5>, IColumn<T6>, IColumn<T7>, IColumn<T8>, IColumn<T9>, IColumn<T10>)> columns)
        {
            var c = Lambda.Run(columns, (TSelf)table);
            return new(table, (TSelf)table, new ColumnList<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10>(c.Item1, c.Item2, c.Item3, c.Item4, c.Item5, c.Item6, c.Item7, c.Item8, c.Item9, c.Item10));
        }

        /// <summary>An INSERT that gives 11 columns; all others get their defaults.</summary>
        public Inserting<TSelf, (T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11)> Insert<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11>(Func<TSelf, (IColumn<T1>, IColumn<T2>, IColumn<T3>, IColumn<T4>, IColumn<T5>, IColumn<T6>, IColumn<T7>, IColumn<T8>, IColumn<T9>, IColumn<T10>, IColumn<T11>)> columns)
        {
            var c = Lambda.Run(columns, (TSelf)table);
            return new(table, (TSelf)table, new ColumnList<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11>(c.Item1, c.Item2, c.Item3, c.Item4, c.Item5, c.Item6, c.Item7, c.Item8, c.Item9, c.Item10, c.Item11));
        }

        /// <summary>An INSERT that gives 12 columns; all others get their defaults.</summary>
        public Inserting<TSelf, (T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12)> Insert<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12>(Func<TSelf, (IColumn<T1>, IColumn<T2>, IColumn<T3>, IColumn<T4>, IColumn<T5>, IColumn<T6>, IColumn<T7>, IColumn<T8>, IColumn<T9>, IColumn<T10>, IColumn<T11>, IColumn<T12>)> columns)
        {
            var c = Lambda.Run(columns, (TSelf)table);
            return new(table, (TSelf)table, new ColumnList<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12>(c.Item1, c.Item2, c.Item3, c.Item4, c.Item5, c.Item6, c.Item7, c.Item8, c.Item9, c.Item10, c.Item11, c.Item12));
        }

        /// <summary>An INSERT that gives 13 columns; all others get their defaults.</summary>
        public Inserting<TSelf, (T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13)> Insert<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13>(Func<TSelf, (IColumn<T1>, IColumn<T2>, IColumn<T3>, IColumn<T4>, IColumn<T5>, IColumn<T6>, IColumn<T7>, IColumn<T8>, IColumn<T9>, IColumn<T10>, IColumn<T11>, IColumn<T12>, IColumn<T13>)> columns)
        {
            var c = Lambda.Run(columns, (TSelf)table);
            return new(table, (TSelf)table, new ColumnList<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13>(c.Item1, c.Item2, c.Item3, c.Item4, c.Item5, c.Item6, c.Item7, c.Item8, c.Item9, c.Item10, c.Item11, c.Item12, c.Item13));
        }

        /// <summary>An INSERT that gives 14 columns; all others get their defaults.</summary>
        public Inserting<TSelf, (T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14)> Insert<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14>(Func<TSelf, (IColumn<T1>, IColumn<T2>, IColumn<T3>, IColumn<T4>, IColumn<T5>, IColumn<T6>, IColumn<T7>, IColumn<T8>, IColumn<T9>, IColumn<T10>, IColumn<T11>, IColumn<T12>, IColumn<T13>, IColumn<T14>)> columns)
        {
            var c = Lambda.Run(columns, (TSelf)table);
            return new(table, (TSelf)table, new ColumnList<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14>(c.Item1, c.Item2, c.Item3, c.Item4, c.Item5, c.Item6, c.Item7, c.Item8, c.Item9, c.Item10, c.Item11, c.Item12, c.Item13, c.Item14));
        }

        /// <summary>An INSERT that gives 15 columns; all others get their defaults.</summary>
        public Inserting<TSelf, (T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14, T15)> Insert<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14, T15>(Func<TSelf, (IColumn<T1>, IColumn<T2>, IColumn<T3>, IColumn<T4>, IColumn<T5>, IColumn<T6>, IColumn<T7>, IColumn<T8>, IColumn<T9>, IColumn<T10>, IColumn<T11>, IColumn<T12>, IColumn<T13>, IColumn<T14>, IColumn<T15>)> columns)
        {
            var c = Lambda.Run(columns, (TSelf)table);
            return new(table, (TSelf)table, new ColumnList<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14, T15>(c.Item1, c.Item2, c.Item3, c.Item4, c.Item5, c.Item6, c.Item7, c.Item8, c.Item9, c.Item10, c.Item11, c.Item12, c.Item13, c.Item14, c.Item15));
        }

        /// <summary>An INSERT that gives 16 columns; all others get their defaults.</summary>
        public Inserting<TSelf, (T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14, T15, T16)> Insert<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14, T15, T16>(Func<TSelf, (IColumn<T1>, IColumn<T2>, IColumn<T3>, IColumn<T4>, IColumn<T5>, IColumn<T6>, IColumn<T7>, IColumn<T8>, IColumn<T9>, IColumn<T10>, IColumn<T11>, IColumn<T12>, IColumn<T13>, IColumn<T14>, IColumn<T15>, IColumn<T16>)> columns)
        {
            var c = Lambda.Run(columns, (TSelf)table);
            return new(table, (TSelf)table, new ColumnList<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14, T15, T16>(c.Item1, c.Item2, c.Item3, c.Item4, c.Item5, c.Item6, c.Item7, c.Item8, c.Item9, c.Item10, c.Item11, c.Item12, c.Item13, c.Item14, c.Item15, c.Item16));
        }
    }
}
