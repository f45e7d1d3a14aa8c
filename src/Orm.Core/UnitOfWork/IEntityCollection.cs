using Orm.Mapping;

namespace Orm.UnitOfWork;

/// <summary>What the tracker needs of a collection whose element type it does not know.</summary>
internal interface IEntityCollection
{
    /// <summary>The entity whose property it is.</summary>
    IEntity Owner { get; }

    RelationshipInfo Relationship { get; }

    bool IsLoaded { get; }

    /// <summary>Where the tracker lists it as one with differences, counted from 1; 0 where it does not.</summary>
    int Place { get; set; }

    /// <summary>The association table of a many-to-many relationship, else null.</summary>
    TableInfo? Association { get; }

    /// <summary>Whether association rows are to be inserted or deleted.</summary>
    bool HasLinkChanges { get; }

    /// <summary>The differences against the database; one-to-many collections keep them as an overlay for later loading.</summary>
    IEnumerable<IEntity> Added { get; }

    IEnumerable<IEntity> Removed { get; }

    /// <summary>Forgets the differences: they are in the database.</summary>
    void AcceptDifferences();

    /// <summary>Forgets one difference: it is in the database.</summary>
    void AcceptDifference(IEntity item, bool added);

    /// <summary>Puts a difference back, after a rollback; the opposite one, made since, and it make nothing together.</summary>
    void RestoreDifference(IEntity item, bool added);

    /// <summary>Takes an element out without further effects.</summary>
    bool DropSilently(IEntity item);

    /// <summary>Puts an element in without further effects.</summary>
    void AddSilently(IEntity item);
}
