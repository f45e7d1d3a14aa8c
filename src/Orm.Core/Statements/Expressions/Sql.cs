using System.Numerics;
using System.Runtime.CompilerServices;
using Orm.Dialects;
using Orm.Mapping;
using Orm.Statements;

namespace Orm;

/// <summary>What SQL has and columns have not: constants, functions by name, CASE, aggregates of a whole query.</summary>
public static partial class Sql
{
    /// <summary>A constant in a SELECT list or an expression: always a parameter.</summary>
    public static Expr<T> Val<T>(T value)
        where T : notnull => new Value<T>(value);

    /// <summary>A function of the database by its name.</summary>
    /// <exception cref="ArgumentException">The name is no identifier.</exception>
    public static Expr<T> Func<T>(string name, params ReadOnlySpan<Operand> arguments)
        where T : notnull
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        foreach (char c in name)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c is not ('_' or '.'))
                throw new ArgumentException("A function's name has letters, digits, underscores and points only.", nameof(name));
        }

        return new TermExpr<T>(new NamedFunctionTerm(name, ColumnTypes.Default<T>(), arguments.ToArray()));
    }

    /// <summary>Begins a CASE with its first condition.</summary>
    public static CaseBuilder<T> When<T>(Predicate condition, T value)
        where T : notnull => new(new CaseBranch(null, condition, new Value<T>(value)));

    /// <summary>Begins a CASE with its first condition.</summary>
    [OverloadResolutionPriority(1)] // An expression is never a constant of its own class.
    public static CaseBuilder<T> When<T>(Predicate condition, Operand<T> value)
        where T : notnull => new(new CaseBranch(null, condition, value));

    /// <summary>A condition with rows: the query gives any.</summary>
    public static Predicate Exists(QueryNode query) => new ExistsPredicate(query);

    /// <summary>The moment at which the statement runs.</summary>
    public static Expr<DateTimeOffset> Now() => new TermExpr<DateTimeOffset>(new FunctionTerm(SqlFunction.Now, ColumnTypes.DateTimeOffset));

    /// <summary>How many rows the query (or group) has.</summary>
    public static CountAggregate Count() => Aggregates.Count();

    /// <summary>How many rows have a value.</summary>
    public static CountAggregate Count(Operand value) => Aggregates.Count(value);

    /// <summary>The sum of the values; null where there are none.</summary>
    public static NullableAggregate<T> Sum<T>(Operand<T> value)
        where T : struct, INumber<T> => new(Aggregates.Sum(value));

    /// <summary>The sum of the values as a 64-bit integer; null where there are none.</summary>
    public static NullableAggregate<long> Sum(Operand<int> value) => new(Aggregates.WideSum(value));

    /// <summary>The sum of the values as a 64-bit integer; null where there are none.</summary>
    public static NullableAggregate<long> Sum(Operand<short> value) => new(Aggregates.WideSum(value));

    /// <summary>The least of the values; null where there are none.</summary>
    public static NullableAggregate<T> Min<T>(Operand<T> value)
        where T : struct => new(Aggregates.Min(value));

    /// <summary>The least of the texts; null where there are none.</summary>
    public static NullableExpr<string> Min(Operand<string> value) => new NullableTerm<string>(Aggregates.Min(value));

    /// <summary>The greatest of the values; null where there are none.</summary>
    public static NullableAggregate<T> Max<T>(Operand<T> value)
        where T : struct => new(Aggregates.Max(value));

    /// <summary>The greatest of the texts; null where there are none.</summary>
    public static NullableExpr<string> Max(Operand<string> value) => new NullableTerm<string>(Aggregates.Max(value));

    /// <summary>The average of the values; null where there are none.</summary>
    public static NullableAggregate<double> Average<T>(Operand<T> value)
        where T : struct, INumber<T> => new(Aggregates.Average(value));

    /// <summary>The average of the decimals; null where there are none.</summary>
    public static NullableAggregate<decimal> Average(Operand<decimal> value) => new(Aggregates.DecimalAverage(value));

    /// <summary>A value that a RIGHT or FULL join may leave null.</summary>
    public static NullableValueExpr<T> Nullable<T>(Expr<T> value)
        where T : struct => new NullableValueTerm<T>(value);

    /// <summary>A text that a RIGHT or FULL join may leave null.</summary>
    public static NullableExpr<string> Nullable(Expr<string> value) => new NullableTerm<string>(value);

    /// <summary>An entity that a RIGHT or FULL join may leave null.</summary>
    public static ISelectable<TEntity?> Nullable<TSelf, TEntity>(Table<TSelf, TEntity> table)
        where TSelf : Table<TSelf, TEntity>
        where TEntity : class, IEntity => new OptionalEntity<TSelf, TEntity>(table);
}
