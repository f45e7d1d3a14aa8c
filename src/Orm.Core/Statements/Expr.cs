using Orm.Execution;
using Orm.Mapping;

namespace Orm;

/// <summary>An expression that is never null.</summary>
public abstract class Expr<T> : Operand<T>, ISelectable<T>
{
    private protected Expr()
    {
    }

    int ISelectable<T>.Width => 1;

    void ISelectable<T>.WriteSelectList(SqlWriter writer) => Write(writer);

    T ISelectable<T>.Read(in RowContext row, int offset) => ((ColumnType<T>)Mapping!).Read(row.Reader, offset);
}
