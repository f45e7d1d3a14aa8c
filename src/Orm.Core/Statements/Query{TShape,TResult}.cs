using Orm.Execution;

namespace Orm;

/// <summary>A SELECT statement that can be composed further over the symbols in <typeparamref name="TShape"/>.</summary>
public class Query<TShape, TResult> : Query<TResult>
{
    private protected Query()
    {
    }

    internal override TResult ReadRow(in RowContext row) => throw new NotSupportedException();

    internal override void Write(SqlWriter writer) => throw new NotSupportedException();
}
