using Orm.Dialects;
using Orm.Mapping;

namespace Orm;

/// <summary>Completes the names that a server gave with those that the models know: columns of a constraint, constraint of columns, entity of a table.</summary>
internal static class ConstraintFinder
{
    public static DatabaseError Complete(DatabaseError error, IEnumerable<ModelInfo> models, out EntityMapper? mapper)
    {
        mapper = null;
        foreach (ModelInfo model in models)
        {
            foreach (EntityMapper candidate in model.Entities)
            {
                if (Describe(error, candidate.Table) is { } found)
                {
                    mapper = candidate;
                    return found;
                }
            }

            foreach (TableInfo table in model.AssociationTables)
            {
                if (Describe(error, table) is { } found)
                    return found;
            }
        }

        return error;
    }

    public static IReadOnlyList<string> Properties(EntityMapper mapper, IReadOnlyList<string>? columns)
    {
        if (columns is null)
            return [];
        var properties = new List<string>(columns.Count);
        foreach (string column in columns)
        {
            if (Array.Find(mapper.Table.Columns, c => SameName(c.Name, column)) is { Property.Length: > 0 } info)
                properties.Add(info.Property);
        }

        return properties;
    }

    // The error with its names completed when it is about this table; else null.
    private static DatabaseError? Describe(DatabaseError error, TableInfo table)
    {
        if (error.Table is not null && !SameName(error.Table, table.Name))
            return null;
        if (error.Constraint is not null && ColumnsOf(table, error) is { } ordinals)
            return error with { Table = error.Table ?? table.Name, Columns = error.Columns ?? [.. ordinals.Select(i => table.Columns[i].Name)] };
        if (error.Table is null)
            return null;
        return error.Constraint is null && error.Columns is { Count: > 0 } columns
            ? error with { Constraint = ConstraintOf(table, error.Kind, columns) }
            : error;
    }

    private static int[]? ColumnsOf(TableInfo table, DatabaseError error)
    {
        string constraint = error.Constraint!;
        if (table.PrimaryKey is { } key && SameName(key.Name, constraint))
            return key.Columns;
        if (Array.Find(table.Indexes, i => SameName(i.Name, constraint)) is { } index)
            return index.Columns;
        if (error.Kind == DatabaseErrorKind.ForeignKeyViolation && Array.Find(table.ForeignKeys(), f => SameName(f.Name, constraint)) is { } foreignKey)
            return foreignKey.Columns;
        return Array.Exists(table.Checks, c => SameName(c.Name, constraint)) ? [] : null;
    }

    private static string? ConstraintOf(TableInfo table, DatabaseErrorKind kind, IReadOnlyList<string> columns)
    {
        if (kind != DatabaseErrorKind.UniqueViolation)
            return null;
        if (table.PrimaryKey is { } key && Matches(table, key.Columns, columns))
            return key.Name;
        return Array.Find(table.Indexes, i => i.IsUnique && Matches(table, i.Columns, columns))?.Name;
    }

    private static bool Matches(TableInfo table, int[] ordinals, IReadOnlyList<string> columns) =>
        ordinals.Length == columns.Count && ordinals.All(i => columns.Contains(table.Columns[i].Name, StringComparer.OrdinalIgnoreCase));

    private static bool SameName(string left, string right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);
}
