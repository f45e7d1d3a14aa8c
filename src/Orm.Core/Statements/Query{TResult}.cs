using Orm.Execution;
using Orm.Statements;

namespace Orm;

/// <summary>A SELECT statement whose rows give <typeparamref name="TResult"/>: an immutable value, independent of any session.</summary>
public abstract class Query<TResult> : SqlNode
{
    private protected Query()
    {
    }

    /// <summary>Reads the current row's result.</summary>
    internal abstract TResult ReadRow(in RowContext row);
}
