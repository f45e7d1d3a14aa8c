using Orm.Execution;
using Orm.Mapping;
using Orm.UnitOfWork;

namespace Orm.Loading;

/// <summary>Reads the rows that refer to given entities by a foreign key, as tracked entities: what cascades need, without filters or order.</summary>
internal static class ChildLoader
{
    /// <summary>Reads those of the parents that do not hold all of theirs.</summary>
    public static ValueTask<List<IEntity>> LoadAsync(
        RelationshipInfo relationship, List<IEntity> parents, ChangeTracker tracker, DriverConnection connection, CancellationToken cancellationToken) =>
        ReadAsync(relationship, parents.FindAll(p => p.Tracking.HasRow && !relationship.IsCompletelyLoaded(p)), tracker, connection, cancellationToken);

    /// <summary>Reads those of all the parents.</summary>
    public static async ValueTask<List<IEntity>> ReadAsync(
        RelationshipInfo relationship, List<IEntity> parents, ChangeTracker tracker, DriverConnection connection, CancellationToken cancellationToken)
    {
        List<IEntity> children = [];
        if (parents.Count == 0 || relationship.TargetForeignKey is not { } key)
            return children;
        EntityMapper target = relationship.Target();
        await SelectIn.RunAsync(
            new LoadContext(null, connection, tracker),
            parents.Count,
            key.Columns.Length,
            one: false,
            writer => RowSelect.WriteByKeys(writer, target.Table, key.Columns),
            (binder, ordinal, index) => RowSelect.BindOriginal(binder, ordinal, parents[index], key.PrincipalColumns),
            (in RowContext row) => children.Add(target.MaterializeAny(tracker, row.Reader, 0)),
            cancellationToken).ConfigureAwait(false);
        return children;
    }
}
