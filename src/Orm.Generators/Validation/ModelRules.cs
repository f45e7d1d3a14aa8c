using Orm.Generators.Diagnostics;
using Orm.Generators.Model;
using Orm.Generators.Resolution;

namespace Orm.Generators.Validation;

/// <summary>Rules over a resolved entity and the facts of all. Pure.</summary>
internal static class ModelRules
{
    public static IEnumerable<Issue> Check(ResolvedEntity resolved, FactsTable facts) =>
        resolved.Issues.Concat(DuplicateColumns(resolved.Entity)).Concat(DuplicateTable(resolved.Entity, facts)).Concat(InitOnly(resolved.Entity)).Concat(TwoVersions(resolved.Entity));

    // Databases compare column names without case more often than not.
    private static IEnumerable<Issue> DuplicateColumns(EntityModel entity)
    {
        Dictionary<string, ColumnModel> seen = new(StringComparer.OrdinalIgnoreCase);
        foreach (ColumnModel column in entity.Columns)
        {
            if (seen.TryGetValue(column.Name, out ColumnModel? first))
                yield return Issue.Of(Ids.DuplicateColumn, Member(entity, column), entity.Type.Name, first.Path, column.Path, column.Name);
            else
                seen.Add(column.Name, column);
        }
    }

    private static IEnumerable<Issue> InitOnly(EntityModel entity) => entity.Columns
        .Where(c => c.Part < 0 && (c.HasDatabaseDefault || c.Generation is "ClientGuid"))
        .Select(c => entity.Members[c.Member].Property)
        .Where(static p => p is { Setter: not null, SetKeyword: "init" })
        .Select(p => Issue.Of(Ids.InitOnlyGenerated, p.Name, entity.Type.Name, p.Name));

    private static IEnumerable<Issue> TwoVersions(EntityModel entity)
    {
        ColumnModel[] versions = [.. entity.Columns.Where(static c => c is { IsVersion: true, Part: < 0 })];
        return versions.Skip(1).Select(v => Issue.Of(Ids.TwoVersions, Member(entity, v), entity.Type.Name, versions[0].Path, v.Path));
    }

    private static string Member(EntityModel entity, ColumnModel column) =>
        column.Member < entity.Members.Count ? entity.Members[column.Member].Property.Name : column.Path;

    private static IEnumerable<Issue> DuplicateTable(EntityModel entity, FactsTable facts)
    {
        if (entity.Table.ViewSql is not null)
            yield break;
        EntityFacts? other = facts.WithTable(entity.Table.Model, entity.Table.Schema, entity.Table.Name)
            .FirstOrDefault(f => f.Id != entity.Id && string.CompareOrdinal(f.Id, entity.Id) < 0);
        if (other is not null)
            yield return Issue.Of(Ids.DuplicateTable, null, entity.Type.Name, other.Name, entity.Table.Name);
    }
}
