using Orm.Mapping;
using Orm.Schema;

namespace Orm.Migrations;

/// <summary>Finds the operations that make one schema another: those that replay to it, in an order that servers accept.</summary>
public static class SchemaDiffer
{
    /// <summary>
    /// The operations. Applied in order to <paramref name="from"/> they give <paramref name="to"/>, but for the order of columns: new ones
    /// stand behind those that were there, as databases add them.
    /// </summary>
    /// <param name="from">What is there.</param>
    /// <param name="to">What is wanted.</param>
    /// <param name="renames">What is renamed; by default nothing is: what goes is dropped, what comes is added.</param>
    /// <exception cref="SchemaException">A choice fits nothing, or one of the schemas is not whole.</exception>
    public static IReadOnlyList<SchemaOperation> Diff(DatabaseSchema from, DatabaseSchema to, RenameChoices? renames = null)
    {
        ArgumentNullException.ThrowIfNull(from);
        ArgumentNullException.ThrowIfNull(to);
        DatabaseSchema start = from.Ordered();
        DatabaseSchema end = to.Ordered();
        return new DiffPlan(start, end, RenameResolver.Resolve(start, end, renames ?? new RenameChoices())).Run();
    }

    /// <summary>
    /// The schema that revisions are to add up to for models: theirs, with what revisions made beside it. Views, and sequences and enum types
    /// that no column uses, stand in no model: they stay as they are.
    /// </summary>
    /// <param name="from">What revisions add up to.</param>
    /// <param name="models">The models.</param>
    public static DatabaseSchema Wanted(DatabaseSchema from, IEnumerable<ModelInfo> models)
    {
        ArgumentNullException.ThrowIfNull(from);
        DatabaseSchema model = ModelSchema.Of(models);
        ColumnSchema[] columns = [.. from.Tables.SelectMany(static t => t.Columns)];
        return (model with
        {
            Views = [.. model.Views, .. from.Views.Where(v => model.Views.All(m => m.Name != v.Name))],
            Sequences = [.. model.Sequences, .. from.Sequences.Where(s => !model.Sequences.Contains(s) && columns.All(c => c.Sequence != s.Name))],
            Enums = [.. model.Enums, .. from.Enums.Where(e => model.Enums.All(m => m.Name != e.Name) && columns.All(c => c.Type.Enum != e.Name))],
        }).Ordered();
    }

    /// <summary>What may be a rename, as far as no choice is made: pairs of names that go and come and are alike.</summary>
    /// <param name="from">What is there.</param>
    /// <param name="to">What is wanted.</param>
    /// <param name="chosen">Choices as <see cref="RenameChoices.Parse"/> reads them.</param>
    public static IReadOnlyList<RenameCandidate> RenameCandidates(DatabaseSchema from, DatabaseSchema to, IEnumerable<string> chosen)
    {
        ArgumentNullException.ThrowIfNull(from);
        ArgumentNullException.ThrowIfNull(to);
        var candidates = new List<RenameCandidate>();
        RenameResolver.Resolve(from.Ordered(), to.Ordered(), RenameChoices.Parse(chosen, candidate =>
        {
            candidates.Add(candidate);
            return false;
        }));
        return candidates;
    }
}
