using Orm.Generators.Model;

namespace Orm.Generators.Resolution;

/// <summary>The facts of all entities of an assembly, looked up by id. Compares by the facts alone.</summary>
internal sealed class FactsTable(EquatableArray<EntityFacts> facts) : IEquatable<FactsTable>
{
    private readonly EquatableArray<EntityFacts> _facts = facts;
    private Dictionary<string, EntityFacts>? _byId;
    private ILookup<string, (EntityFacts Source, RelationshipFact Relationship)>? _inbound;
    private ILookup<string, string>? _byFoldedId;
    private ILookup<(string, string?, string), EntityFacts>? _byTable;

    public EntityFacts? Find(string id)
    {
        if (_byId is null)
        {
            Dictionary<string, EntityFacts> byId = new(StringComparer.Ordinal);
            foreach (EntityFacts facts in _facts)
                byId[facts.Id] = facts;
            _byId = byId;
        }

        return _byId.TryGetValue(id, out EntityFacts? found) ? found : null;
    }

    /// <summary>The relationships of all entities that point to one.</summary>
    public IEnumerable<(EntityFacts Source, RelationshipFact Relationship)> Inbound(string id) =>
        (_inbound ??= _facts
            .OrderBy(static f => f.Id, StringComparer.Ordinal)
            .SelectMany(static f => f.Relationships.Select(r => (Source: f, Relationship: r)))
            .ToLookup(static r => r.Relationship.Target))[id];

    /// <summary>The ids that differ from this one in case alone, itself included, in order.</summary>
    public IEnumerable<string> SameFolded(string id) =>
        (_byFoldedId ??= _facts
            .Select(static f => f.Id)
            .Distinct()
            .OrderBy(static i => i, StringComparer.Ordinal)
            .ToLookup(static i => i, StringComparer.OrdinalIgnoreCase))[id];

    /// <summary>The entities that map a table.</summary>
    public IEnumerable<EntityFacts> WithTable(string model, string? schema, string table) =>
        (_byTable ??= _facts
            .OrderBy(static f => f.Id, StringComparer.Ordinal)
            .ToLookup(static f => (f.Model, f.Schema, f.Table)))[(model, schema, table)];

    public bool Equals(FactsTable? other) => other is not null && _facts.Equals(other._facts);

    public override bool Equals(object? obj) => Equals(obj as FactsTable);

    public override int GetHashCode() => _facts.GetHashCode();
}
