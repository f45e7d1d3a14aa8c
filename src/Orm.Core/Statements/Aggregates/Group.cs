using System.Numerics;
using Orm.Statements;

namespace Orm;

/// <summary>A group of rows in a statement: its key, and the aggregates over its rows.</summary>
/// <typeparam name="TKey">The key: an expression or a tuple of them.</typeparam>
/// <typeparam name="TItem">The symbols of a row.</typeparam>
public sealed class Group<TKey, TItem>
{
    private readonly TItem _item;

    internal Group(TKey key, TItem item) => (Key, _item) = (key, item);

    /// <summary>What the group's rows have in common.</summary>
    public TKey Key { get; }

    /// <summary>How many rows the group has.</summary>
    public CountAggregate Count() => Aggregates.Count();

    /// <summary>How many rows of the group meet a condition.</summary>
    public CountAggregate Count(Func<TItem, Predicate> condition) => Aggregates.Count().Filter(Lambda.Run(condition, _item));

    /// <summary>How many rows of the group have a value; call <c>Distinct()</c> to count each value once.</summary>
    public CountAggregate CountOf(Func<TItem, Operand> value) => Aggregates.Count(Lambda.Run(value, _item));

    /// <summary>The sum of the group's values.</summary>
    public Aggregate<T> Sum<T>(Func<TItem, Expr<T>> value)
        where T : struct, INumber<T> => new(Aggregates.Sum(Lambda.Run(value, _item)));

    /// <summary>The sum of the group's values that are not null.</summary>
    public NullableAggregate<T> Sum<T>(Func<TItem, NullableValueExpr<T>> value)
        where T : struct, INumber<T> => new(Aggregates.Sum(Lambda.Run(value, _item)));

    /// <summary>The sum of the group's values, as a 64-bit integer.</summary>
    public Aggregate<long> Sum(Func<TItem, Expr<int>> value) => new(Aggregates.WideSum(Lambda.Run(value, _item)));

    /// <summary>The sum of the group's values that are not null, as a 64-bit integer.</summary>
    public NullableAggregate<long> Sum(Func<TItem, NullableValueExpr<int>> value) => new(Aggregates.WideSum(Lambda.Run(value, _item)));

    /// <summary>The sum of the group's values, as a 64-bit integer.</summary>
    public Aggregate<long> Sum(Func<TItem, Expr<short>> value) => new(Aggregates.WideSum(Lambda.Run(value, _item)));

    /// <summary>The sum of the group's values that are not null, as a 64-bit integer.</summary>
    public NullableAggregate<long> Sum(Func<TItem, NullableValueExpr<short>> value) => new(Aggregates.WideSum(Lambda.Run(value, _item)));

    /// <summary>The least of the group's values.</summary>
    public Aggregate<T> Min<T>(Func<TItem, Expr<T>> value)
        where T : struct => new(Aggregates.Min(Lambda.Run(value, _item)));

    /// <summary>The least of the group's values that are not null.</summary>
    public NullableAggregate<T> Min<T>(Func<TItem, NullableValueExpr<T>> value)
        where T : struct => new(Aggregates.Min(Lambda.Run(value, _item)));

    /// <summary>The least of the group's texts.</summary>
    public Expr<string> Min(Func<TItem, Expr<string>> value) => new TermExpr<string>(Aggregates.Min(Lambda.Run(value, _item)));

    /// <summary>The least of the group's texts that are not null.</summary>
    public NullableExpr<string> Min(Func<TItem, NullableExpr<string>> value) => new NullableTerm<string>(Aggregates.Min(Lambda.Run(value, _item)));

    /// <summary>The greatest of the group's values.</summary>
    public Aggregate<T> Max<T>(Func<TItem, Expr<T>> value)
        where T : struct => new(Aggregates.Max(Lambda.Run(value, _item)));

    /// <summary>The greatest of the group's values that are not null.</summary>
    public NullableAggregate<T> Max<T>(Func<TItem, NullableValueExpr<T>> value)
        where T : struct => new(Aggregates.Max(Lambda.Run(value, _item)));

    /// <summary>The greatest of the group's texts.</summary>
    public Expr<string> Max(Func<TItem, Expr<string>> value) => new TermExpr<string>(Aggregates.Max(Lambda.Run(value, _item)));

    /// <summary>The greatest of the group's texts that are not null.</summary>
    public NullableExpr<string> Max(Func<TItem, NullableExpr<string>> value) => new NullableTerm<string>(Aggregates.Max(Lambda.Run(value, _item)));

    /// <summary>The average of the group's values.</summary>
    public Aggregate<double> Average<T>(Func<TItem, Expr<T>> value)
        where T : struct, INumber<T> => new(Aggregates.Average(Lambda.Run(value, _item)));

    /// <summary>The average of the group's decimals.</summary>
    public Aggregate<decimal> Average(Func<TItem, Expr<decimal>> value) => new(Aggregates.DecimalAverage(Lambda.Run(value, _item)));

    /// <summary>The average of the group's values that are not null.</summary>
    public NullableAggregate<double> Average<T>(Func<TItem, NullableValueExpr<T>> value)
        where T : struct, INumber<T> => new(Aggregates.Average(Lambda.Run(value, _item)));

    /// <summary>The average of the group's decimals that are not null.</summary>
    public NullableAggregate<decimal> Average(Func<TItem, NullableValueExpr<decimal>> value) => new(Aggregates.DecimalAverage(Lambda.Run(value, _item)));
}
