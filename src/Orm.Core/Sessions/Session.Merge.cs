using Orm.Execution;
using Orm.Mapping;

namespace Orm;

public partial class Session
{
    /// <summary>
    /// Brings an entity from outside into the session: its values are assigned to the session's own instance, which is read
    /// if the session does not hold it; without a row a new one is added. Loaded relationships that cascade merging follow.
    /// </summary>
    /// <returns>The session's instance; the one given stays as it is.</returns>
    public async ValueTask<TEntity> MergeAsync<TEntity>(TEntity entity, CancellationToken cancellationToken = default)
        where TEntity : class, IEntity
    {
        ArgumentNullException.ThrowIfNull(entity);
        Enter();
        try
        {
            var merged = new Dictionary<IEntity, IEntity>(ReferenceEqualityComparer.Instance);
            return (TEntity)await MergeAsync(entity, merged, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            Exit();
        }
    }

    private async ValueTask<IEntity> MergeAsync(IEntity given, Dictionary<IEntity, IEntity> merged, CancellationToken cancellationToken)
    {
        if (ReferenceEquals(given.Tracking.Owner, Tracker))
            return given;
        if (merged.TryGetValue(given, out IEntity? known))
            return known;
        IEntity target = await OwnInstanceAsync(given, cancellationToken).ConfigureAwait(false);
        merged.Add(given, target);
        Tracker.TakeValues(given, target);
        foreach (RelationshipInfo relationship in given.Mapper.Relationships)
        {
            bool isDifference = relationship.HoldsOnlyDifferences;
            if ((relationship.Cascade & Cascade.Merge) == 0 || !(isDifference || relationship.IsLoaded(given)))
                continue;
            List<IEntity> targets = [];
            relationship.CollectTargets(given, targets);
            for (int i = 0; i < targets.Count; i++)
                targets[i] = await MergeAsync(targets[i], merged, cancellationToken).ConfigureAwait(false);
            if (relationship.IsCollection && !isDifference && target.Tracking.HasRow && !relationship.IsCompletelyLoaded(target))
                await LoadForMergeAsync(relationship, target, cancellationToken).ConfigureAwait(false);
            relationship.Replace(target, targets, given.Tracking.HasRow && relationship.IsCompletelyLoaded(given));
        }

        return target;
    }

    // The instance that the session holds, the one of the row, or a new one.
    private async ValueTask<IEntity> OwnInstanceAsync(IEntity given, CancellationToken cancellationToken)
    {
        EntityMapper mapper = given.Mapper;
        if (given.Tracking.HasRow || Array.TrueForAll(mapper.Shape.Key, c => mapper.IsAssigned(given, c)))
        {
            if (Tracker.MapOf(mapper).FindSame(given) is { } held)
                return held;
            DriverConnection connection = await RentForReadAsync(cancellationToken).ConfigureAwait(false);
            try
            {
                if (await Tracker.ReadSameAsync(given, connection, cancellationToken).ConfigureAwait(false) is { } read)
                    return read;
            }
            catch (Exception exception) when (Translated(exception, connection, null, cancellationToken) is { } translated)
            {
                throw translated;
            }
            finally
            {
                await GiveBackAsync(connection, reset: false).ConfigureAwait(false);
            }
        }

        IEntity added = mapper.Create();
        Tracker.Add(added);
        return added;
    }

    private async ValueTask LoadForMergeAsync(RelationshipInfo relationship, IEntity source, CancellationToken cancellationToken)
    {
        DriverConnection connection = await RentForReadAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            await relationship.LoadAsync([source], null, new Loading.LoadContext(this, connection, Tracker), cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (Translated(exception, connection, null, cancellationToken) is { } translated)
        {
            throw translated;
        }
        finally
        {
            await GiveBackAsync(connection, reset: false).ConfigureAwait(false);
        }
    }
}
