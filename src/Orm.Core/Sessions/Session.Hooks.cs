using Orm.Mapping;

namespace Orm;

/// <content>What a session class of the application's own does around its unit of work.</content>
public partial class Session
{
    private bool _isPreparing;

    /// <summary>The entities whose changes the next flush sends: new ones, changed ones, then removed ones. <see cref="Entry"/> tells more of each.</summary>
    public IReadOnlyList<IEntity> Changes
    {
        get
        {
            Enter();
            try
            {
                return _tracker?.Changes ?? [];
            }
            finally
            {
                Exit();
            }
        }
    }

    /// <summary>
    /// Called before pending changes are sent, by whatever flush: here a session class sets what its entities have in common (who changed
    /// them, and when), adds others (an audit trail, an outbox), or refuses by an exception, which ends the flush before anything is sent. The session can be used as
    /// usual; what is flushed meanwhile does not call this again. Set-based statements and bulk writes are no flush.
    /// </summary>
    /// <param name="cancellationToken">The flush's.</param>
    protected virtual ValueTask OnFlushingAsync(CancellationToken cancellationToken) => default;

    /// <summary>
    /// Called after the session's transaction was committed: what the application tells others of it is told here. An exception reaches the caller of the
    /// commit, and undoes nothing. Not called by a session inside a transaction of other code, whose commit is its owner's.
    /// </summary>
    /// <param name="cancellationToken">The commit's.</param>
    protected virtual ValueTask OnCommittedAsync(CancellationToken cancellationToken) => default;

    /// <summary>Called after the session's changes were rolled back, by the application or by a failed flush, while the session cannot be used; not for a savepoint, nor when the session is disposed.</summary>
    protected virtual void OnRolledBack()
    {
    }

    // The caller holds the session, and has it again afterwards.
    private ValueTask PrepareFlushAsync(CancellationToken cancellationToken)
    {
        if (_isPreparing)
            return default;
        _isPreparing = true;
        Exit();
        ValueTask preparing;
        try
        {
            preparing = OnFlushingAsync(cancellationToken);
        }
        catch
        {
            EndPreparing();
            throw;
        }

        if (!preparing.IsCompletedSuccessfully)
            return PrepareSlowAsync(preparing);
        EndPreparing();
        return default;
    }

    private async ValueTask PrepareSlowAsync(ValueTask preparing)
    {
        try
        {
            await preparing.ConfigureAwait(false);
        }
        finally
        {
            EndPreparing();
        }
    }

    private void EndPreparing()
    {
        _isPreparing = false;
        Enter();
    }
}
