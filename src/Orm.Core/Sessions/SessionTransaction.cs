namespace Orm;

/// <summary>
/// The scope of a transaction (<see cref="Session.BeginAsync"/>) or savepoint (<see cref="Session.BeginNestedAsync"/>).
/// Disposing it rolls back unless <see cref="CommitAsync"/> was called.
/// </summary>
public sealed class SessionTransaction : IAsyncDisposable
{
    private readonly Session _session;
    private readonly int _transaction;
    private readonly string? _savepoint;
    private readonly int _mark;
    private bool _ended;

    internal SessionTransaction(Session session, int transaction, string? savepoint, int mark) =>
        (_session, _transaction, _savepoint, _mark) = (session, transaction, savepoint, mark);

    /// <summary>Flushes and commits; for a savepoint, keeps what was done and leaves the outer transaction open.</summary>
    /// <param name="cancellationToken">Cancels the flush; once COMMIT is sent it is ignored.</param>
    public async ValueTask CommitAsync(CancellationToken cancellationToken = default)
    {
        if (_ended)
            throw new InvalidOperationException("This transaction scope has ended already.");
        await _session.CommitScopeAsync(_transaction, _savepoint, _mark, cancellationToken).ConfigureAwait(false);
        _ended = true;
    }

    /// <summary>Rolls back now, instead of at the end of the scope.</summary>
    /// <param name="cancellationToken">Checked before the rollback begins.</param>
    public ValueTask RollbackAsync(CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (_ended)
            throw new InvalidOperationException("This transaction scope has ended already.");
        _ended = true;
        return _session.RollbackScopeAsync(_transaction, _savepoint, _mark);
    }

    /// <summary>Ends the scope: rolls back unless committed.</summary>
    public ValueTask DisposeAsync()
    {
        if (_ended)
            return default;
        _ended = true;
        return _session.RollbackScopeAsync(_transaction, _savepoint, _mark);
    }
}
