using System.Data.Common;
using Orm.Execution;
using Orm.Mapping;

namespace Orm.UnitOfWork;

/// <summary>Taking values over from entities outside the session.</summary>
internal sealed partial class ChangeTracker
{
    /// <summary>Assigns the values of an outside entity to the session's own; generated keys and versions stay the row's.</summary>
    /// <exception cref="ConcurrencyException">The row has changed since the outside entity was read.</exception>
    public void TakeValues(IEntity given, IEntity target)
    {
        EntityMapper mapper = given.Mapper;
        ref EntityTracking tracking = ref target.Tracking;
        bool isNew = !tracking.HasRow;
        if (!isNew)
            RefuseOutdated(given, target);
        for (int column = 0; column < mapper.Table.Columns.Length; column++)
        {
            ColumnInfo info = mapper.Table.Columns[column];
            if (info.ComputedSql is not null || (info.IsVersion && !isNew))
                continue;
            // What nobody assigned to a new entity is left to the database, or to the row as it is.
            if (!given.Tracking.HasRow && !mapper.IsAssigned(given, column))
                continue;
            // A key made for another row, or one that a rollback took back, means nothing to a new row.
            if (isNew && given.Tracking.HasRow && info.Generation is ValueGeneration.Identity or ValueGeneration.Sequence && Array.IndexOf(mapper.Shape.Key, column) >= 0)
                continue;
            mapper.AssignColumn(given, target, column);
        }

        if (tracking.HasChanges)
            Touch(target);
        foreach (RelationshipInfo reference in mapper.Shape.References)
            reference.KeysRead(target);
    }

    // A version that came along, be it with a row or from a client that sent it back, is what the values were made for.
    private static void RefuseOutdated(IEntity given, IEntity target)
    {
        EntityMapper mapper = given.Mapper;
        if (!mapper.Shape.HasTokens)
            return;
        for (int column = 0; column < mapper.Table.Columns.Length; column++)
        {
            ColumnInfo info = mapper.Table.Columns[column];
            bool isKnown = given.Tracking.HasRow
                ? info.IsVersion || info.IsConcurrencyToken
                : info.IsVersion && !mapper.UsesSnapshots && mapper.IsAssigned(given, column);
            if (isKnown && !SameToken(mapper.GetOriginalValue(given, column), mapper.GetOriginalValue(target, column)))
                throw new ConcurrencyException(given, mapper.EntityName, ConcurrencyException.Merge, Originals(given), Values(given), Originals(target));
        }

        static Dictionary<string, object?> Originals(IEntity entity) => ConflictReport.ValuesOf(entity, entity.Mapper.GetOriginalValue);
        static Dictionary<string, object?> Values(IEntity entity) => ConflictReport.ValuesOf(entity, entity.Mapper.GetValue);
    }

    private static bool SameToken(object? left, object? right) =>
        left is byte[] some && right is byte[] others ? some.AsSpan().SequenceEqual(others) : Equals(left, right);

    /// <summary>The entity of the row that has an outside entity's key, or null.</summary>
    public async ValueTask<IEntity?> ReadSameAsync(IEntity given, DriverConnection connection, CancellationToken cancellationToken)
    {
        PreparedStatement statement = RowSelect.Rent(given.Mapper, connection);
        try
        {
            RowSelect.BindKey(statement.Parameters, given);
            DbDataReader reader = await statement.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
            await using (reader.ConfigureAwait(false))
            {
                return await reader.ReadAsync(cancellationToken).ConfigureAwait(false)
                    ? given.Mapper.MaterializeAny(this, reader, 0)
                    : null;
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
}
