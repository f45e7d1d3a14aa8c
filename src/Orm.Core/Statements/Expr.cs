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

    /// <summary>How a row's value is read.</summary>
    internal virtual ColumnType<T> ReadType => (ColumnType<T>?)Mapping ?? ClrType<T>.Mapping;

    int ISelectable<T>.Width => 1;

    void ISelectable<T>.WriteSelectList(SqlWriter writer) => writer.WriteSelected(this);

    T ISelectable<T>.Read(in RowContext row, int offset) => ReadFrom(in row, offset);

    private protected virtual T ReadFrom(in RowContext row, int offset) =>
        row.Reader.IsDBNull(offset) ? throw RowErrors.UnexpectedNull(this, offset) : ReadType.Read(row.Reader, offset);
}
