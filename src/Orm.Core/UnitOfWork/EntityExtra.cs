using Orm.Mapping;

namespace Orm.UnitOfWork;

/// <summary>What few entities need: the snapshot of plain properties, and parents whose relationship has no property on this side.</summary>
internal sealed class EntityExtra
{
    private List<ParentLink>? _parents;
    private HashSet<int>? _loaded;

    /// <summary>The values as loaded, of classes whose setters do not report changes.</summary>
    public object? Snapshot { get; set; }

    /// <summary>What tracking knew of the entity when its row was deleted; set while it is pending again in the same transaction.</summary>
    public ChangeTracker.DeletedRow? DeletedRow { get; set; }

    /// <summary>The one-to-one relationships assigned although nobody had loaded them, until a flush has let go whom they held.</summary>
    public List<RelationshipInfo>? Replaced { get; set; }

    /// <summary>The parents that one-sided collections gave the entity; null means taken out of its parent's collection.</summary>
    public IReadOnlyList<ParentLink> Parents => _parents ?? (IReadOnlyList<ParentLink>)[];

    public void SetParent(RelationshipInfo relationship, IEntity? parent)
    {
        _parents ??= [];
        int index = _parents.FindIndex(link => ReferenceEquals(link.Relationship, relationship));
        if (index < 0)
            _parents.Add(new ParentLink(relationship, parent));
        else
            _parents[index] = new ParentLink(relationship, parent);
    }

    public bool TryGetParent(RelationshipInfo relationship, out IEntity? parent)
    {
        if (_parents is not null)
        {
            foreach (ParentLink link in _parents)
            {
                if (ReferenceEquals(link.Relationship, relationship))
                {
                    parent = link.Parent;
                    return true;
                }
            }
        }

        parent = null;
        return false;
    }

    /// <summary>Whether a relationship past the 64th is loaded; the others have a bit in the entity.</summary>
    public bool IsLoaded(int relationship) => _loaded is not null && _loaded.Contains(relationship);

    public void SetLoaded(int relationship, bool value)
    {
        if (value)
            (_loaded ??= []).Add(relationship);
        else
            _loaded?.Remove(relationship);
    }

    public readonly record struct ParentLink(RelationshipInfo Relationship, IEntity? Parent);
}
