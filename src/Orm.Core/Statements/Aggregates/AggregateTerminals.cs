using System.Numerics;
using Orm.Mapping;
using Orm.Statements;

namespace Orm;

/// <summary>Terminals that give one aggregated value: session first, then what is aggregated.</summary>
public static class AggregateTerminals
{
    extension<TShape, TResult>(Query<TShape, TResult> query)
    {
        /// <summary>The sum over the query's rows; 0 when there are none.</summary>
        public async ValueTask<T> SumAsync<T>(Session session, Func<TShape, Operand<T>> value, CancellationToken cancellationToken = default)
            where T : struct, INumber<T> =>
            (await Run<TShape, TResult, T>(query, session, value, Aggregates.Sum, cancellationToken).ConfigureAwait(false)) ?? default;

        /// <summary>The sum over the query's rows as a 64-bit integer; 0 when there are none.</summary>
        public async ValueTask<long> SumAsync(Session session, Func<TShape, Operand<int>> value, CancellationToken cancellationToken = default) =>
            (await RunAs(query, session, value, Aggregates.WideSum, ColumnTypes.Int64, cancellationToken).ConfigureAwait(false)) ?? 0;

        /// <summary>The sum over the query's rows as a 64-bit integer; 0 when there are none.</summary>
        public async ValueTask<long> SumAsync(Session session, Func<TShape, Operand<short>> value, CancellationToken cancellationToken = default) =>
            (await RunAs(query, session, value, Aggregates.WideSum, ColumnTypes.Int64, cancellationToken).ConfigureAwait(false)) ?? 0;

        /// <summary>The least value of the query's rows; null when there are none.</summary>
        public ValueTask<T?> MinAsync<T>(Session session, Func<TShape, Operand<T>> value, CancellationToken cancellationToken = default)
            where T : struct => Run<TShape, TResult, T>(query, session, value, Aggregates.Min, cancellationToken);

        /// <summary>The least text of the query's rows; null when there are none.</summary>
        public ValueTask<string?> MinAsync(Session session, Func<TShape, Operand<string>> value, CancellationToken cancellationToken = default) =>
            RunText(query, session, value, Aggregates.Min, cancellationToken);

        /// <summary>The greatest value of the query's rows; null when there are none.</summary>
        public ValueTask<T?> MaxAsync<T>(Session session, Func<TShape, Operand<T>> value, CancellationToken cancellationToken = default)
            where T : struct => Run<TShape, TResult, T>(query, session, value, Aggregates.Max, cancellationToken);

        /// <summary>The greatest text of the query's rows; null when there are none.</summary>
        public ValueTask<string?> MaxAsync(Session session, Func<TShape, Operand<string>> value, CancellationToken cancellationToken = default) =>
            RunText(query, session, value, Aggregates.Max, cancellationToken);

        /// <summary>The average over the query's rows; null when there are none.</summary>
        public ValueTask<double?> AverageAsync<T>(Session session, Func<TShape, Operand<T>> value, CancellationToken cancellationToken = default)
            where T : struct, INumber<T> =>
            RunAs(query, session, value, Aggregates.Average, ColumnTypes.Double, cancellationToken);

        /// <summary>The average over the query's decimals; null when there are none.</summary>
        public ValueTask<decimal?> AverageAsync(Session session, Func<TShape, Operand<decimal>> value, CancellationToken cancellationToken = default) =>
            Run<TShape, TResult, decimal>(query, session, value, Aggregates.DecimalAverage, cancellationToken);

        /// <summary>One page of the query's rows (numbered from 1) and how many rows there are in all, by two statements.</summary>
        public async ValueTask<Page<TResult>> ToPageAsync(Session session, int page, int size, CancellationToken cancellationToken = default)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(page, 1);
            ArgumentOutOfRangeException.ThrowIfLessThan(size, 1);
            long total = await query.CountAsync(session, cancellationToken).ConfigureAwait(false);
            long skip = (long)(page - 1) * size;
            List<TResult> rows = skip >= total
                ? []
                : await query.Skip((int)skip).Take(size).ToListAsync(session, cancellationToken).ConfigureAwait(false);
            return new Page<TResult>(rows, total, page, size);
        }
    }

    private static ValueTask<T?> Run<TShape, TResult, T>(
        Query<TShape, TResult> query, Session session, Func<TShape, Operand<T>> value, Func<Operand, AggregateTerm> aggregate, CancellationToken cancellationToken)
        where T : struct => RunAs(query, session, value, aggregate, null, cancellationToken, static o => o.Mapping as ColumnType<T> ?? ColumnTypes.Default<T>());

    private static async ValueTask<T?> RunAs<TShape, TResult, TValue, T>(
        Query<TShape, TResult> query,
        Session session,
        Func<TShape, Operand<TValue>> value,
        Func<Operand, AggregateTerm> aggregate,
        ColumnType<T>? mapping,
        CancellationToken cancellationToken,
        Func<Operand, ColumnType<T>>? mappingOf = null)
        where T : struct
    {
        (bool hasValue, T result) = await Fetch(query, session, value, aggregate, mapping, mappingOf, cancellationToken).ConfigureAwait(false);
        return hasValue ? result : null;
    }

    private static async ValueTask<string?> RunText<TShape, TResult>(
        Query<TShape, TResult> query, Session session, Func<TShape, Operand<string>> value, Func<Operand, AggregateTerm> aggregate, CancellationToken cancellationToken) =>
        (await Fetch(query, session, value, aggregate, ColumnTypes.String, null, cancellationToken).ConfigureAwait(false)).Value;

    private static async ValueTask<(bool HasValue, T? Value)> Fetch<TShape, TResult, TValue, T>(
        Query<TShape, TResult> query,
        Session session,
        Func<TShape, Operand<TValue>> value,
        Func<Operand, AggregateTerm> aggregate,
        ColumnType<T>? mapping,
        Func<Operand, ColumnType<T>>? mappingOf,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(session);
        Query<TShape, TResult> start = query.StartValues("An aggregate");
        Operand operand = Lambda.Run(value, start.Shape, start);
        AggregateTerm term = aggregate(operand);
        var values = new AggregateSelect(start, operand);
        var statement = new AggregateQuery<T>(values, term, mapping ?? mappingOf!(operand));
        return (await session.OneAsync(statement, 0, cancellationToken).ConfigureAwait(false)).Row;
    }
}
