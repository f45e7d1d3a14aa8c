using System.Data.Common;
using Orm.Execution;
using Orm.Loading;
using Orm.Mapping;
using Orm.Statements;

namespace Orm;

public partial class Session
{
    /// <summary>Loads a collection of an entity, unless it is loaded already.</summary>
    /// <param name="entity">The entity.</param>
    /// <param name="relationship">The collection: <c>User.Table.Posts</c>.</param>
    /// <param name="cancellationToken">Cancels the loading.</param>
    public ValueTask LoadAsync<TTable, TOuter, TEntity>(IEntity entity, Many<TTable, TOuter, TEntity> relationship, CancellationToken cancellationToken = default)
        where TTable : Table<TTable, TEntity>
        where TOuter : OuterTable<TOuter, TEntity>
        where TEntity : class, IEntity
    {
        ArgumentNullException.ThrowIfNull(entity);
        ArgumentNullException.ThrowIfNull(relationship);
        return LoadRelationshipAsync([entity], relationship.Relationship, null, cancellationToken);
    }

    /// <summary>Loads a collection of an entity by a query: filtered, ordered, limited, with includes of its own.</summary>
    /// <param name="entity">The entity.</param>
    /// <param name="relationship">The collection: <c>User.Table.Posts</c>.</param>
    /// <param name="configure">The query over its elements.</param>
    /// <param name="cancellationToken">Cancels the loading.</param>
    public ValueTask LoadAsync<TTable, TOuter, TEntity>(
        IEntity entity, Many<TTable, TOuter, TEntity> relationship, Func<Query<TTable, TEntity>, Query<TTable, TEntity>> configure, CancellationToken cancellationToken = default)
        where TTable : Table<TTable, TEntity>
        where TOuter : OuterTable<TOuter, TEntity>
        where TEntity : class, IEntity
    {
        ArgumentNullException.ThrowIfNull(entity);
        ArgumentNullException.ThrowIfNull(relationship);
        ArgumentNullException.ThrowIfNull(configure);
        var include = new Include<TTable, TEntity>(relationship.Relationship, relationship.Inner(TableSlot.Root), configure);
        return LoadRelationshipAsync([entity], relationship.Relationship, include, cancellationToken);
    }

    /// <summary>Loads a collection of many entities together.</summary>
    /// <param name="entities">Entities of one class.</param>
    /// <param name="relationship">The collection: <c>User.Table.Posts</c>.</param>
    /// <param name="cancellationToken">Cancels the loading.</param>
    public ValueTask LoadAsync<TTable, TOuter, TEntity>(IEnumerable<IEntity> entities, Many<TTable, TOuter, TEntity> relationship, CancellationToken cancellationToken = default)
        where TTable : Table<TTable, TEntity>
        where TOuter : OuterTable<TOuter, TEntity>
        where TEntity : class, IEntity
    {
        ArgumentNullException.ThrowIfNull(entities);
        ArgumentNullException.ThrowIfNull(relationship);
        return LoadRelationshipAsync([.. entities], relationship.Relationship, null, cancellationToken);
    }

    /// <summary>Loads a reference of an entity, unless it is loaded already.</summary>
    /// <param name="entity">The entity.</param>
    /// <param name="relationship">The reference: <c>Post.Table.Author</c>.</param>
    /// <param name="cancellationToken">Cancels the loading.</param>
    public ValueTask LoadAsync<TTable, TOuter, TEntity>(IEntity entity, One<TTable, TOuter, TEntity> relationship, CancellationToken cancellationToken = default)
        where TTable : Table<TTable, TEntity>
        where TOuter : OuterTable<TOuter, TEntity>
        where TEntity : class, IEntity
    {
        ArgumentNullException.ThrowIfNull(entity);
        ArgumentNullException.ThrowIfNull(relationship);
        return LoadRelationshipAsync([entity], relationship.Relationship, null, cancellationToken);
    }

    /// <summary>Loads a reference of many entities together.</summary>
    /// <param name="entities">Entities of one class.</param>
    /// <param name="relationship">The reference: <c>Post.Table.Author</c>.</param>
    /// <param name="cancellationToken">Cancels the loading.</param>
    public ValueTask LoadAsync<TTable, TOuter, TEntity>(IEnumerable<IEntity> entities, One<TTable, TOuter, TEntity> relationship, CancellationToken cancellationToken = default)
        where TTable : Table<TTable, TEntity>
        where TOuter : OuterTable<TOuter, TEntity>
        where TEntity : class, IEntity
    {
        ArgumentNullException.ThrowIfNull(entities);
        ArgumentNullException.ThrowIfNull(relationship);
        return LoadRelationshipAsync([.. entities], relationship.Relationship, null, cancellationToken);
    }

    private async ValueTask LoadRelationshipAsync(List<IEntity> entities, RelationshipInfo relationship, Include? include, CancellationToken cancellationToken)
    {
        Enter();
        DriverConnection? connection = null;
        bool again = false;
        try
        {
            EntityMapper source = relationship.Source();
            if (entities.Find(e => !ReferenceEquals(e.Mapper, source)) is { } stranger)
                throw new ArgumentException($"{relationship} is no relationship of {stranger.Mapper.EntityName}.", nameof(relationship));
            foreach (IEntity entity in entities)
                Tracker.RefuseOtherOwner(entity);
            if (AutoFlush && Tracker.HasPendingChanges && IsTouchedBy(relationship, include))
                await FlushCoreAsync(cancellationToken).ConfigureAwait(false);
            connection = await RentRoutedAsync(StatementKind.Load, source, cancellationToken).ConfigureAwait(false);
            foreach (IGrouping<bool, IEntity> group in entities.GroupBy(e => ReferenceEquals(e.Tracking.Owner, Tracker)))
                await relationship.LoadAsync([.. group], include, new LoadContext(this, connection, group.Key ? Tracker : null), cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (FailsOver(connection, exception, cancellationToken))
        {
            again = true;
        }
        catch (Exception exception) when (Translated(exception, connection, null, cancellationToken) is { } translated)
        {
            throw translated;
        }
        finally
        {
            await GiveBackAsync(connection, null).ConfigureAwait(false);
            Exit();
        }

        if (again)
            await LoadRelationshipAsync(entities, relationship, include, cancellationToken).ConfigureAwait(false);
    }

    private bool IsTouchedBy(RelationshipInfo relationship, Include? include)
    {
        SqlWriter writer = Scratch();
        Includes.Touch(writer, relationship, include);
        return Tracker.Touches(writer.Tables);
    }
}
