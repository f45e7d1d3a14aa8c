namespace Orm;

/// <summary>A row that was to be updated or deleted had been changed or deleted by somebody else since it was read.</summary>
/// <remarks>Values are by property; the message never contains them.</remarks>
public sealed class ConcurrencyException : OrmException
{
    internal const string Update = "update";
    internal const string Delete = "delete";
    internal const string Merge = "merge";

    internal ConcurrencyException(
        object entity,
        string entityName,
        string action,
        IReadOnlyDictionary<string, object?> original,
        IReadOnlyDictionary<string, object?> current,
        IReadOnlyDictionary<string, object?>? database)
        : base($"The {entityName} to {action} was {(database is null ? "deleted" : "changed")} in the database since it was read. {WayOut(action, database is null)}")
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

    private static string WayOut(string action, bool isGone)
    {
        if (action == Merge)
            return "Compare OriginalValues, CurrentValues and DatabaseValues, and apply the changes to the session's own instance.";
        return isGone
            ? "Roll back (await session.RollbackAsync()), then detach it (session.Detach(entity)) or add a new one."
            : "Roll back (await session.RollbackAsync()), compare OriginalValues, CurrentValues and DatabaseValues, then refresh it (await session.RefreshAsync(entity)), apply the changes again and commit.";
    }
}
