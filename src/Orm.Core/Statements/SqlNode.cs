using System.ComponentModel;
using Orm.Execution;

namespace Orm.Statements;

/// <summary>A piece of a statement: an expression, a table, a clause or a whole statement.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class SqlNode
{
    private protected SqlNode()
    {
    }

    internal abstract void Write(SqlWriter writer);
}
