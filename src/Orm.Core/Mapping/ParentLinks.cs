using Orm.UnitOfWork;

namespace Orm.Mapping;

/// <summary>The parents of children whose class has no property for them: a collection or reference on one side only.</summary>
internal static class ParentLinks
{
    public static void Set<TChild, TParent, TKey>(RelationshipInfo relationship, ForeignKey<TChild, TParent, TKey> key, TChild child, TParent? parent)
        where TChild : class, IEntity
        where TParent : class, IEntity
        where TKey : notnull
    {
        (child.Tracking.Extra ??= new EntityExtra()).SetParent(relationship, parent);
        Sync(key, child, parent);
        child.Tracking.Owner?.Touch(child);
    }

    public static void Sync<TChild, TParent, TKey>(ForeignKey<TChild, TParent, TKey> key, TChild child, TParent? parent)
        where TChild : class, IEntity
        where TParent : class, IEntity
        where TKey : notnull
    {
        if (parent is null)
            key.Clear?.Invoke(child);
        else if (RelationshipInfo.IsKeyKnown(parent, key.PrincipalColumns))
            key.Write(child, key.PrincipalKey(parent));
    }

    /// <summary>Whether the child belongs to the parent, as far as memory tells.</summary>
    public static bool Refers<TChild, TParent, TKey>(RelationshipInfo relationship, ForeignKey<TChild, TParent, TKey> key, TChild child, TParent parent)
        where TChild : class, IEntity
        where TParent : class, IEntity
        where TKey : notnull
    {
        if (child.Tracking.Extra is { } extra && extra.TryGetParent(relationship, out IEntity? known))
            return ReferenceEquals(known, parent);
        return parent.Tracking.HasRow && key.Read(child, out TKey value) && EqualityComparer<TKey>.Default.Equals(value, key.PrincipalKey(parent))
            && (child.Tracking.HasRow || Array.TrueForAll(key.Columns, c => child.Mapper.IsAssigned(child, c)));
    }
}
