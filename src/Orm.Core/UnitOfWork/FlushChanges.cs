using Orm.Mapping;

namespace Orm.UnitOfWork;

/// <summary>What a flush has to write: the planner's input, already free of contradictions.</summary>
internal sealed class FlushChanges
{
    public List<IEntity> Inserts { get; } = [];

    public List<IEntity> Updates { get; } = [];

    public List<IEntity> Deletes { get; } = [];

    public List<LinkChange> Links { get; } = [];

    public List<LinkChange> Unlinks { get; } = [];

    /// <summary>The differences of collections that no statement is needed for: one of the two entities goes, with all its association rows, or never came.</summary>
    public List<(IEntityCollection Collection, IEntity Item, bool Added)> Settled { get; } = [];
}

/// <summary>A row of an association table to insert or delete, seen from one fixed side of the relationship.</summary>
internal readonly record struct LinkChange(RelationshipInfo Relationship, IEntity Source, IEntity Target);
