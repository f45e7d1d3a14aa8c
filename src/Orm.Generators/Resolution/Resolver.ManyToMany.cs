using Orm.Generators.Diagnostics;
using Orm.Generators.Model;
using Orm.Generators.Parsing;

namespace Orm.Generators.Resolution;

/// <summary>The part that finds or makes association tables.</summary>
internal sealed partial class Resolver
{
    private void ResolveManyToMany(RelationshipModel relationship, RelationshipFact fact, EntityFacts target, RelationshipFact? inverse)
    {
        if (_own.Key.Count == 0 || target.Key.Count == 0)
        {
            Refuse(relationship, Ids.RelationshipUnresolved, $"{(target.Key.Count == 0 ? target.Name : _own.Name)} has no key");
            return;
        }

        if (target.IsExternal && inverse is not null)
            inverse = null;
        string table = fact.Through ?? inverse?.Through ?? DefaultThrough(target);
        EntityFacts? mapped = _facts.WithTable(_own.Model, _own.Schema, table).FirstOrDefault(static f => f.IsMapped);
        if (mapped is not null)
            ThroughEntity(relationship, fact, target, inverse, mapped);
        else
            ThroughAssociation(relationship, fact, target, inverse, table);
    }

    private string DefaultThrough(EntityFacts target) =>
        string.CompareOrdinal(_own.Table, target.Table) <= 0 ? Naming.Join(_own.Naming, _own.Table, target.Table) : Naming.Join(target.Naming, target.Table, _own.Table);

    private void ThroughEntity(RelationshipModel relationship, RelationshipFact fact, EntityFacts target, RelationshipFact? inverse, EntityFacts mapped)
    {
        EquatableArray<int>? Columns(EntityFacts principal, string? named)
        {
            if (named is not null && mapped.Columns.FirstOrDefault(c => c.Column == named) is { } column)
                return new([column.Ordinal]);
            RelationshipFact[] references = [.. mapped.Relationships.Where(r => !r.IsCollection && r.Target == principal.Id)];
            return references.Length == 1 && Pairing.ForeignKey(mapped, references[0], principal) is { } key
                ? key.Select(p => mapped.Columns.First(c => c.Property == p).Ordinal).ToEquatable()
                : null;
        }

        if (Columns(_own, fact.ThroughSource ?? inverse?.ThroughTarget) is not { } source || Columns(target, fact.ThroughTarget ?? inverse?.ThroughSource) is not { } other)
        {
            Refuse(relationship, Ids.RelationshipUnresolved, $"the association class {mapped.Name} does not have exactly one reference to each side; name its columns with ThroughSource and ThroughTarget");
            return;
        }

        Add(relationship, RelationshipKind.ManyToMany, target, inverse, null, default, _own.KeyType, $"{mapped.Id}.RowMapper.Instance.Table", source, other);
    }

    private void ThroughAssociation(RelationshipModel relationship, RelationshipFact fact, EntityFacts target, RelationshipFact? inverse, string table)
    {
        string name = relationship.Property.Name;
        bool isOwner = inverse is null || Rank(_own.Id, name, target.Id, inverse.Name) <= 0;
        int style = (isOwner ? _own : target).Naming;
        AssociationSide own = Side(_own, fact.ThroughSource ?? inverse?.ThroughTarget, null, style);
        AssociationSide other = Side(target, fact.ThroughTarget ?? inverse?.ThroughSource, _own.Id == target.Id ? (isOwner ? name : null) : null, style);
        if (_own.Id == target.Id && !isOwner)
            own = Side(_own, fact.ThroughSource ?? inverse?.ThroughTarget, inverse!.Name, style);
        if (own.Columns.FirstOrDefault(c => other.Columns.Any(o => string.Equals(o.Name, c.Name, StringComparison.OrdinalIgnoreCase))) is { } same)
        {
            Refuse(relationship, Ids.RelationshipUnresolved, $"both columns of the association table {table} would be called {same.Name}; name them with ThroughSource and ThroughTarget");
            return;
        }

        AssociationSide[] sides = isOwner ? [own, other] : [other, own];
        string field = AssociationField(table);
        if (isOwner && !_associations.Exists(a => a.Table == table))
            _associations.Add(new AssociationModel(field, table, _own.Schema, sides.ToEquatable()));
        int width = sides[0].Columns.Count;
        EquatableArray<int> first = Enumerable.Range(0, width).ToEquatable();
        EquatableArray<int> second = Enumerable.Range(width, sides[1].Columns.Count).ToEquatable();
        string holder = isOwner ? _own.Id : target.Id;
        Add(relationship, RelationshipKind.ManyToMany, target, inverse, null, default, _own.KeyType, $"{holder}.RowMapper.{field}", isOwner ? first : second, isOwner ? second : first);
    }

    private static AssociationSide Side(EntityFacts facts, string? named, string? role, int style)
    {
        string prefix = Naming.Apply(style, role ?? facts.Name);
        return new AssociationSide(
            facts.Key.Select(k => new AssociationColumn(facts.Key.Count == 1 && named is not null ? named : Naming.Join(style, prefix, k.Column), k)).ToEquatable(),
            facts.Mapper,
            facts.Table);
    }

    // Words of small letters give a name that tells them apart; any other table gets its hash into the name.
    private static string AssociationField(string table)
    {
        string[] words = table.Split('_');
        bool isPlain = words.All(static w => w.Length > 0 && w[0] is >= 'a' and <= 'z' && w.All(static c => c is (>= 'a' and <= 'z') or (>= '0' and <= '9')));
        if (isPlain)
            return string.Concat(words.Select(static w => char.ToUpperInvariant(w[0]) + w.Substring(1))) + "Association";
        uint hash = table.Aggregate(2166136261u, static (h, c) => unchecked((h ^ c) * 16777619u));
        string name = string.Concat(table.Select(static c => char.IsLetterOrDigit(c) && c < 128 ? c : '_'));
        return $"{(char.IsDigit(name.FirstOrDefault()) ? "_" : "")}{name}_{hash:x8}Association";
    }

    private static int Rank(string id, string name, string otherId, string otherName)
    {
        int byId = string.CompareOrdinal(id, otherId);
        return byId != 0 ? byId : string.CompareOrdinal(name, otherName);
    }
}
