using System.ComponentModel;
using Orm.Execution;

namespace Orm.Statements;

/// <summary>A statement that changes rows.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class WriteStatement : Statement
{
    private protected WriteStatement()
    {
    }

    /// <inheritdoc/>
    internal sealed override bool IsWrite => true;

    /// <summary>The table whose rows change.</summary>
    internal abstract ITableSource Target { get; }

    /// <summary>
    /// The columns that loaded entities of the table read again afterwards: none for a DELETE, which only lets rows go;
    /// null when no loaded entity is touched, or the user said so.
    /// </summary>
    internal virtual int[]? ChangedColumns => null;

    internal sealed override void Write(SqlWriter writer) => Write(writer, null);

    /// <summary>Writes the statement, with a RETURNING clause when a query wants its rows.</summary>
    internal abstract void Write(SqlWriter writer, QueryNode? returning);

    private protected static void WriteReturning(SqlWriter writer, QueryNode? returning)
    {
        if (returning is null)
            return;
        writer.Write(" RETURNING ");
        returning.WriteSelection(writer);
    }

    private protected static NotSupportedException NoReturning(SqlWriter writer, string statement, string instead) =>
        writer.Dialect.Lacks($"no {statement} … RETURNING", $"Instead {instead}.");

    /// <summary>Runs the statement and gives how many rows it matched.</summary>
    public ValueTask<int> ExecuteAsync(Session session, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(session);
        return session.ExecuteAsync(this, cancellationToken);
    }
}
