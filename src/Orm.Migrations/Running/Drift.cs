using Orm.Schema;

namespace Orm.Migrations;

/// <summary>Names how a database differs from what it should hold, a sentence each. Both in the form in which the dialect compares.</summary>
internal static class Drift
{
    public static IEnumerable<string> Between(DatabaseSchema expected, DatabaseSchema actual)
    {
        foreach (TableSchema table in expected.Tables)
        {
            if (actual.FindTable(table.Name) is { } found)
            {
                foreach (string difference in Between(table, found))
                    yield return difference;
            }
            else
            {
                yield return $"table {table.Name} is missing in the database";
            }
        }

        foreach (TableSchema table in actual.Tables.Where(t => expected.FindTable(t.Name) is null))
            yield return $"table {table.Name} is in the database and in no revision";
        foreach (string difference in Named("view", expected.Views, actual.Views, static v => v.Name.ToString(), static (_, v) => v.Sql))
            yield return difference;
        foreach (string difference in Named("sequence", expected.Sequences, actual.Sequences, static s => s.Name.ToString(), static (_, s) => s.ToString()))
            yield return difference;
        foreach (string difference in Named("enum", expected.Enums, actual.Enums, static e => e.Name.ToString(), static (_, e) => e.Labels.ToString()))
            yield return difference;
    }

    /// <summary>Views that both sides have, by the texts that the server keeps.</summary>
    public static IEnumerable<string> OfViews(IReadOnlyList<ViewSchema> expected, IReadOnlyList<ViewSchema> actual) =>
        from view in expected
        let found = actual.FirstOrDefault(a => a.Name == view.Name)
        where found is not null && found.Sql != view.Sql
        select $"view {view.Name} is {found.Sql} in the database, and {view.Sql} in the revisions";

    private static IEnumerable<string> Between(TableSchema expected, TableSchema actual)
    {
        string of = $" of table {expected.Name}";
        foreach (string difference in Named("column", expected.Columns, actual.Columns, static c => c.Name, Describe, of))
            yield return difference;
        if (expected.PrimaryKey != actual.PrimaryKey)
            yield return $"the primary key{of} is {Describe(actual.PrimaryKey)} in the database, and {Describe(expected.PrimaryKey)} in the revisions";
        foreach (string difference in Named("index", expected.Indexes, actual.Indexes, static i => i.Name, static (_, i) => $"{(i.IsUnique ? "unique " : "")}over {string.Join(", ", i.Columns.Select(static c => c.IsDescending ? c.Name + " DESC" : c.Name))}{(i.Filter is null ? "" : $" where {i.Filter}")}", of))
            yield return difference;
        foreach (string difference in Named("foreign key", expected.ForeignKeys, actual.ForeignKeys, static f => f.Name, static (_, f) => $"({string.Join(", ", f.Columns)}) to {f.Principal} ({string.Join(", ", f.PrincipalColumns)}), on delete {f.OnDelete}, on update {f.OnUpdate}", of))
            yield return difference;
        foreach (string difference in Named("check", expected.Checks, actual.Checks, static c => c.Name, static (_, c) => c.Sql, of))
            yield return difference;
        if (expected.Comment != actual.Comment)
            yield return $"the comment{of} is '{actual.Comment}' in the database, and '{expected.Comment}' in the revisions";
    }

    private static IEnumerable<string> Named<T>(string kind, IReadOnlyList<T> expected, IReadOnlyList<T> actual, Func<T, string> name, Func<T, T, string> describe, string of = "")
        where T : class
    {
        foreach (T item in expected)
        {
            T? found = actual.FirstOrDefault(a => name(a) == name(item));
            if (found is null)
                yield return $"{kind} {name(item)}{of} is missing in the database";
            else if (!found.Equals(item))
                yield return $"{kind} {name(item)}{of} is {describe(item, found)} in the database, and {describe(found, item)} in the revisions";
        }

        foreach (T item in actual.Where(a => expected.All(e => name(e) != name(a))))
            yield return $"{kind} {name(item)}{of} is in the database and in no revision";
    }

    // Only what differs between the two.
    private static string Describe(ColumnSchema other, ColumnSchema column)
    {
        var traits = new List<string>();
        if (column.Type != other.Type)
            traits.Add(column.Type.DatabaseType ?? column.Type.ToString());
        if (column.IsNullable != other.IsNullable)
            traits.Add(column.IsNullable ? "nullable" : "not null");
        if (column.Default != other.Default)
            traits.Add(column.Default is { } value ? $"default {(value.IsNow ? "now" : value.Sql ?? value.Value)}" : "without default");
        if (column.ComputedSql != other.ComputedSql || column.IsStored != other.IsStored)
            traits.Add(column.ComputedSql is null ? "not computed" : $"computed as {column.ComputedSql}{(column.IsStored ? ", stored" : "")}");
        if (column.Generation != other.Generation || column.Sequence != other.Sequence)
            traits.Add(column.Generation == ValueGeneration.None ? "without generated values" : $"generated by {column.Generation} {column.Sequence}".TrimEnd());
        if (column.Collation != other.Collation)
            traits.Add($"collation {column.Collation ?? "of the database"}");
        if (column.Comment != other.Comment)
            traits.Add($"comment '{column.Comment}'");
        return string.Join(", ", traits);
    }

    private static string Describe(KeySchema? key) => key is null ? "none" : $"{key.Name} ({string.Join(", ", key.Columns)})";
}
