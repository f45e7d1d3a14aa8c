using System.Data.Common;
using System.Numerics;
using Orm.Execution;
using Orm.Mapping;
using Orm.Statements;

namespace Orm.UnitOfWork;

/// <summary>What set-based writes mean for loaded entities (SEMANTICS 13): the columns set are read again, rows gone are let go.</summary>
internal sealed partial class ChangeTracker
{
    private const int SyncBatch = 128;

    /// <summary>Called after a statement that writes, on its connection; nothing is evaluated in memory.</summary>
    public ValueTask AfterStatementAsync(Statement statement, DriverConnection connection, CancellationToken cancellationToken) =>
        statement is WriteStatement write && ExistingMapOf(write.Target.Mapper) is { Count: > 0 } map && write.ChangedColumns is { } columns
            ? SyncAsync(map, columns, connection, cancellationToken)
            : default;

    /// <summary>Called after a bulk write that may have changed rows of loaded entities.</summary>
    public ValueTask AfterBulkAsync(EntityMapper mapper, DriverConnection connection, CancellationToken cancellationToken) =>
        ExistingMapOf(mapper) is { Count: > 0 } map
            ? SyncAsync(map, [.. Enumerable.Range(0, mapper.Table.Columns.Length)], connection, cancellationToken)
            : default;

    /// <summary>Makes every entity without changes of its own stale: its row is read again before the entity counts as known.</summary>
    public void ExpireAll()
    {
        List<IEntity> loaded = [];
        for (IdentityMap? map = _firstMap; map is not null; map = map.Next)
            map.CopyTo(loaded);
        foreach (IEntity entity in loaded)
        {
            if (entity.Tracking is { State: EntityState.Persistent, HasChanges: false })
                Expire(entity);
        }
    }

    private async ValueTask SyncAsync(IdentityMap map, int[] columns, DriverConnection connection, CancellationToken cancellationToken)
    {
        List<IEntity> loaded = [];
        map.CopyTo(loaded);
        var found = new HashSet<IEntity>(ReferenceEqualityComparer.Instance);
        for (int start = 0; start < loaded.Count; start += SyncBatch)
        {
            List<IEntity> batch = loaded.GetRange(start, Math.Min(SyncBatch, loaded.Count - start));
            PreparedStatement statement = RentSync(map.Mapper, batch, connection);
            try
            {
                DbDataReader reader = await statement.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
                await using (reader.ConfigureAwait(false))
                {
                    while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
                    {
                        if (map.FindRow(reader, 0) is { } entity && found.Add(entity))
                            ReadAgain(entity, reader, columns);
                    }
                }
            }
            catch (Exception exception) when (statement.Fails(exception))
            {
                throw;
            }
            finally
            {
                await connection.Statements.ReturnAsync(statement).ConfigureAwait(false);
            }
        }

        List<IEntity> gone = loaded.FindAll(e => e.Tracking.State is EntityState.Persistent or EntityState.Removed && !found.Contains(e));
        foreach (IEntity entity in gone)
            DeletedByStatement(entity);
        if (gone.Count > 0)
            PropagateDeletes(gone);
    }

    // SELECT every column … WHERE key = … OR key = …, padded to a power of two so that few texts serve all sizes.
    private static PreparedStatement RentSync(EntityMapper mapper, List<IEntity> entities, DriverConnection connection)
    {
        int[] key = mapper.Table.PrimaryKey!.Columns;
        int rows = (int)BitOperations.RoundUpToPowerOf2((uint)entities.Count);
        SqlWriter writer = connection.Writer;
        writer.Reset();
        RowSelect.Write(writer, mapper.Table);
        for (int row = 0; row < rows; row++)
        {
            for (int i = 0; i < key.Length; i++)
            {
                writer.Write(i > 0 ? " AND " : row > 0 ? " OR " : " WHERE ");
                writer.WriteIdentifier(mapper.Table.Columns[key[i]].Name);
                writer.Write(" = ");
                writer.WritePlaceholder();
            }
        }

        PreparedStatement statement = connection.Statements.Rent(writer.Text);
        for (int row = 0; row < rows; row++)
        {
            IEntity entity = entities[Math.Min(row, entities.Count - 1)];
            for (int i = 0; i < key.Length; i++)
                mapper.BindOriginal(statement.Parameters, row * key.Length + i, entity, key[i]);
        }

        return statement;
    }

    // A column that the user has changed meanwhile keeps the user's value, which the next flush writes.
    private static void ReadAgain(IEntity entity, DbDataReader row, int[] columns)
    {
        bool read = false;
        // Changes of plain properties are found before a column is read over them.
        IsSnapshotChanged(entity);
        foreach (int column in columns)
        {
            if (entity.Tracking.IsChanged(column))
                continue;
            entity.Mapper.ReadColumn(row, column, entity, column);
            read = true;
        }

        if (!read)
            return;
        if (entity.Mapper.UsesSnapshots)
            TakeSnapshot(entity);
        foreach (RelationshipInfo relationship in entity.Mapper.Relationships)
            relationship.KeysRead(entity);
    }

    private void DeletedByStatement(IEntity entity)
    {
        MapOf(entity.Mapper).Remove(entity);
        Unqueue(entity);
        bool wasRemoved = entity.Tracking.State == EntityState.Removed && RemoveFrom(ref _removed, entity);
        entity.Tracking.State = EntityState.Deleted;
        _journal.Add(new JournalEntry(null, entity, () =>
        {
            if (entity.Tracking.State != EntityState.Deleted)
                return;
            entity.Tracking.State = wasRemoved ? EntityState.Removed : EntityState.Persistent;
            MapOf(entity.Mapper).Add(entity);
            if (wasRemoved)
                _removed.Add(entity);
            else if (entity.Tracking.HasChanges)
                Touch(entity);
        }));
    }
}
