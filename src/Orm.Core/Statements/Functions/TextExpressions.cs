using Orm.Dialects;
using Orm.Mapping;
using Orm.Statements;

namespace Orm;

/// <summary>Functions and conditions over texts.</summary>
public static class TextExpressions
{
    extension(Operand<string> text)
    {
        /// <summary>Matches a LIKE pattern of the user's (% any text, _ one character); case counts as the database's collation says.</summary>
        public Predicate Like(Operand<string> pattern) => new LikePredicate(text, pattern, ignoreCase: false, escaped: false);

        /// <summary>Matches a LIKE pattern of the user's without regard to case, as far as the database folds it (ASCII only on some).</summary>
        public Predicate ILike(Operand<string> pattern) => new LikePredicate(text, pattern, ignoreCase: true, escaped: false);

        /// <summary>Starts with a text, whose special characters are escaped.</summary>
        public Predicate StartsWith(string start) => LikePatterns.Match(text, "", start, "%");

        /// <summary>Starts with another text, whose special characters are escaped.</summary>
        public Predicate StartsWith(Operand<string> start) => LikePatterns.Match(text, "", start, "%");

        /// <summary>Ends with a text, whose special characters are escaped.</summary>
        public Predicate EndsWith(string end) => LikePatterns.Match(text, "%", end, "");

        /// <summary>Ends with another text, whose special characters are escaped.</summary>
        public Predicate EndsWith(Operand<string> end) => LikePatterns.Match(text, "%", end, "");

        /// <summary>Contains a text, whose special characters are escaped.</summary>
        public Predicate Contains(string part) => LikePatterns.Match(text, "%", part, "%");

        /// <summary>Contains another text, whose special characters are escaped.</summary>
        public Predicate Contains(Operand<string> part) => LikePatterns.Match(text, "%", part, "%");
    }

    extension(Expr<string> text)
    {
        /// <summary>Compared and sorted under a collation: <see cref="Collation.Ordinal"/>, <see cref="Collation.IgnoreCase"/>, or one of the database's own.</summary>
        public Expr<string> Collate(string collation) => new TermExpr<string>(new CollateTerm(text, Named(collation)));

        /// <summary>Characters.</summary>
        public Expr<int> Length() => new TermExpr<int>(new FunctionTerm(SqlFunction.Length, ColumnTypes.Int32, text));

        /// <summary>In upper case.</summary>
        public Expr<string> Upper() => new TermExpr<string>(new FunctionTerm(SqlFunction.Upper, ColumnTypes.String, text));

        /// <summary>In lower case.</summary>
        public Expr<string> Lower() => new TermExpr<string>(new FunctionTerm(SqlFunction.Lower, ColumnTypes.String, text));

        /// <summary>Without blanks at both ends.</summary>
        public Expr<string> Trim() => new TermExpr<string>(new FunctionTerm(SqlFunction.Trim, ColumnTypes.String, text));

        /// <summary>Without blanks at the start.</summary>
        public Expr<string> TrimStart() => new TermExpr<string>(new FunctionTerm(SqlFunction.TrimStart, ColumnTypes.String, text));

        /// <summary>Without blanks at the end.</summary>
        public Expr<string> TrimEnd() => new TermExpr<string>(new FunctionTerm(SqlFunction.TrimEnd, ColumnTypes.String, text));

        /// <summary>From a character on, counted from 0.</summary>
        public Expr<string> Substring(int start) => new TermExpr<string>(Part(text, start));

        /// <summary>A number of characters from one on, counted from 0.</summary>
        public Expr<string> Substring(int start, int length) => new TermExpr<string>(Part(text, start, length));

        /// <summary>Every occurrence of one text replaced by another.</summary>
        public Expr<string> Replace(Operand<string> what, Operand<string> with) => new TermExpr<string>(new FunctionTerm(SqlFunction.Replace, ColumnTypes.String, text, what, with));

        /// <summary>The place of a text in this one, from 1; 0 when it is not there.</summary>
        public Expr<int> Position(Operand<string> part) => new TermExpr<int>(new FunctionTerm(SqlFunction.Position, ColumnTypes.Int32, text, part));
    }

    extension(NullableExpr<string> text)
    {
        /// <summary>Compared and sorted under a collation: <see cref="Collation.Ordinal"/>, <see cref="Collation.IgnoreCase"/>, or one of the database's own.</summary>
        public NullableExpr<string> Collate(string collation) => new NullableTerm<string>(new CollateTerm(text, Named(collation)));

        /// <summary>Characters.</summary>
        public NullableValueExpr<int> Length() => new NullableValueTerm<int>(new FunctionTerm(SqlFunction.Length, ColumnTypes.Int32, text));

        /// <summary>In upper case.</summary>
        public NullableExpr<string> Upper() => new NullableTerm<string>(new FunctionTerm(SqlFunction.Upper, ColumnTypes.String, text));

        /// <summary>In lower case.</summary>
        public NullableExpr<string> Lower() => new NullableTerm<string>(new FunctionTerm(SqlFunction.Lower, ColumnTypes.String, text));

        /// <summary>Without blanks at both ends.</summary>
        public NullableExpr<string> Trim() => new NullableTerm<string>(new FunctionTerm(SqlFunction.Trim, ColumnTypes.String, text));

        /// <summary>Without blanks at the start.</summary>
        public NullableExpr<string> TrimStart() => new NullableTerm<string>(new FunctionTerm(SqlFunction.TrimStart, ColumnTypes.String, text));

        /// <summary>Without blanks at the end.</summary>
        public NullableExpr<string> TrimEnd() => new NullableTerm<string>(new FunctionTerm(SqlFunction.TrimEnd, ColumnTypes.String, text));

        /// <summary>From a character on, counted from 0.</summary>
        public NullableExpr<string> Substring(int start) => new NullableTerm<string>(Part(text, start));

        /// <summary>A number of characters from one on, counted from 0.</summary>
        public NullableExpr<string> Substring(int start, int length) => new NullableTerm<string>(Part(text, start, length));

        /// <summary>Every occurrence of one text replaced by another.</summary>
        public NullableExpr<string> Replace(Operand<string> what, Operand<string> with) => new NullableTerm<string>(new FunctionTerm(SqlFunction.Replace, ColumnTypes.String, text, what, with));

        /// <summary>The place of a text in this one, from 1; 0 when it is not there.</summary>
        public NullableValueExpr<int> Position(Operand<string> part) => new NullableValueTerm<int>(new FunctionTerm(SqlFunction.Position, ColumnTypes.Int32, text, part));
    }

    private static FunctionTerm Part(Operand text, int start)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(start);
        return new FunctionTerm(SqlFunction.Substring, ColumnTypes.String, text, new Value<int>(start + 1));
    }

    private static FunctionTerm Part(Operand text, int start, int length)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(start);
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        return new FunctionTerm(SqlFunction.Substring, ColumnTypes.String, text, new Value<int>(start + 1), new Value<int>(length));
    }

    private static string Named(string collation)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(collation);
        return collation;
    }
}
