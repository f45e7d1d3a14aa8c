using Orm.Dialects;
using Orm.Statements;

namespace Orm;

/// <summary>Parts of dates and times, and moving them.</summary>
public static class DateExpressions
{
    extension(Expr<DateOnly> value)
    {
        /// <summary>The year.</summary>
        public Expr<int> Year() => new TermExpr<int>(new DatePartTerm(DatePart.Year, value));

        /// <summary>The month, from 1.</summary>
        public Expr<int> Month() => new TermExpr<int>(new DatePartTerm(DatePart.Month, value));

        /// <summary>The day of the month, from 1.</summary>
        public Expr<int> Day() => new TermExpr<int>(new DatePartTerm(DatePart.Day, value));

        /// <summary>Moved by a number of years.</summary>
        public Expr<DateOnly> AddYears(Operand<int> count) => new TermExpr<DateOnly>(new DateAddTerm(DatePart.Year, value, count));

        /// <summary>Moved by a number of months.</summary>
        public Expr<DateOnly> AddMonths(Operand<int> count) => new TermExpr<DateOnly>(new DateAddTerm(DatePart.Month, value, count));

        /// <summary>Moved by a number of days.</summary>
        public Expr<DateOnly> AddDays(Operand<int> count) => new TermExpr<DateOnly>(new DateAddTerm(DatePart.Day, value, count));
    }

    extension(NullableValueExpr<DateOnly> value)
    {
        /// <summary>The year.</summary>
        public NullableValueExpr<int> Year() => new NullableValueTerm<int>(new DatePartTerm(DatePart.Year, value));

        /// <summary>The month, from 1.</summary>
        public NullableValueExpr<int> Month() => new NullableValueTerm<int>(new DatePartTerm(DatePart.Month, value));

        /// <summary>The day of the month, from 1.</summary>
        public NullableValueExpr<int> Day() => new NullableValueTerm<int>(new DatePartTerm(DatePart.Day, value));

        /// <summary>Moved by a number of years.</summary>
        public NullableValueExpr<DateOnly> AddYears(Operand<int> count) => new NullableValueTerm<DateOnly>(new DateAddTerm(DatePart.Year, value, count));

        /// <summary>Moved by a number of months.</summary>
        public NullableValueExpr<DateOnly> AddMonths(Operand<int> count) => new NullableValueTerm<DateOnly>(new DateAddTerm(DatePart.Month, value, count));

        /// <summary>Moved by a number of days.</summary>
        public NullableValueExpr<DateOnly> AddDays(Operand<int> count) => new NullableValueTerm<DateOnly>(new DateAddTerm(DatePart.Day, value, count));
    }

    extension(Expr<DateTime> value)
    {
        /// <summary>The year.</summary>
        public Expr<int> Year() => new TermExpr<int>(new DatePartTerm(DatePart.Year, value));

        /// <summary>The month, from 1.</summary>
        public Expr<int> Month() => new TermExpr<int>(new DatePartTerm(DatePart.Month, value));

        /// <summary>The day of the month, from 1.</summary>
        public Expr<int> Day() => new TermExpr<int>(new DatePartTerm(DatePart.Day, value));

        /// <summary>The hour, from 0.</summary>
        public Expr<int> Hour() => new TermExpr<int>(new DatePartTerm(DatePart.Hour, value));

        /// <summary>The minute, from 0.</summary>
        public Expr<int> Minute() => new TermExpr<int>(new DatePartTerm(DatePart.Minute, value));

        /// <summary>The second, from 0, without its fraction.</summary>
        public Expr<int> Second() => new TermExpr<int>(new DatePartTerm(DatePart.Second, value));

        /// <summary>Moved by a number of years.</summary>
        public Expr<DateTime> AddYears(Operand<int> count) => new TermExpr<DateTime>(new DateAddTerm(DatePart.Year, value, count));

        /// <summary>Moved by a number of months.</summary>
        public Expr<DateTime> AddMonths(Operand<int> count) => new TermExpr<DateTime>(new DateAddTerm(DatePart.Month, value, count));

        /// <summary>Moved by a number of days.</summary>
        public Expr<DateTime> AddDays(Operand<int> count) => new TermExpr<DateTime>(new DateAddTerm(DatePart.Day, value, count));

        /// <summary>Moved by a number of hours.</summary>
        public Expr<DateTime> AddHours(Operand<int> count) => new TermExpr<DateTime>(new DateAddTerm(DatePart.Hour, value, count));

        /// <summary>Moved by a number of minutes.</summary>
        public Expr<DateTime> AddMinutes(Operand<int> count) => new TermExpr<DateTime>(new DateAddTerm(DatePart.Minute, value, count));

        /// <summary>Moved by a number of seconds.</summary>
        public Expr<DateTime> AddSeconds(Operand<int> count) => new TermExpr<DateTime>(new DateAddTerm(DatePart.Second, value, count));
    }

    extension(NullableValueExpr<DateTime> value)
    {
        /// <summary>The year.</summary>
        public NullableValueExpr<int> Year() => new NullableValueTerm<int>(new DatePartTerm(DatePart.Year, value));

        /// <summary>The month, from 1.</summary>
        public NullableValueExpr<int> Month() => new NullableValueTerm<int>(new DatePartTerm(DatePart.Month, value));

        /// <summary>The day of the month, from 1.</summary>
        public NullableValueExpr<int> Day() => new NullableValueTerm<int>(new DatePartTerm(DatePart.Day, value));

        /// <summary>The hour, from 0.</summary>
        public NullableValueExpr<int> Hour() => new NullableValueTerm<int>(new DatePartTerm(DatePart.Hour, value));

        /// <summary>The minute, from 0.</summary>
        public NullableValueExpr<int> Minute() => new NullableValueTerm<int>(new DatePartTerm(DatePart.Minute, value));

        /// <summary>The second, from 0, without its fraction.</summary>
        public NullableValueExpr<int> Second() => new NullableValueTerm<int>(new DatePartTerm(DatePart.Second, value));

        /// <summary>Moved by a number of years.</summary>
        public NullableValueExpr<DateTime> AddYears(Operand<int> count) => new NullableValueTerm<DateTime>(new DateAddTerm(DatePart.Year, value, count));

        /// <summary>Moved by a number of months.</summary>
        public NullableValueExpr<DateTime> AddMonths(Operand<int> count) => new NullableValueTerm<DateTime>(new DateAddTerm(DatePart.Month, value, count));

        /// <summary>Moved by a number of days.</summary>
        public NullableValueExpr<DateTime> AddDays(Operand<int> count) => new NullableValueTerm<DateTime>(new DateAddTerm(DatePart.Day, value, count));

        /// <summary>Moved by a number of hours.</summary>
        public NullableValueExpr<DateTime> AddHours(Operand<int> count) => new NullableValueTerm<DateTime>(new DateAddTerm(DatePart.Hour, value, count));

        /// <summary>Moved by a number of minutes.</summary>
        public NullableValueExpr<DateTime> AddMinutes(Operand<int> count) => new NullableValueTerm<DateTime>(new DateAddTerm(DatePart.Minute, value, count));

        /// <summary>Moved by a number of seconds.</summary>
        public NullableValueExpr<DateTime> AddSeconds(Operand<int> count) => new NullableValueTerm<DateTime>(new DateAddTerm(DatePart.Second, value, count));
    }

    extension(Expr<DateTimeOffset> value)
    {
        /// <summary>The year (in UTC).</summary>
        public Expr<int> Year() => new TermExpr<int>(new DatePartTerm(DatePart.Year, value));

        /// <summary>The month, from 1 (in UTC).</summary>
        public Expr<int> Month() => new TermExpr<int>(new DatePartTerm(DatePart.Month, value));

        /// <summary>The day of the month, from 1 (in UTC).</summary>
        public Expr<int> Day() => new TermExpr<int>(new DatePartTerm(DatePart.Day, value));

        /// <summary>The hour, from 0 (in UTC).</summary>
        public Expr<int> Hour() => new TermExpr<int>(new DatePartTerm(DatePart.Hour, value));

        /// <summary>The minute, from 0 (in UTC).</summary>
        public Expr<int> Minute() => new TermExpr<int>(new DatePartTerm(DatePart.Minute, value));

        /// <summary>The second, from 0, without its fraction (in UTC).</summary>
        public Expr<int> Second() => new TermExpr<int>(new DatePartTerm(DatePart.Second, value));

        /// <summary>Moved by a number of years.</summary>
        public Expr<DateTimeOffset> AddYears(Operand<int> count) => new TermExpr<DateTimeOffset>(new DateAddTerm(DatePart.Year, value, count));

        /// <summary>Moved by a number of months.</summary>
        public Expr<DateTimeOffset> AddMonths(Operand<int> count) => new TermExpr<DateTimeOffset>(new DateAddTerm(DatePart.Month, value, count));

        /// <summary>Moved by a number of days.</summary>
        public Expr<DateTimeOffset> AddDays(Operand<int> count) => new TermExpr<DateTimeOffset>(new DateAddTerm(DatePart.Day, value, count));

        /// <summary>Moved by a number of hours.</summary>
        public Expr<DateTimeOffset> AddHours(Operand<int> count) => new TermExpr<DateTimeOffset>(new DateAddTerm(DatePart.Hour, value, count));

        /// <summary>Moved by a number of minutes.</summary>
        public Expr<DateTimeOffset> AddMinutes(Operand<int> count) => new TermExpr<DateTimeOffset>(new DateAddTerm(DatePart.Minute, value, count));

        /// <summary>Moved by a number of seconds.</summary>
        public Expr<DateTimeOffset> AddSeconds(Operand<int> count) => new TermExpr<DateTimeOffset>(new DateAddTerm(DatePart.Second, value, count));
    }

    extension(NullableValueExpr<DateTimeOffset> value)
    {
        /// <summary>The year (in UTC).</summary>
        public NullableValueExpr<int> Year() => new NullableValueTerm<int>(new DatePartTerm(DatePart.Year, value));

        /// <summary>The month, from 1 (in UTC).</summary>
        public NullableValueExpr<int> Month() => new NullableValueTerm<int>(new DatePartTerm(DatePart.Month, value));

        /// <summary>The day of the month, from 1 (in UTC).</summary>
        public NullableValueExpr<int> Day() => new NullableValueTerm<int>(new DatePartTerm(DatePart.Day, value));

        /// <summary>The hour, from 0 (in UTC).</summary>
        public NullableValueExpr<int> Hour() => new NullableValueTerm<int>(new DatePartTerm(DatePart.Hour, value));

        /// <summary>The minute, from 0 (in UTC).</summary>
        public NullableValueExpr<int> Minute() => new NullableValueTerm<int>(new DatePartTerm(DatePart.Minute, value));

        /// <summary>The second, from 0, without its fraction (in UTC).</summary>
        public NullableValueExpr<int> Second() => new NullableValueTerm<int>(new DatePartTerm(DatePart.Second, value));

        /// <summary>Moved by a number of years.</summary>
        public NullableValueExpr<DateTimeOffset> AddYears(Operand<int> count) => new NullableValueTerm<DateTimeOffset>(new DateAddTerm(DatePart.Year, value, count));

        /// <summary>Moved by a number of months.</summary>
        public NullableValueExpr<DateTimeOffset> AddMonths(Operand<int> count) => new NullableValueTerm<DateTimeOffset>(new DateAddTerm(DatePart.Month, value, count));

        /// <summary>Moved by a number of days.</summary>
        public NullableValueExpr<DateTimeOffset> AddDays(Operand<int> count) => new NullableValueTerm<DateTimeOffset>(new DateAddTerm(DatePart.Day, value, count));

        /// <summary>Moved by a number of hours.</summary>
        public NullableValueExpr<DateTimeOffset> AddHours(Operand<int> count) => new NullableValueTerm<DateTimeOffset>(new DateAddTerm(DatePart.Hour, value, count));

        /// <summary>Moved by a number of minutes.</summary>
        public NullableValueExpr<DateTimeOffset> AddMinutes(Operand<int> count) => new NullableValueTerm<DateTimeOffset>(new DateAddTerm(DatePart.Minute, value, count));

        /// <summary>Moved by a number of seconds.</summary>
        public NullableValueExpr<DateTimeOffset> AddSeconds(Operand<int> count) => new NullableValueTerm<DateTimeOffset>(new DateAddTerm(DatePart.Second, value, count));
    }

    extension(Expr<TimeOnly> value)
    {
        /// <summary>The hour, from 0.</summary>
        public Expr<int> Hour() => new TermExpr<int>(new DatePartTerm(DatePart.Hour, value));

        /// <summary>The minute, from 0.</summary>
        public Expr<int> Minute() => new TermExpr<int>(new DatePartTerm(DatePart.Minute, value));

        /// <summary>The second, from 0, without its fraction.</summary>
        public Expr<int> Second() => new TermExpr<int>(new DatePartTerm(DatePart.Second, value));
    }

    extension(NullableValueExpr<TimeOnly> value)
    {
        /// <summary>The hour, from 0.</summary>
        public NullableValueExpr<int> Hour() => new NullableValueTerm<int>(new DatePartTerm(DatePart.Hour, value));

        /// <summary>The minute, from 0.</summary>
        public NullableValueExpr<int> Minute() => new NullableValueTerm<int>(new DatePartTerm(DatePart.Minute, value));

        /// <summary>The second, from 0, without its fraction.</summary>
        public NullableValueExpr<int> Second() => new NullableValueTerm<int>(new DatePartTerm(DatePart.Second, value));
    }
}
