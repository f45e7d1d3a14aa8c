using Orm.Generators.Diagnostics;
using Orm.Generators.Model;

namespace Orm.Generators.Validation;

/// <summary>What must hold between the migrations of an assembly.</summary>
internal static class MigrationRules
{
    /// <param name="migration">The one that is checked.</param>
    /// <param name="all">All of the assembly, in a stable order.</param>
    /// <param name="othersHaveMigrations">Whether a referenced assembly may have the parents that are not found.</param>
    public static IEnumerable<Issue> Check(MigrationModel migration, IReadOnlyList<MigrationModel> all, bool othersHaveMigrations)
    {
        if (migration.Mistake is not null)
            yield return Issue.Of(Ids.MigrationShape, null, migration.Name, migration.Mistake);
        if (all.FirstOrDefault(m => m.Id == migration.Id) is { } first && first.Type != migration.Type)
            yield return Issue.Of(Ids.DuplicateRevision, null, migration.Name, first.Name, migration.Id);
        foreach (string parent in migration.Parents)
        {
            if (!othersHaveMigrations && all.All(m => m.Id != parent))
                yield return Issue.Of(Ids.UnknownParent, null, migration.Name, parent);
        }

        if (PathToItself(migration, all) is { } path)
            yield return Issue.Of(Ids.RevisionCycle, null, migration.Name, string.Join(" → ", path));
    }

    private static List<string>? PathToItself(MigrationModel migration, IReadOnlyList<MigrationModel> all)
    {
        HashSet<string> seen = [];
        Stack<List<string>> open = new();
        open.Push([migration.Id]);
        while (open.Count > 0)
        {
            List<string> path = open.Pop();
            foreach (string parent in all.Where(m => m.Id == path[path.Count - 1]).SelectMany(static m => m.Parents))
            {
                if (parent == migration.Id)
                    return [.. path, parent];
                if (seen.Add(parent))
                    open.Push([.. path, parent]);
            }
        }

        return null;
    }
}
