using Orm.Execution;
using Orm.Mapping;
using Orm.Statements;

namespace Orm;

/// <summary>An expression over a reference type that may be null.</summary>
public abstract class NullableExpr<T> : Operand<T>, ISelectable<T?>
    where T : class
{
    private protected NullableExpr()
    {
    }

    /// <summary>The expression's text with another behind it; null where the expression is.</summary>
    public static NullableExpr<string> operator +(NullableExpr<T> left, string right) => new NullableTerm<string>(new ConcatTerm(left, new Value<string>(right)));

    /// <summary>A text with the expression's behind it; null where the expression is.</summary>
    public static NullableExpr<string> operator +(string left, NullableExpr<T> right) => new NullableTerm<string>(new ConcatTerm(new Value<string>(left), right));

    /// <summary>The expression, or a value where it is null.</summary>
    public Expr<T> Coalesce(T otherwise) => new TermExpr<T>(new CoalesceTerm(this, new Value<T>(otherwise)));

    /// <summary>The expression, or another where it is null.</summary>
    public Expr<T> Coalesce(Expr<T> otherwise) => new TermExpr<T>(new CoalesceTerm(this, otherwise));

    /// <summary>The expression, or another (which may be null too) where it is null.</summary>
    public NullableExpr<T> Coalesce(NullableExpr<T> otherwise) => new NullableTerm<T>(new CoalesceTerm(this, otherwise));

    /// <summary>How a row's value is read.</summary>
    internal virtual ColumnType<T> ReadType => (ColumnType<T>?)Mapping ?? ColumnTypes.Default<T>();

    int ISelectable.Width => 1;

    void ISelectable.WriteSelectList(SqlWriter writer) => writer.WriteSelected(this);

    T? ISelectable<T?>.Read(in RowContext row, int offset) =>
        row.Reader.IsDBNull(offset) ? null : ReadType.Read(row.Reader, offset);
}
