using System.Numerics;
using Orm.Dialects;
using Orm.Mapping;
using Orm.Statements;

namespace Orm;

/// <summary>Functions over numbers.</summary>
public static class NumberExpressions
{
    extension<T>(Expr<T> number)
        where T : struct, INumber<T>
    {
        /// <summary>Magnitude.</summary>
        public Expr<T> Abs() => new TermExpr<T>(new FunctionTerm(SqlFunction.Abs, number.Mapping, number));

        /// <summary>Rounded to an integer, half away from zero.</summary>
        public Expr<T> Round() => IsWhole<T>() ? number : new TermExpr<T>(new FunctionTerm(SqlFunction.Round, number.Mapping, number));

        /// <summary>Rounded to a number of digits after the point, half away from zero.</summary>
        public Expr<T> Round(int digits)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(digits);
            return IsWhole<T>() ? number : new TermExpr<T>(new FunctionTerm(SqlFunction.Round, number.Mapping, number, new Value<int>(digits)));
        }

        /// <summary>The greatest integer not above.</summary>
        public Expr<T> Floor() => IsWhole<T>() ? number : new TermExpr<T>(new FunctionTerm(SqlFunction.Floor, number.Mapping, number));

        /// <summary>The least integer not below.</summary>
        public Expr<T> Ceiling() => IsWhole<T>() ? number : new TermExpr<T>(new FunctionTerm(SqlFunction.Ceiling, number.Mapping, number));

        /// <summary>To the power of another number.</summary>
        public Expr<double> Power(double exponent) => new TermExpr<double>(new FunctionTerm(SqlFunction.Power, ColumnTypes.Double, number, new Value<double>(exponent)));

        /// <summary>The square root.</summary>
        public Expr<double> Sqrt() => new TermExpr<double>(new FunctionTerm(SqlFunction.Sqrt, ColumnTypes.Double, number));
    }

    extension<T>(NullableValueExpr<T> number)
        where T : struct, INumber<T>
    {
        /// <summary>Magnitude.</summary>
        public NullableValueExpr<T> Abs() => new NullableValueTerm<T>(new FunctionTerm(SqlFunction.Abs, number.Mapping, number));

        /// <summary>Rounded to an integer, half away from zero.</summary>
        public NullableValueExpr<T> Round() => IsWhole<T>() ? number : new NullableValueTerm<T>(new FunctionTerm(SqlFunction.Round, number.Mapping, number));

        /// <summary>Rounded to a number of digits after the point, half away from zero.</summary>
        public NullableValueExpr<T> Round(int digits)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(digits);
            return IsWhole<T>() ? number : new NullableValueTerm<T>(new FunctionTerm(SqlFunction.Round, number.Mapping, number, new Value<int>(digits)));
        }

        /// <summary>The greatest integer not above.</summary>
        public NullableValueExpr<T> Floor() => IsWhole<T>() ? number : new NullableValueTerm<T>(new FunctionTerm(SqlFunction.Floor, number.Mapping, number));

        /// <summary>The least integer not below.</summary>
        public NullableValueExpr<T> Ceiling() => IsWhole<T>() ? number : new NullableValueTerm<T>(new FunctionTerm(SqlFunction.Ceiling, number.Mapping, number));

        /// <summary>To the power of another number.</summary>
        public NullableValueExpr<double> Power(double exponent) => new NullableValueTerm<double>(new FunctionTerm(SqlFunction.Power, ColumnTypes.Double, number, new Value<double>(exponent)));

        /// <summary>The square root.</summary>
        public NullableValueExpr<double> Sqrt() => new NullableValueTerm<double>(new FunctionTerm(SqlFunction.Sqrt, ColumnTypes.Double, number));
    }

    // Integers are rounded already, and databases would make another type of them.
    private static bool IsWhole<T>()
        where T : struct, INumber<T> => T.One / (T.One + T.One) == T.Zero;
}
