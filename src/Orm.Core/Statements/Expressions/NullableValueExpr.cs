using Orm.Execution;
using Orm.Mapping;
using Orm.Statements;

namespace Orm;

/// <summary>An expression over a value type that may be null.</summary>
public abstract class NullableValueExpr<T> : Operand<T>, ISelectable<T?>
    where T : struct
{
    private protected NullableValueExpr()
    {
    }

    /// <summary>The expression's text with another behind it; null where the expression is.</summary>
    public static NullableExpr<string> operator +(NullableValueExpr<T> left, string right) => new NullableTerm<string>(new ConcatTerm(left, new Value<string>(right)));

    /// <summary>A text with the expression's behind it; null where the expression is.</summary>
    public static NullableExpr<string> operator +(string left, NullableValueExpr<T> right) => new NullableTerm<string>(new ConcatTerm(new Value<string>(left), right));

    /// <summary>Converted to another type in the database; null where the expression is.</summary>
    public NullableValueExpr<TTarget> Cast<TTarget>()
        where TTarget : struct => new NullableValueTerm<TTarget>(new CastTerm(this, ColumnTypes.Default<TTarget>()));

    /// <summary>The expression, or a value where it is null.</summary>
    public Expr<T> Coalesce(T otherwise) => new TermExpr<T>(new CoalesceTerm(this, new Value<T>(otherwise)));

    /// <summary>The expression, or another where it is null.</summary>
    public Expr<T> Coalesce(Expr<T> otherwise) => new TermExpr<T>(new CoalesceTerm(this, otherwise));

    /// <summary>The expression, or another (which may be null too) where it is null.</summary>
    public NullableValueExpr<T> Coalesce(NullableValueExpr<T> otherwise) => new NullableValueTerm<T>(new CoalesceTerm(this, otherwise));

    /// <summary>How a row's value is read.</summary>
    internal virtual ColumnType<T> ReadType => (ColumnType<T>?)Mapping ?? ColumnTypes.Default<T>();

    int ISelectable.Width => 1;

    void ISelectable.WriteSelectList(SqlWriter writer) => writer.WriteSelected(this);

    T? ISelectable<T?>.Read(in RowContext row, int offset) =>
        row.Reader.IsDBNull(offset) ? null : ReadType.Read(row.Reader, offset);
}
