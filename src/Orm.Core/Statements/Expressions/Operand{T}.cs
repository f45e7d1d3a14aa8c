using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using Orm.Statements;

namespace Orm;

/// <summary>An SQL expression whose values are of type <typeparamref name="T"/>: what the operators work on.</summary>
/// <remarks>Nullability is not part of it; <see cref="ISelectable{T}"/> carries that to results.</remarks>
#pragma warning disable CS0660, CS0661 // == makes a condition; identity of expressions is that of objects.
public abstract class Operand<T> : Operand
#pragma warning restore CS0660, CS0661
{
    private protected Operand()
    {
    }

    /// <summary>A value becomes a parameter; null stays null, so that comparisons with it render IS NULL.</summary>
    [return: NotNullIfNotNull(nameof(value))]
    public static implicit operator Operand<T>?(T? value) => value is null ? null : new Value<T>(value);

    /// <summary>Equal; a null known now renders IS NULL.</summary>
    public static Predicate operator ==(Operand<T>? left, Operand<T>? right) => Comparison.Equality(left, right, negated: false);

    /// <summary>Not equal; a null known now renders IS NOT NULL. Rows where either side is null are left out, as SQL does.</summary>
    public static Predicate operator !=(Operand<T>? left, Operand<T>? right) => Comparison.Equality(left, right, negated: true);

    /// <summary>Less than.</summary>
    public static Predicate operator <(Operand<T>? left, Operand<T>? right) => Comparison.Order(left, ComparisonKind.Less, right);

    /// <summary>Less than or equal.</summary>
    public static Predicate operator <=(Operand<T>? left, Operand<T>? right) => Comparison.Order(left, ComparisonKind.LessOrEqual, right);

    /// <summary>Greater than.</summary>
    public static Predicate operator >(Operand<T>? left, Operand<T>? right) => Comparison.Order(left, ComparisonKind.Greater, right);

    /// <summary>Greater than or equal.</summary>
    public static Predicate operator >=(Operand<T>? left, Operand<T>? right) => Comparison.Order(left, ComparisonKind.GreaterOrEqual, right);

    /// <summary>Has one of the values. No values: false.</summary>
    public Predicate In(params ReadOnlySpan<T> values) => new InList<T>(this, values.ToArray(), negated: false);

    /// <summary>Has one of the values. No values: false.</summary>
    public Predicate In(IEnumerable<T> values) => new InList<T>(this, [.. values], negated: false);

    /// <summary>Has none of the values; null has neither, as SQL sees it. No values: true.</summary>
    public Predicate NotIn(params ReadOnlySpan<T> values) => new InList<T>(this, values.ToArray(), negated: true);

    /// <summary>Has none of the values; null has neither, as SQL sees it. No values: true.</summary>
    public Predicate NotIn(IEnumerable<T> values) => new InList<T>(this, [.. values], negated: true);

    /// <summary>Lies between two values, both included.</summary>
    public Predicate Between(Operand<T> low, Operand<T> high) => new BetweenPredicate(this, low, high);

    /// <summary>Differs, where null is a value too.</summary>
    public Predicate IsDistinctFrom(Operand<T>? other) =>
        other is null || other.IsNull ? new NullTest(this, negated: true) : new DistinctPredicate(this, other, negated: false);

    /// <summary>Is the same, where null is a value too.</summary>
    public Predicate IsNotDistinctFrom(Operand<T>? other) =>
        other is null || other.IsNull ? new NullTest(this, negated: false) : new DistinctPredicate(this, other, negated: true);

    /// <summary>Always an error: it would compare CLR objects, not SQL values.</summary>
    [Obsolete("Equals compares CLR objects. Write == for a condition in SQL.", true)]
    [EditorBrowsable(EditorBrowsableState.Never)]
    public new bool Equals(object? other) => throw new NotSupportedException("Write == for a condition in SQL.");
}
