using Orm.Execution;
using Orm.Mapping;

namespace Orm;

/// <summary>An expression over a value type that may be null.</summary>
public abstract class NullableValueExpr<T> : Operand<T>, ISelectable<T?>
    where T : struct
{
    private protected NullableValueExpr()
    {
    }

    int ISelectable<T?>.Width => 1;

    void ISelectable<T?>.WriteSelectList(SqlWriter writer) => Write(writer);

    T? ISelectable<T?>.Read(in RowContext row, int offset) =>
        row.Reader.IsDBNull(offset) ? null : ((ColumnType<T>)Mapping!).Read(row.Reader, offset);
}
