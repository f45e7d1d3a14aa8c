using System.ComponentModel;

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

    /// <summary>Runs the statement and gives how many rows it matched.</summary>
    public ValueTask<int> ExecuteAsync(Session session, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(session);
        return session.ExecuteAsync(this, cancellationToken);
    }
}
