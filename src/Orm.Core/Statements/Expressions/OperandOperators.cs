using System.Numerics;
using Orm.Statements;

namespace Orm;

/// <summary>Operators that only some types have: comparison with nullable values, arithmetic of numbers, concatenation of texts.</summary>
public static class OperandOperators
{
    extension<T>(Operand<T>)
        where T : struct
    {
        /// <summary>Equal; null renders IS NULL.</summary>
        public static Predicate operator ==(Operand<T>? left, T? right) => Comparison.Equality(left, ValueOf(right), negated: false);

        /// <summary>Equal; null renders IS NULL.</summary>
        public static Predicate operator ==(T? left, Operand<T>? right) => Comparison.Equality(ValueOf(left), right, negated: false);

        /// <summary>Not equal; null renders IS NOT NULL.</summary>
        public static Predicate operator !=(Operand<T>? left, T? right) => Comparison.Equality(left, ValueOf(right), negated: true);

        /// <summary>Not equal; null renders IS NOT NULL.</summary>
        public static Predicate operator !=(T? left, Operand<T>? right) => Comparison.Equality(ValueOf(left), right, negated: true);

        /// <summary>Less than.</summary>
        public static Predicate operator <(Operand<T>? left, T? right) => Comparison.Order(left, ComparisonKind.Less, ValueOf(right));

        /// <summary>Less than.</summary>
        public static Predicate operator <(T? left, Operand<T>? right) => Comparison.Order(ValueOf(left), ComparisonKind.Less, right);

        /// <summary>Less than or equal.</summary>
        public static Predicate operator <=(Operand<T>? left, T? right) => Comparison.Order(left, ComparisonKind.LessOrEqual, ValueOf(right));

        /// <summary>Less than or equal.</summary>
        public static Predicate operator <=(T? left, Operand<T>? right) => Comparison.Order(ValueOf(left), ComparisonKind.LessOrEqual, right);

        /// <summary>Greater than.</summary>
        public static Predicate operator >(Operand<T>? left, T? right) => Comparison.Order(left, ComparisonKind.Greater, ValueOf(right));

        /// <summary>Greater than.</summary>
        public static Predicate operator >(T? left, Operand<T>? right) => Comparison.Order(ValueOf(left), ComparisonKind.Greater, right);

        /// <summary>Greater than or equal.</summary>
        public static Predicate operator >=(Operand<T>? left, T? right) => Comparison.Order(left, ComparisonKind.GreaterOrEqual, ValueOf(right));

        /// <summary>Greater than or equal.</summary>
        public static Predicate operator >=(T? left, Operand<T>? right) => Comparison.Order(ValueOf(left), ComparisonKind.GreaterOrEqual, right);
    }

    extension<T>(Expr<T>)
        where T : struct, INumber<T>
    {
        /// <summary>Sum.</summary>
        public static Expr<T> operator +(Expr<T> left, Expr<T> right) => new TermExpr<T>(new ArithmeticTerm(left, '+', right));

        /// <summary>Sum.</summary>
        public static Expr<T> operator +(Expr<T> left, T right) => new TermExpr<T>(new ArithmeticTerm(left, '+', new Value<T>(right)));

        /// <summary>Sum.</summary>
        public static Expr<T> operator +(T left, Expr<T> right) => new TermExpr<T>(new ArithmeticTerm(new Value<T>(left), '+', right));

        /// <summary>Difference.</summary>
        public static Expr<T> operator -(Expr<T> left, Expr<T> right) => new TermExpr<T>(new ArithmeticTerm(left, '-', right));

        /// <summary>Difference.</summary>
        public static Expr<T> operator -(Expr<T> left, T right) => new TermExpr<T>(new ArithmeticTerm(left, '-', new Value<T>(right)));

        /// <summary>Difference.</summary>
        public static Expr<T> operator -(T left, Expr<T> right) => new TermExpr<T>(new ArithmeticTerm(new Value<T>(left), '-', right));

        /// <summary>Product.</summary>
        public static Expr<T> operator *(Expr<T> left, Expr<T> right) => new TermExpr<T>(new ArithmeticTerm(left, '*', right));

        /// <summary>Product.</summary>
        public static Expr<T> operator *(Expr<T> left, T right) => new TermExpr<T>(new ArithmeticTerm(left, '*', new Value<T>(right)));

        /// <summary>Product.</summary>
        public static Expr<T> operator *(T left, Expr<T> right) => new TermExpr<T>(new ArithmeticTerm(new Value<T>(left), '*', right));

        /// <summary>Quotient; of integers it is an integer.</summary>
        public static Expr<T> operator /(Expr<T> left, Expr<T> right) => new TermExpr<T>(new ArithmeticTerm(left, '/', right));

        /// <summary>Quotient; of integers it is an integer.</summary>
        public static Expr<T> operator /(Expr<T> left, T right) => new TermExpr<T>(new ArithmeticTerm(left, '/', new Value<T>(right)));

        /// <summary>Quotient; of integers it is an integer.</summary>
        public static Expr<T> operator /(T left, Expr<T> right) => new TermExpr<T>(new ArithmeticTerm(new Value<T>(left), '/', right));

        /// <summary>Remainder.</summary>
        public static Expr<T> operator %(Expr<T> left, Expr<T> right) => new TermExpr<T>(new ArithmeticTerm(left, '%', right));

        /// <summary>Remainder.</summary>
        public static Expr<T> operator %(Expr<T> left, T right) => new TermExpr<T>(new ArithmeticTerm(left, '%', new Value<T>(right)));

        /// <summary>Remainder.</summary>
        public static Expr<T> operator %(T left, Expr<T> right) => new TermExpr<T>(new ArithmeticTerm(new Value<T>(left), '%', right));

        /// <summary>Negated.</summary>
        public static Expr<T> operator -(Expr<T> operand) => new TermExpr<T>(new MinusTerm(operand));
    }

    extension<T>(Operand<T>)
        where T : struct, INumber<T>
    {
        /// <summary>Sum; null where either side is.</summary>
        public static NullableValueExpr<T> operator +(Operand<T> left, Operand<T> right) => new NullableValueTerm<T>(new ArithmeticTerm(left, '+', right));

        /// <summary>Sum; null where either side is.</summary>
        public static NullableValueExpr<T> operator +(Operand<T> left, T? right) => new NullableValueTerm<T>(new ArithmeticTerm(left, '+', ValueOf(right)));

        /// <summary>Sum; null where either side is.</summary>
        public static NullableValueExpr<T> operator +(T? left, Operand<T> right) => new NullableValueTerm<T>(new ArithmeticTerm(ValueOf(left), '+', right));

        /// <summary>Difference; null where either side is.</summary>
        public static NullableValueExpr<T> operator -(Operand<T> left, Operand<T> right) => new NullableValueTerm<T>(new ArithmeticTerm(left, '-', right));

        /// <summary>Difference; null where either side is.</summary>
        public static NullableValueExpr<T> operator -(Operand<T> left, T? right) => new NullableValueTerm<T>(new ArithmeticTerm(left, '-', ValueOf(right)));

        /// <summary>Difference; null where either side is.</summary>
        public static NullableValueExpr<T> operator -(T? left, Operand<T> right) => new NullableValueTerm<T>(new ArithmeticTerm(ValueOf(left), '-', right));

        /// <summary>Product; null where either side is.</summary>
        public static NullableValueExpr<T> operator *(Operand<T> left, Operand<T> right) => new NullableValueTerm<T>(new ArithmeticTerm(left, '*', right));

        /// <summary>Product; null where either side is.</summary>
        public static NullableValueExpr<T> operator *(Operand<T> left, T? right) => new NullableValueTerm<T>(new ArithmeticTerm(left, '*', ValueOf(right)));

        /// <summary>Product; null where either side is.</summary>
        public static NullableValueExpr<T> operator *(T? left, Operand<T> right) => new NullableValueTerm<T>(new ArithmeticTerm(ValueOf(left), '*', right));

        /// <summary>Quotient; of integers it is an integer; null where either side is.</summary>
        public static NullableValueExpr<T> operator /(Operand<T> left, Operand<T> right) => new NullableValueTerm<T>(new ArithmeticTerm(left, '/', right));

        /// <summary>Quotient; of integers it is an integer; null where either side is.</summary>
        public static NullableValueExpr<T> operator /(Operand<T> left, T? right) => new NullableValueTerm<T>(new ArithmeticTerm(left, '/', ValueOf(right)));

        /// <summary>Quotient; of integers it is an integer; null where either side is.</summary>
        public static NullableValueExpr<T> operator /(T? left, Operand<T> right) => new NullableValueTerm<T>(new ArithmeticTerm(ValueOf(left), '/', right));

        /// <summary>Remainder; null where either side is.</summary>
        public static NullableValueExpr<T> operator %(Operand<T> left, Operand<T> right) => new NullableValueTerm<T>(new ArithmeticTerm(left, '%', right));

        /// <summary>Remainder; null where either side is.</summary>
        public static NullableValueExpr<T> operator %(Operand<T> left, T? right) => new NullableValueTerm<T>(new ArithmeticTerm(left, '%', ValueOf(right)));

        /// <summary>Remainder; null where either side is.</summary>
        public static NullableValueExpr<T> operator %(T? left, Operand<T> right) => new NullableValueTerm<T>(new ArithmeticTerm(ValueOf(left), '%', right));
    }

    extension(Expr<string>)
    {
        /// <summary>Texts one after the other.</summary>
        public static Expr<string> operator +(Expr<string> left, Expr<string> right) => new TermExpr<string>(new ConcatTerm(left, right));
    }

    extension(Operand<string>)
    {
        /// <summary>Texts one after the other; null where either is.</summary>
        public static NullableExpr<string> operator +(Operand<string> left, Operand<string> right) => new NullableTerm<string>(new ConcatTerm(left, right));
    }

    private static Value<T>? ValueOf<T>(T? value)
        where T : struct => value is { } given ? new Value<T>(given) : null;
}
