namespace Orm;

/// <summary>What an operation on an entity does to the entities on the other side of a relationship.</summary>
[Flags]
public enum Cascade : byte
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Adding the entity to a session adds those it refers to. The default.</summary>
    SaveUpdate = 1,

    /// <summary>Merging the entity merges those it refers to. The default.</summary>
    Merge = 2,

    /// <summary>Removing the entity removes them.</summary>
    Delete = 4,

    /// <summary>An entity taken out of the collection is removed.</summary>
    DeleteOrphan = 8,

    /// <summary>The database's own ON DELETE does the work; unloaded children are not read to be removed.</summary>
    PassiveDeletes = 16,

    /// <summary>What relationships do unless told otherwise.</summary>
    Default = SaveUpdate | Merge,

    /// <summary>Everything but orphans.</summary>
    All = SaveUpdate | Merge | Delete,

    /// <summary>Children live and die with their parent.</summary>
    AllDeleteOrphan = All | DeleteOrphan,
}
