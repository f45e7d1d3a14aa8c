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

    /// <summary>How a row's value is read.</summary>
    internal virtual ColumnType<T> ReadType => (ColumnType<T>?)Mapping ?? ClrType<T>.Mapping;

    int ISelectable<T?>.Width => 1;

    void ISelectable<T?>.WriteSelectList(SqlWriter writer) => writer.WriteSelected(this);

    T? ISelectable<T?>.Read(in RowContext row, int offset) =>
        row.Reader.IsDBNull(offset) ? null : ReadType.Read(row.Reader, offset);
}
