using System.Data.Common;
using Orm.Execution;
using Orm.Mapping;
using Orm.UnitOfWork;

namespace Orm;

public partial class Session
{
    /// <summary>The entity with a key: the session's own instance without asking the database, else its row, else null.</summary>
    /// <param name="table">The handle of the entity's table: <c>User.Table</c>.</param>
    /// <param name="key">The key; a tuple where it has several columns.</param>
    /// <param name="cancellationToken">Cancels the look-up.</param>
    public ValueTask<TEntity?> GetAsync<TSelf, TEntity, TKey>(KeyedTable<TSelf, TEntity, TKey> table, TKey key, CancellationToken cancellationToken = default)
        where TSelf : KeyedTable<TSelf, TEntity, TKey>
        where TEntity : class, IEntity
        where TKey : notnull
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(key);
        Enter();
        TEntity? held;
        try
        {
            held = Tracker.Find(table.KeyedMapper, key);
        }
        catch
        {
            // Keys are the user's own types: hashing one may throw.
            Exit();
            throw;
        }

        if (held is null || held.Tracking.Epoch == ChangeTracker.Expired)
            return ReadByKeyAsync(table.KeyedMapper, key, cancellationToken);
        Exit();
        return new ValueTask<TEntity?>(held.Tracking.State == EntityState.Removed ? null : held);
    }

    /// <summary>Reads an entity's row again. Changes that were not flushed are lost.</summary>
    /// <exception cref="OrmException">The session does not hold the entity, it has no row yet, or its row is gone.</exception>
    public async ValueTask RefreshAsync(IEntity entity, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(entity);
        Enter();
        try
        {
            if (!ReferenceEquals(entity.Tracking.Owner, Tracker) || !entity.Tracking.HasRow)
                throw new OrmException($"This {entity.Mapper.EntityName} has no row that this session knows of, so it cannot be refreshed. Add and flush it, or attach it first.");
            if (!await ReadRowAsync(entity, cancellationToken).ConfigureAwait(false))
                throw new OrmException($"The row of this {entity.Mapper.EntityName} is gone, so it cannot be refreshed. Detach it: session.Detach(entity).");
        }
        finally
        {
            Exit();
        }
    }

    private async ValueTask<TEntity?> ReadByKeyAsync<TEntity, TKey>(EntityMapper<TEntity, TKey> mapper, TKey key, CancellationToken cancellationToken)
        where TEntity : class, IEntity
        where TKey : notnull
    {
        DriverConnection? connection = null;
        PreparedStatement? statement = null;
        try
        {
            if (AutoFlush && Tracker.HasPendingChanges && Tracker.Touches([mapper.Table]))
            {
                await FlushCoreAsync(cancellationToken).ConfigureAwait(false);
                if (Tracker.Find(mapper, key) is { } flushed && flushed.Tracking.Epoch != ChangeTracker.Expired)
                    return flushed.Tracking.State == EntityState.Removed ? null : flushed;
            }

            connection = await RentRoutedAsync(StatementKind.Lookup, mapper, cancellationToken).ConfigureAwait(false);
            statement = RowSelect.Rent(mapper, connection);
            mapper.BindKey(statement.Parameters, 0, key);
            DbDataReader reader = await statement.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
            await using (reader.ConfigureAwait(false))
            {
                return await reader.ReadAsync(cancellationToken).ConfigureAwait(false)
                    ? mapper.Materialize(Tracker, reader, 0)
                    : null;
            }
        }
        catch (Exception exception) when (FailsOver(connection, exception, cancellationToken))
        {
            // Run again below, elsewhere.
        }
        catch (Exception exception) when (Translated(exception, connection, statement?.Sql, cancellationToken) is { } translated)
        {
            throw translated;
        }
        finally
        {
            await GiveBackAsync(connection, statement).ConfigureAwait(false);
            Exit();
        }

        Enter();
        return await ReadByKeyAsync(mapper, key, cancellationToken).ConfigureAwait(false);
    }

    // The caller holds the session.
    private async ValueTask<bool> ReadRowAsync(IEntity entity, CancellationToken cancellationToken)
    {
        DriverConnection connection = await RentForReadAsync(cancellationToken).ConfigureAwait(false);
        PreparedStatement? statement = null;
        try
        {
            statement = RowSelect.Rent(entity.Mapper, connection);
            RowSelect.BindKey(statement.Parameters, entity);
            DbDataReader reader = await statement.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
            await using (reader.ConfigureAwait(false))
            {
                if (!await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
                    return false;
                Tracker.ReadRow(entity, reader, 0);
                Tracker.AcceptChanges(entity);
                return true;
            }
        }
        catch (Exception exception) when (Translated(exception, connection, statement?.Sql, cancellationToken) is { } translated)
        {
            throw translated;
        }
        finally
        {
            await GiveBackAsync(connection, statement).ConfigureAwait(false);
        }
    }

    private async ValueTask GiveBackAsync(DriverConnection? connection, PreparedStatement? statement)
    {
        if (connection is null)
            return;
        try
        {
            if (statement is not null)
                await connection.Statements.ReturnAsync(statement).ConfigureAwait(false);
        }
        finally
        {
            await GiveBackAsync(connection, reset: false).ConfigureAwait(false);
        }
    }
}
