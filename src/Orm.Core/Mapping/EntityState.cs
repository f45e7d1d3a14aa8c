namespace Orm;

/// <summary>What a session knows of an entity.</summary>
public enum EntityState : byte
{
    /// <summary>No session holds the entity: it is new, or its session has let it go.</summary>
    Detached,

    /// <summary>Added to a session; the next flush inserts it.</summary>
    Pending,

    /// <summary>Has a row, as far as the session knows.</summary>
    Persistent,

    /// <summary>Marked for removal; the next flush deletes its row.</summary>
    Removed,

    /// <summary>Its row was deleted in the current transaction; a rollback makes it <see cref="Removed"/> again.</summary>
    Deleted,
}
