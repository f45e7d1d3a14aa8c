using Orm.Schema;

namespace Orm.Migrations;

/// <summary>Whether heads can be merged as they are: what their branches touch since they parted.</summary>
public static class RevisionMerge
{
    /// <summary>The objects that two branches both change, with the heads of both; empty when they can be merged.</summary>
    public static IReadOnlyList<string> Conflicts(RevisionGraph graph, IReadOnlyList<Revision> heads)
    {
        ArgumentNullException.ThrowIfNull(graph);
        ArgumentNullException.ThrowIfNull(heads);
        var conflicts = new List<string>();
        for (int i = 0; i < heads.Count; i++)
        {
            for (int j = i + 1; j < heads.Count; j++)
                conflicts.AddRange(Between(graph, heads[i], heads[j]));
        }

        return conflicts;
    }

    private static IEnumerable<string> Between(RevisionGraph graph, Revision left, Revision right)
    {
        IReadOnlyList<Revision> leftAll = graph.WithAncestors([left]);
        IReadOnlyList<Revision> rightAll = graph.WithAncestors([right]);
        string[] both = [.. Touched(leftAll.Except(rightAll)).Intersect(Touched(rightAll.Except(leftAll))).Order(StringComparer.Ordinal)];
        if (both.Length > 0)
            return both.Select(o => $"{o} is changed by the branch of {left.Id} and by that of {right.Id}");
        // What is disjoint by name may still stand in each other's way: a table dropped here and referred to there.
        try
        {
            DatabaseSchema one = rightAll.Except(leftAll).Aggregate(graph.SchemaAt([left]), static (s, r) => r.Apply(s));
            DatabaseSchema other = leftAll.Except(rightAll).Aggregate(graph.SchemaAt([right]), static (s, r) => r.Apply(s));
            return SchemaDiffer.Diff(one, other).Select(o => $"the order of {left.Id} and {right.Id} matters: {o}");
        }
        catch (MigrationException exception)
        {
            return [exception.Message];
        }
    }

    private static HashSet<string> Touched(IEnumerable<Revision> revisions) => [.. revisions.SelectMany(static r => r.Operations).SelectMany(Touched)];

    private static IEnumerable<string> Touched(SchemaOperation operation) => operation switch
    {
        CreateTableOperation o => [$"table {o.Table.Name}"],
        DropTableOperation o => [$"table {o.Table}"],
        RenameTableOperation o => [$"table {o.Table}", $"table {o.NewName}"],
        CommentTableOperation o => [$"table {o.Table}"],
        AddColumnOperation o => [$"table {o.Table}"],
        DropColumnOperation o => [$"table {o.Table}"],
        RenameColumnOperation o => [$"table {o.Table}"],
        AlterColumnOperation o => [$"table {o.Table}"],
        AddPrimaryKeyOperation o => [$"table {o.Table}"],
        DropPrimaryKeyOperation o => [$"table {o.Table}"],
        AddForeignKeyOperation o => [$"table {o.Table}"],
        DropForeignKeyOperation o => [$"table {o.Table}"],
        CreateIndexOperation o => [$"table {o.Table}"],
        DropIndexOperation o => [$"table {o.Table}"],
        RenameIndexOperation o => [$"table {o.Table}"],
        RenameConstraintOperation o => [$"table {o.Table}"],
        AddCheckOperation o => [$"table {o.Table}"],
        DropCheckOperation o => [$"table {o.Table}"],
        CreateViewOperation o => [$"view {o.View.Name}"],
        DropViewOperation o => [$"view {o.View}"],
        CreateSequenceOperation o => [$"sequence {o.Sequence.Name}"],
        DropSequenceOperation o => [$"sequence {o.Sequence}"],
        CreateEnumOperation o => [$"enum {o.Enum.Name}"],
        DropEnumOperation o => [$"enum {o.Enum}"],
        AlterEnumOperation o => [$"enum {o.Enum}"],
        // Nobody knows what SQL touches.
        _ => [],
    };
}
