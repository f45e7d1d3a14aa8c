using Orm.Schema;

namespace Orm.Migrations;

/// <summary>Revisions by id with what they follow: whole, without cycles, in an order in which they can be applied. Immutable.</summary>
public sealed class RevisionGraph
{
    private readonly Dictionary<string, Revision> _byId = new(StringComparer.Ordinal);
    private readonly List<Revision> _ordered = [];

    /// <summary>Puts revisions in order.</summary>
    /// <exception cref="MigrationException">Two have the same id, one follows itself, or follows a revision that is not there.</exception>
    public RevisionGraph(IEnumerable<Revision> revisions)
    {
        ArgumentNullException.ThrowIfNull(revisions);
        foreach (Revision revision in revisions)
        {
            if (!_byId.TryAdd(revision.Id, revision))
                throw new MigrationException($"Two revisions have the id {revision.Id}. Give one of them another: [Migration(\"…\")].");
        }

        foreach (Revision revision in _byId.Values)
        {
            if (revision.Parents.FirstOrDefault(p => !_byId.ContainsKey(p)) is { } unknown)
                throw new MigrationException($"Revision {revision.Id} follows {unknown}, which is not there. Check the Parents of its [Migration] attribute, or add the missing revision.");
        }

        Order();
    }

    /// <summary>The revisions, parents first; those that are free to stand anywhere are ordered by id.</summary>
    public IReadOnlyList<Revision> Revisions => _ordered;

    /// <summary>The revisions that no other one follows.</summary>
    public IReadOnlyList<Revision> Heads => [.. _ordered.Where(r => !_ordered.Exists(o => o.Parents.Contains(r.Id)))];

    /// <summary>The revision of an id, or null.</summary>
    public Revision? Find(string id) => _byId.GetValueOrDefault(id);

    /// <summary>A revision by its id, or by the first letters that only its id begins with.</summary>
    /// <exception cref="MigrationException">None fits, or several do.</exception>
    public Revision Get(string id)
    {
        ArgumentException.ThrowIfNullOrEmpty(id);
        if (Find(id) is { } exact)
            return exact;
        Revision[] fitting = [.. _ordered.Where(r => r.Id.StartsWith(id, StringComparison.Ordinal))];
        return fitting switch
        {
            [var one] => one,
            [] => throw new MigrationException(_ordered.Count == 0
                ? $"There is no revision {id}, because there are none at all. Make the first one: orm revision --autogenerate -m \"…\"."
                : $"There is no revision {id}. {NearestTo(id)}"),
            _ => throw new MigrationException($"{id} may be each of: {string.Join(", ", fitting.Select(static r => r.Id))}. Write more of it."),
        };
    }

    /// <summary>The only head.</summary>
    /// <exception cref="MigrationException">There are several, or none.</exception>
    public Revision Head => Heads switch
    {
        [var one] => one,
        [] => throw new MigrationException("There are no revisions. Make the first one: orm revision --autogenerate -m \"…\"."),
        var several => throw new MigrationException($"There are {several.Count} heads: {string.Join(", ", several)}. Merge them (orm merge), or name the one that is meant; 'heads' means all."),
    };

    /// <summary>Revisions with all that they follow, parents first.</summary>
    public IReadOnlyList<Revision> WithAncestors(IEnumerable<Revision> revisions)
    {
        ArgumentNullException.ThrowIfNull(revisions);
        var found = new HashSet<Revision>();
        var open = new Stack<Revision>(revisions);
        while (open.TryPop(out Revision? revision))
        {
            if (!found.Add(revision))
                continue;
            foreach (string parent in revision.Parents)
                open.Push(_byId[parent]);
        }

        return [.. _ordered.Where(found.Contains)];
    }

    /// <summary>Whether one revision is, or follows, another.</summary>
    public bool Includes(Revision revision, Revision ancestor) => WithAncestors([revision]).Contains(ancestor);

    /// <summary>The schema that revisions, and all that they follow, add up to.</summary>
    public DatabaseSchema SchemaAt(IEnumerable<Revision> revisions) =>
        WithAncestors(revisions).Aggregate(DatabaseSchema.Empty, static (schema, revision) => revision.Apply(schema));

    /// <summary>The schema that all revisions add up to.</summary>
    public DatabaseSchema Schema => SchemaAt(_ordered);

    private string NearestTo(string id)
    {
        Revision[] alike = [.. _ordered.Where(r => r.Id.Contains(id, StringComparison.OrdinalIgnoreCase))];
        if (alike.Length == 0 && _ordered.MinBy(r => Spelling.Distance(id, r.Id)) is { } nearest && Spelling.Distance(id, nearest.Id) <= id.Length / 4)
            alike = [nearest];
        return alike.Length is > 0 and <= 3
            ? $"Did you mean {string.Join(" or ", alike.Select(static r => r.Id))}?"
            : $"The last ones are: {string.Join(", ", _ordered.TakeLast(5).Select(static r => r.Id))}.";
    }

    private void Order()
    {
        var open = new SortedDictionary<string, Revision>(_byId, StringComparer.Ordinal);
        var done = new HashSet<string>(StringComparer.Ordinal);
        while (open.Count > 0)
        {
            Revision? next = open.Values.FirstOrDefault(r => r.Parents.All(done.Contains));
            if (next is null)
                throw new MigrationException($"The revisions {string.Join(", ", CycleIn(open))} follow one another in a circle. Correct the Parents of one of them.");
            open.Remove(next.Id);
            done.Add(next.Id);
            _ordered.Add(next);
        }
    }

    // Those in the circle alone, not those that merely follow it.
    private static IEnumerable<string> CycleIn(SortedDictionary<string, Revision> open)
    {
        var path = new List<string>();
        string id = open.Keys.First();
        while (!path.Contains(id))
        {
            path.Add(id);
            id = open[id].Parents.First(open.ContainsKey);
        }

        return path.SkipWhile(p => p != id);
    }
}
