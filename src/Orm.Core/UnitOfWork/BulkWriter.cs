using System.Data.Common;
using Orm.Execution;
using Orm.Mapping;

namespace Orm.UnitOfWork;

/// <summary>Writes entities that no session tracks, chunk by chunk, checked as a flush checks them. The caller has the transaction.</summary>
internal sealed class BulkWriter(BulkSource source, int chunkSize, BulkConflict? conflict, bool readsGenerated, IProgress<long>? progress)
{
    private readonly List<IEntity> _chunk = [];
    private readonly List<IEntity> _targets = [];
    private readonly BulkChunk _batches = new(conflict, readsGenerated);

    /// <summary>How many entities were written.</summary>
    public long Count { get; private set; }

    /// <summary>The class whose rows may have changed, where entities of it are in memory.</summary>
    public EntityMapper? Changed { get; private set; }

    /// <summary>Reads and checks the next chunk; false when there is none.</summary>
    public async ValueTask<bool> NextAsync(CancellationToken cancellationToken)
    {
        _chunk.Clear();
        _batches.Clear();
        await source.FillAsync(_chunk, chunkSize, cancellationToken).ConfigureAwait(false);
        foreach (IEntity entity in _chunk)
            Check(entity);
        _batches.Add(_chunk);
        return _chunk.Count > 0;
    }

    /// <summary>Writes the chunk that was read, and all that follow.</summary>
    public async ValueTask WriteAsync(DriverConnection connection, CancellationToken cancellationToken)
    {
        FlushExecutor executor = conflict is null ? connection.BulkExecutor : connection.UpsertExecutor;
        try
        {
            do
            {
                foreach (EntityBatch batch in _batches.Batches())
                    await WriteAsync(batch, connection, cancellationToken).ConfigureAwait(false);
                Count += _chunk.Count;
                progress?.Report(Count);
            }
            while (await NextAsync(cancellationToken).ConfigureAwait(false));
            await executor.CompleteAsync(connection).ConfigureAwait(false);
        }
        catch
        {
            await executor.AbandonAsync(connection).ConfigureAwait(false);
            throw;
        }
    }

    private async ValueTask WriteAsync(EntityBatch batch, DriverConnection connection, CancellationToken cancellationToken)
    {
        if (conflict is { Updates: true })
            Changed = batch.Mapper;
        batch.Prepare();
        FlushExecutor executor = conflict is null ? connection.BulkExecutor : connection.UpsertExecutor;
        try
        {
            await connection.ExecuteBatchAsync(executor, batch, cancellationToken).ConfigureAwait(false);
        }
        catch (DbException exception)
        {
            connection.FailedBatch = (exception, batch);
            throw;
        }

        if (!readsGenerated)
            return;
        foreach (IEntity entity in batch.Entities)
        {
            entity.Tracking.HasRow = true;
            entity.Tracking.ClearChanges();
        }
    }

    private void Check(IEntity entity)
    {
        EntityMapper mapper = entity.Mapper;
        if (mapper.Table.IsView)
            throw new OrmException($"{mapper.EntityName} is mapped to the view {mapper.Table}, which is read-only. Write to the tables below it.");
        if (entity.Tracking.Owner is not null)
            throw new OrmException($"This {mapper.EntityName} is in a session, whose flush writes it. Bulk writes take entities that no session tracks: detach it first, or leave it to the flush.");
        mapper.GenerateClientValues(entity);
        CheckRelationships(entity);
        FlushValidator.ValidateInsert(entity);
    }

    // What only a cascade would write would be lost without a word.
    private void CheckRelationships(IEntity entity)
    {
        foreach (RelationshipInfo relationship in entity.Mapper.Relationships)
        {
            _targets.Clear();
            relationship.CollectTargets(entity, _targets);
            if (_targets.Find(static t => !t.Tracking.HasRow) is { } target)
            {
                throw new OrmException(
                    $"{relationship} of an entity in a bulk write holds a {target.Mapper.EntityName} without a row. Bulk writes do not cascade: write the {target.Mapper.EntityName} in a bulk write of its own "
                    + "(the principal first, with ReadGenerated where the database makes its key), or add the entity to the session.");
            }

            if (relationship.ExistingCollection(entity) is { HasLinkChanges: true })
                throw new OrmException($"{relationship} of an entity in a bulk write has pairs to be added. Bulk writes do not cascade: add the entity to the session instead.");
        }
    }
}
