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

    /// <summary>Always an error: it would compare CLR objects, not SQL values.</summary>
    [Obsolete("Equals compares CLR objects. Write == for a condition in SQL.", true)]
    [EditorBrowsable(EditorBrowsableState.Never)]
    public new bool Equals(object? other) => throw new NotSupportedException("Write == for a condition in SQL.");
}
