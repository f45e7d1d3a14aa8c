namespace Orm;

/// <summary>A row that was to be updated or deleted had been changed or deleted by somebody else since it was read.</summary>
/// <remarks>Values are by property; the message never contains them.</remarks>
public sealed class ConcurrencyException : OrmException
{
    internal ConcurrencyException(
        object entity,
        string entityName,
        bool isDelete,
        IReadOnlyDictionary<string, object?> original,
        IReadOnlyDictionary<string, object?> current,
        IReadOnlyDictionary<string, object?>? database)
        : base($"The {entityName} to {(isDelete ? "delete" : "update")} was {(database is null ? "deleted" : "changed")} in the database since it was read. "
            + (database is null
                ? "Detach it, or add a new one."
                : "Compare OriginalValues, CurrentValues and DatabaseValues, then refresh it (await session.RefreshAsync(entity)) and try again."))
    {
        Entity = entity;
        OriginalValues = original;
        CurrentValues = current;
        DatabaseValues = database;
    }

    /// <summary>The entity whose row did not match.</summary>
    public object Entity { get; }

    /// <summary>The values as this session read them.</summary>
    public IReadOnlyDictionary<string, object?> OriginalValues { get; }

    /// <summary>The values that the flush was to write.</summary>
    public IReadOnlyDictionary<string, object?> CurrentValues { get; }

    /// <summary>The values in the database now; null when the row is gone.</summary>
    public IReadOnlyDictionary<string, object?>? DatabaseValues { get; }
}
