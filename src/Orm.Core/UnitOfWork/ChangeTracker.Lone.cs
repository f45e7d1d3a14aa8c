using System.Data.Common;
using Orm.Dialects;
using Orm.Execution;
using Orm.Mapping;

namespace Orm.UnitOfWork;

/// <summary>
/// The flush that many sessions end with: one new, changed or removed entity and nothing else. Its one statement is a transaction by
/// itself. For a new one there is nothing to order, and no plan is made.
/// </summary>
internal sealed partial class ChangeTracker
{
    /// <summary>The insert that is all there is to flush; null when there is more, or when it takes more than one statement.</summary>
    public EntityBatch? LoneInsert(DialectFeatures features)
    {
        if (_pending.Count != 1 || _changed.Count > 0 || _removed.Count > 0 || _orphans.Count > 0 || _replaced.Count > 0 || _journal.Count > 0
            || _collections.Exists(static c => c.HasLinkChanges))
            return null;
        DetectSnapshotChanges();
        if (_changed.Count > 0)
            return null;
        IEntity entity = _pending[0];
        EntityMapper mapper = entity.Mapper;
        FlushShape shape = mapper.Shape;
        if (RefersToItself(entity, shape))
            return null;
        mapper.GenerateClientValues(entity);
        EntityBatch batch = shape.Insert(mapper, entity, _pending.Items);
        bool isOneStatement = batch.ReadBack.Length == 0 || features.InsertReturning || (batch.IdentityOnly && features.LastInsertId);
        if (!isOneStatement)
            return null;
        // Before a connection is taken: what is refused here leaves the session as it was.
        FlushValidator.CheckReferences(entity);
        FlushValidator.Validate(batch);
        return batch;
    }

    /// <summary>
    /// Executes what <see cref="LoneInsert"/> gave, outside a transaction: it is durable, or nothing was written. False when
    /// nothing was sent, because more has come to be flushed meanwhile.
    /// </summary>
    public async ValueTask<bool> InsertLoneAsync(EntityBatch batch, DriverConnection connection, CancellationToken cancellationToken)
    {
        if (_pending.Count != 1)
            return false;
        batch.Prepare();
        // The batch reads the very list, so that what is added from now on comes into another one.
        List<IEntity> written = _pending.Take();
        try
        {
            await connection.ExecuteBatchAsync(connection.FlushExecutor, batch, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            if (exception is DbException error)
                connection.FailedBatch = (error, batch);
            written.AddRange(_pending.Items);
            _pending.Put(written);
            throw;
        }

        AcceptInserts(batch);
        if (_pending.Count == 0)
        {
            written.Clear();
            _pending.Put(written);
        }

        if (!HasWork)
            _dirtyTables.Clear();
        Committed();
        return true;
    }

    /// <summary>
    /// Executes the only batch of a plan (<see cref="FlushPlan.LoneBatch"/>), outside a transaction: it is durable, or nothing was written.
    /// What a failure leaves in the journal is undone by the caller's rollback, or by <see cref="WithdrawLone"/>.
    /// </summary>
    public async ValueTask SendLoneAsync(FlushPlan plan, EntityBatch batch, DriverConnection connection, CancellationToken cancellationToken)
    {
        await ExecuteAsync(batch, connection, cancellationToken).ConfigureAwait(false);
        FinishFlush(plan);
        Committed();
    }

    /// <summary>A lone statement that was refused will be sent once more, in a transaction: as if it had not been sent.</summary>
    public void WithdrawLone() => _journal.Clear();

    // Such a row takes an update after its insert.
    private static bool RefersToItself(IEntity entity, FlushShape shape)
    {
        foreach (RelationshipInfo reference in shape.References)
        {
            if (ReferenceEquals(reference.ReferenceOf(entity), entity))
                return true;
        }

        if (entity.Tracking.Extra is not { } extra)
            return false;
        foreach (EntityExtra.ParentLink link in extra.Parents)
        {
            if (ReferenceEquals(link.Parent, entity))
                return true;
        }

        return false;
    }
}
