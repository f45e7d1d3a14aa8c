using Orm.Generators.Model;

namespace Orm.Generators.Resolution;

/// <summary>Decides which columns are a relationship's foreign key and which relationship mirrors it: the same answer from either side.</summary>
internal static class Pairing
{
    /// <summary>The properties that hold a reference's key in its own class; null when that class holds none.</summary>
    public static EquatableArray<string>? ForeignKey(EntityFacts owner, RelationshipFact reference, EntityFacts target)
    {
        if (reference.IsCollection)
            return null;
        if (reference.ForeignKey.Count > 0)
            return reference.ForeignKey.All(p => owner.Columns.Any(c => c.Property == p)) ? reference.ForeignKey : null;
        EquatableArray<KeyPart> principal = PrincipalParts(target, reference.PrincipalKey) ?? target.Key;
        if (principal.Count == 0)
            return null;
        // Manager -> ManagerId; Line -> LineOrderId and LineNumber for a key of OrderId and Number.
        EquatableArray<string> byKey = principal.Select(k => reference.Name + k.Property.TrimStart('@')).ToEquatable();
        if (HasAll(owner, byKey))
            return byKey;
        if (principal.Count > 1)
            return null;
        EquatableArray<string> byId = new([reference.Name + "Id"]);
        if (HasAll(owner, byId))
            return byId;
        // The only reference to a class may be keyed by the class's name, or by a column that says what it refers to.
        if (owner.Relationships.Count(r => !r.IsCollection && r.Target == target.Id) != 1)
            return null;
        ColumnFact[] declared = [.. owner.Columns.Where(c => c.References == target.Id)];
        if (declared.Length == 1)
            return new([declared[0].Property]);
        EquatableArray<string> byType = new([target.Name + "Id"]);
        return owner.Id != target.Id && HasAll(owner, byType) ? byType : null;
    }

    /// <summary>What a foreign key holds of the class it refers to: the properties named, else those that its column says, else the primary key.</summary>
    /// <returns>Null when a property is named that the class does not map.</returns>
    public static EquatableArray<KeyPart>? PrincipalKey(EntityFacts owner, EquatableArray<string> foreignKey, EquatableArray<string> named, EntityFacts target)
    {
        if (named.Count > 0)
            return PrincipalParts(target, named);
        ColumnFact? declared = foreignKey.Count == 1 ? owner.Columns.FirstOrDefault(c => c.Property == foreignKey[0] && c.References == target.Id) : null;
        return declared?.ReferencedProperty is { } property ? PrincipalParts(target, new([property])) : target.Key;
    }

    private static EquatableArray<KeyPart>? PrincipalParts(EntityFacts target, EquatableArray<string> named)
    {
        if (named.Count == 0)
            return null;
        ColumnFact?[] parts = [.. named.Select(n => target.Columns.FirstOrDefault(c => c.Property == n))];
        return parts.Contains(null) ? null : parts.Select(static p => p!.Part).ToEquatable();
    }

    /// <summary>The columns of the elements' class that refer back to a collection's owner, where no reference property does.</summary>
    public static EquatableArray<string>? ForeignKeyOfElements(EntityFacts owner, RelationshipFact collection, EntityFacts element)
    {
        if (collection.ForeignKey.Count > 0)
            return HasAll(element, collection.ForeignKey) ? collection.ForeignKey : null;
        ColumnFact[] declared = [.. element.Columns.Where(c => c.References == owner.Id)];
        if (declared.Length == 1)
            return new([declared[0].Property]);
        EquatableArray<string> byType = new([owner.Name + "Id"]);
        return declared.Length == 0 && owner.Key.Count == 1 && HasAll(element, byType) ? byType : null;
    }

    /// <summary>The relationship on the other side that mirrors this one; null when there is none.</summary>
    public static RelationshipFact? Inverse(EntityFacts owner, RelationshipFact relationship, EntityFacts target, FactsTable facts)
    {
        if (relationship.BackPopulates is { } back)
            return target.Relationships.FirstOrDefault(r => r.Name == back && r.Target == owner.Id);
        RelationshipFact[] pointing = [.. target.Relationships.Where(r => r.Target == owner.Id && r.BackPopulates == relationship.Name)];
        if (pointing.Length > 0)
            return pointing.Length == 1 ? pointing[0] : null;
        if (relationship is { IsCollection: true, Through: null, ForeignKey.Count: > 0 })
            return target.Relationships.FirstOrDefault(r => r.Target == owner.Id && ForeignKey(target, r, owner) is { } key && key.Equals(relationship.ForeignKey));
        RelationshipFact[] candidates = Candidates(owner, relationship, target);
        return candidates.Length == 1 && Candidates(target, candidates[0], owner) is { Length: 1 } mirrored && mirrored[0].Equals(relationship) ? candidates[0] : null;
    }

    /// <summary>The unclaimed relationships of the target that could mirror this one.</summary>
    public static RelationshipFact[] Candidates(EntityFacts owner, RelationshipFact relationship, EntityFacts target)
    {
        RelationshipFact[] open = [.. target.Relationships.Where(r =>
            r.Target == owner.Id && r.BackPopulates is null && !(owner.Id == target.Id && r.Name == relationship.Name)
            && !owner.Relationships.Any(o => o.Target == target.Id && o.BackPopulates == r.Name))];
        bool wantsCollections = relationship.Through is not null;
        RelationshipFact[] collections = [.. open.Where(static r => r.IsCollection)];
        RelationshipFact[] references = [.. open.Where(static r => !r.IsCollection)];
        if (relationship.IsCollection)
        {
            // Plain collections are mirrored by references that hold a key; only without one by collections.
            RelationshipFact[] keyed = wantsCollections ? [] : [.. references.Where(r => ForeignKey(target, r, owner) is not null)];
            return keyed.Length > 0 ? keyed : [.. collections.Where(c => c.ForeignKey.Count == 0)];
        }

        bool holdsKey = ForeignKey(owner, relationship, target) is not null;
        if (!holdsKey)
            return [.. references.Where(r => ForeignKey(target, r, owner) is not null)];
        RelationshipFact[] plain = [.. collections.Where(static c => c.Through is null && c.ForeignKey.Count == 0)];
        return plain.Length > 0 ? plain : [.. references.Where(r => ForeignKey(target, r, owner) is null)];
    }

    private static bool HasAll(EntityFacts owner, EquatableArray<string> properties) =>
        properties.All(p => owner.Columns.Any(c => c.Property == p));
}
