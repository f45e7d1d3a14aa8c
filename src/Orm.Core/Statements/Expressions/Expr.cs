using Orm.Execution;
using Orm.Mapping;
using Orm.Statements;

namespace Orm;

/// <summary>An expression that is never null.</summary>
public abstract class Expr<T> : Operand<T>, ISelectable<T>
{
    private protected Expr()
    {
    }

    /// <summary>The expression's text with another behind it.</summary>
    public static Expr<string> operator +(Expr<T> left, string right) => new TermExpr<string>(new ConcatTerm(left, new Value<string>(right)));

    /// <summary>A text with the expression's behind it.</summary>
    public static Expr<string> operator +(string left, Expr<T> right) => new TermExpr<string>(new ConcatTerm(new Value<string>(left), right));

    /// <summary>Converted to another type in the database.</summary>
    public Expr<TTarget> Cast<TTarget>()
        where TTarget : notnull => new TermExpr<TTarget>(new CastTerm(this, ColumnTypes.Default<TTarget>()));

    /// <summary>How a row's value is read.</summary>
    internal virtual ColumnType<T> ReadType => (ColumnType<T>?)Mapping ?? ColumnTypes.Default<T>();

    int ISelectable.Width => 1;

    void ISelectable.WriteSelectList(SqlWriter writer) => writer.WriteSelected(this);

    T ISelectable<T>.Read(in RowContext row, int offset) => ReadFrom(in row, offset);

    private protected virtual T ReadFrom(in RowContext row, int offset) =>
        row.Reader.IsDBNull(offset) ? throw RowErrors.UnexpectedNull(this, offset) : ReadType.Read(row.Reader, offset);
}
