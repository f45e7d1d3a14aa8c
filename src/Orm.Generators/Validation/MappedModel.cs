using Orm.Generators.Diagnostics;
using Orm.Generators.Model;
using Orm.Generators.Resolution;

namespace Orm.Generators.Validation;

/// <summary>All entities of an assembly together, for the rules that compare them.</summary>
internal sealed class MappedModel
{
    private readonly Lazy<ILookup<(string Model, string? Schema, string Index), string>> _owners;

    private MappedModel(FactsTable facts, List<EntityModel> entities)
    {
        Facts = facts;
        FirstId = entities.Select(static e => e.Id).OrderBy(static i => i, StringComparer.Ordinal).FirstOrDefault();
        _owners = new(() => entities
            .Select(e => Resolver.Resolve(e, facts))
            .OrderBy(static r => r.Entity.Id, StringComparer.Ordinal)
            .SelectMany(static r => IndexesOf(r).Select(index => (Key: KeyOf(r, index), r.Entity.Id)))
            .ToLookup(static i => i.Key, static i => i.Id));
    }

    public FactsTable Facts { get; }

    /// <summary>The entity at which what concerns the whole project is reported.</summary>
    public string? FirstId { get; }

    public static MappedModel Of(List<EntityModel> entities) => new(new FactsTable(entities.Select(EntityFacts.Of).ToEquatable()), entities);

    /// <summary>Indexes whose names another entity's index has already: names are made of the table's and the columns' names, and these may meet.</summary>
    public IEnumerable<Issue> DuplicateIndexes(ResolvedEntity resolved)
    {
        foreach (string index in IndexesOf(resolved))
        {
            string? other = _owners.Value[KeyOf(resolved, index)].FirstOrDefault();
            if (other is not null && string.CompareOrdinal(other, resolved.Entity.Id) < 0 && Facts.Find(other) is { } facts && facts.Table != resolved.Entity.Table.Name)
                yield return Issue.Of(Ids.DuplicateIndex, null, resolved.Entity.Type.Name, facts.Name, index);
        }
    }

    private static (string Model, string? Schema, string Index) KeyOf(ResolvedEntity resolved, string index) => (resolved.Entity.Table.Model, resolved.Entity.Table.Schema, index.ToLowerInvariant());

    private static IEnumerable<string> IndexesOf(ResolvedEntity resolved) => resolved.Entity.Table.IsView ? [] : resolved.Entity.Indexes.Select(static i => i.Name);
}
