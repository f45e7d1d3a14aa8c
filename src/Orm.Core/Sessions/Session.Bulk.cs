using Orm.Mapping;
using Orm.Statements;
using Orm.UnitOfWork;

namespace Orm;

/// <content>Writing many rows without tracking them.</content>
public partial class Session
{
    /// <summary>
    /// Inserts entities in bulk by the fastest way that the database has, without tracking them: chunk by chunk, in the session's
    /// transaction, which begins if none is open and which <see cref="CommitAsync"/> commits. Pending changes are flushed first. Values
    /// are checked as a flush checks them; relationships do not cascade. An entity that was read from a database is inserted with all its
    /// values, its key included. When anything fails, or the call is cancelled, the transaction is rolled back, as after a failed flush.
    /// </summary>
    /// <param name="entities">The entities; enumerated once, and no further than the chunk that is being written.</param>
    /// <param name="options">Chunk size, generated keys, progress; null for the defaults.</param>
    /// <param name="cancellationToken">Cancels, which rolls back.</param>
    /// <returns>How many entities were written.</returns>
    public ValueTask<long> BulkInsertAsync<TEntity>(IEnumerable<TEntity> entities, BulkInsertOptions? options = null, CancellationToken cancellationToken = default)
        where TEntity : class, IEntity
    {
        ArgumentNullException.ThrowIfNull(entities);
        return BulkAsync(BulkSource.Of(entities), options ?? new BulkInsertOptions(), cancellationToken);
    }

    /// <summary>Inserts the entities of a stream in bulk; see <see cref="BulkInsertAsync{TEntity}(IEnumerable{TEntity}, BulkInsertOptions?, CancellationToken)"/>. A stream of this session cannot be read meanwhile: use a second session.</summary>
    /// <param name="entities">The entities; enumerated once, and no further than the chunk that is being written.</param>
    /// <param name="options">Chunk size, generated keys, progress; null for the defaults.</param>
    /// <param name="cancellationToken">Cancels, which rolls back.</param>
    /// <returns>How many entities were written.</returns>
    public ValueTask<long> BulkInsertAsync<TEntity>(IAsyncEnumerable<TEntity> entities, BulkInsertOptions? options = null, CancellationToken cancellationToken = default)
        where TEntity : class, IEntity
    {
        ArgumentNullException.ThrowIfNull(entities);
        return BulkAsync(BulkSource.Of(entities, cancellationToken), options ?? new BulkInsertOptions(), cancellationToken);
    }

    /// <summary>
    /// Inserts entities in bulk, or updates the rows that are there already, as
    /// <see cref="BulkInsertAsync{TEntity}(IEnumerable{TEntity}, BulkInsertOptions?, CancellationToken)"/> does: untracked, in chunks, in the
    /// session's transaction. Loaded entities of the table are read again afterwards.
    /// </summary>
    /// <param name="table">The handle of the entities' table: <c>User.Table</c>.</param>
    /// <param name="entities">The entities; of several with the same value the last one counts.</param>
    /// <param name="conflict">The columns of the unique constraint that tells which row is meant: <c>u => [u.Email]</c>; null for the key.</param>
    /// <param name="options">Chunk size, what happens to rows that are there, progress; null for the defaults.</param>
    /// <param name="cancellationToken">Cancels, which rolls back.</param>
    /// <returns>How many entities were written.</returns>
    public ValueTask<long> BulkUpsertAsync<TTable, TEntity>(
        Table<TTable, TEntity> table, IEnumerable<TEntity> entities, Func<TTable, IColumn[]>? conflict = null, BulkUpsertOptions? options = null, CancellationToken cancellationToken = default)
        where TTable : Table<TTable, TEntity>
        where TEntity : class, IEntity
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(entities);
        return BulkAsync(BulkSource.Of(entities), ConflictOf(table, conflict, options), options ?? new BulkUpsertOptions(), cancellationToken);
    }

    /// <summary>Inserts or updates the entities of a stream in bulk; see <see cref="BulkUpsertAsync{TTable, TEntity}(Table{TTable, TEntity}, IEnumerable{TEntity}, Func{TTable, IColumn[]}?, BulkUpsertOptions?, CancellationToken)"/>.</summary>
    /// <param name="table">The handle of the entities' table: <c>User.Table</c>.</param>
    /// <param name="entities">The entities; of several with the same value the last one counts.</param>
    /// <param name="conflict">The columns of the unique constraint that tells which row is meant; null for the key.</param>
    /// <param name="options">Chunk size, what happens to rows that are there, progress; null for the defaults.</param>
    /// <param name="cancellationToken">Cancels, which rolls back.</param>
    /// <returns>How many entities were written.</returns>
    public ValueTask<long> BulkUpsertAsync<TTable, TEntity>(
        Table<TTable, TEntity> table, IAsyncEnumerable<TEntity> entities, Func<TTable, IColumn[]>? conflict = null, BulkUpsertOptions? options = null, CancellationToken cancellationToken = default)
        where TTable : Table<TTable, TEntity>
        where TEntity : class, IEntity
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(entities);
        return BulkAsync(BulkSource.Of(entities, cancellationToken), ConflictOf(table, conflict, options), options ?? new BulkUpsertOptions(), cancellationToken);
    }

    private static BulkConflict ConflictOf<TTable, TEntity>(Table<TTable, TEntity> table, Func<TTable, IColumn[]>? conflict, BulkUpsertOptions? options)
        where TTable : Table<TTable, TEntity>
        where TEntity : class, IEntity =>
        BulkConflict.Of(table.EntityMapper, conflict is null ? [] : Lambda.Run(conflict, (TTable)table), options?.UpdateExisting ?? true);

    private ValueTask<long> BulkAsync(BulkSource source, BulkInsertOptions options, CancellationToken cancellationToken) =>
        BulkAsync(source, new BulkWriter(source, BulkLimits.Check(options.ChunkSize), null, options.ReadGenerated, options.Progress), cancellationToken);

    private ValueTask<long> BulkAsync(BulkSource source, BulkConflict conflict, BulkUpsertOptions options, CancellationToken cancellationToken) =>
        BulkAsync(source, new BulkWriter(source, BulkLimits.Check(options.ChunkSize), conflict, readsGenerated: false, options.Progress), cancellationToken);

    private async ValueTask<long> BulkAsync(BulkSource source, BulkWriter writer, CancellationToken cancellationToken)
    {
        await using (source.ConfigureAwait(false))
        {
            Enter();
            try
            {
                if (AutoFlush)
                    await FlushCoreAsync(cancellationToken).ConfigureAwait(false);
                // The first chunk is checked before anything is sent: what it refuses costs no transaction.
                if (await writer.NextAsync(cancellationToken).ConfigureAwait(false))
                    await WriteAsync(writer.WriteAsync, cancellationToken).ConfigureAwait(false);
                if (writer.Changed is { } mapper && _tracker is { } tracker)
                    await WriteAsync((connection, token) => tracker.AfterBulkAsync(mapper, connection, token), cancellationToken).ConfigureAwait(false);
                return writer.Count;
            }
            finally
            {
                Exit();
            }
        }
    }
}
