using Orm.Execution;
using Orm.Mapping;

namespace Orm.Statements;

/// <summary>Gives an untyped term its type: never null.</summary>
internal sealed class TermExpr<T>(Operand term) : Expr<T>
{
    internal override ColumnType? Mapping => term.Mapping;

    internal override Precedence Precedence => term.Precedence;

    internal override string? Collation => term.Collation;

    internal override ColumnType<T> ReadType => term.Mapping as ColumnType<T> ?? ColumnTypes.Default<T>();

    internal override void Write(SqlWriter writer, ColumnType? mapping) => term.Write(writer, mapping);
}

/// <summary>Gives an untyped term its type: a reference that may be null.</summary>
internal sealed class NullableTerm<T>(Operand term) : NullableExpr<T>
    where T : class
{
    internal override ColumnType? Mapping => term.Mapping;

    internal override Precedence Precedence => term.Precedence;

    internal override string? Collation => term.Collation;

    internal override ColumnType<T> ReadType => term.Mapping as ColumnType<T> ?? ColumnTypes.Default<T>();

    internal override void Write(SqlWriter writer, ColumnType? mapping) => term.Write(writer, mapping);
}

/// <summary>Gives an untyped term its type: a value that may be null.</summary>
internal sealed class NullableValueTerm<T>(Operand term) : NullableValueExpr<T>
    where T : struct
{
    internal override ColumnType? Mapping => term.Mapping;

    internal override Precedence Precedence => term.Precedence;

    internal override ColumnType<T> ReadType => term.Mapping as ColumnType<T> ?? ColumnTypes.Default<T>();

    internal override void Write(SqlWriter writer, ColumnType? mapping) => term.Write(writer, mapping);
}

/// <summary>Gives an untyped term the type of a condition.</summary>
internal sealed class TermPredicate(Operand term) : Predicate
{
    internal override Precedence Precedence => term.Precedence;

    internal override void Write(SqlWriter writer, ColumnType? mapping) => term.Write(writer, term.Mapping);
}
