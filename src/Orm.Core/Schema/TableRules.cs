namespace Orm.Schema;

/// <summary>What must hold for a table's parts to fit together, and who uses a column.</summary>
internal static class TableRules
{
    /// <summary>Refuses a table that names columns, types or tables which are not there, or a name twice.</summary>
    public static void RequireWhole(DatabaseSchema schema, TableSchema table)
    {
        RequireDistinct(table, "column", table.Columns.Select(static c => c.Name));
        RequireDistinct(table, "index", table.Indexes.Select(static i => i.Name));
        RequireDistinct(table, "constraint", [
            .. table.PrimaryKey is { } key ? [key.Name] : Array.Empty<string>(),
            .. table.ForeignKeys.Select(static f => f.Name),
            .. table.Checks.Select(static c => c.Name)]);
        foreach (ColumnSchema column in table.Columns)
            RequireType(schema, table, column);
        if (table.PrimaryKey is { } primary)
            RequireColumns(table, primary.Columns);
        foreach (IndexSchema index in table.Indexes)
            RequireColumns(table, index.Columns.Select(static c => c.Name));
        foreach (ForeignKeySchema foreignKey in table.ForeignKeys)
            RequireForeignKey(schema, table, foreignKey);
    }

    public static void RequireColumns(TableSchema table, IEnumerable<string> columns)
    {
        foreach (string column in columns)
            _ = table.Column(column);
    }

    /// <summary>Refuses a column whose enum type or sequence is not there.</summary>
    public static void RequireType(DatabaseSchema schema, TableSchema table, ColumnSchema column)
    {
        if (column.Type.Enum is { } name && schema.Enums.All(e => e.Name != name))
            throw new SchemaException($"Column '{column.Name}' of table '{table.Name}' is of the enum '{name}', which is not there. Create it first.");
        if (column.Sequence is { } sequence && schema.Sequences.All(s => s.Name != sequence))
            throw new SchemaException($"Column '{column.Name}' of table '{table.Name}' takes its values from the sequence '{sequence}', which is not there. Create it first.");
    }

    /// <summary>Refuses a foreign key whose columns or principal are not there.</summary>
    public static void RequireForeignKey(DatabaseSchema schema, TableSchema table, ForeignKeySchema foreignKey)
    {
        RequireColumns(table, foreignKey.Columns);
        if (foreignKey.Columns.Count != foreignKey.PrincipalColumns.Count)
            throw new SchemaException($"The foreign key '{foreignKey.Name}' of table '{table.Name}' has {foreignKey.Columns.Count} columns and refers to {foreignKey.PrincipalColumns.Count}.");
        TableSchema principal = foreignKey.Principal == table.Name ? table : schema.FindTable(foreignKey.Principal) ?? throw new SchemaException(
            $"The foreign key '{foreignKey.Name}' of table '{table.Name}' refers to table '{foreignKey.Principal}', which is not there. Create it first; where something other than migrations makes it, add the constraint by SQL.");
        RequireColumns(principal, foreignKey.PrincipalColumns);
    }

    /// <summary>What uses a column, as messages name it; null when nothing does.</summary>
    public static string? UserOf(DatabaseSchema schema, TableSchema table, string column)
    {
        if (table.PrimaryKey?.Columns.Contains(column) == true)
            return $"the primary key '{table.PrimaryKey.Name}'";
        if (table.Indexes.FirstOrDefault(i => i.Columns.Any(c => c.Name == column)) is { } index)
            return $"the index '{index.Name}'";
        if (table.ForeignKeys.FirstOrDefault(f => f.Columns.Contains(column)) is { } own)
            return $"the foreign key '{own.Name}'";
        return Referring(schema, table.Name)
            .Where(r => r.ForeignKey.PrincipalColumns.Contains(column))
            .Select(static r => $"the foreign key '{r.ForeignKey.Name}' of table '{r.Table.Name}'")
            .FirstOrDefault();
    }

    /// <summary>The foreign keys that refer to a table, its own among them.</summary>
    public static IEnumerable<(TableSchema Table, ForeignKeySchema ForeignKey)> Referring(DatabaseSchema schema, ObjectName principal) =>
        from table in schema.Tables
        from foreignKey in table.ForeignKeys
        where foreignKey.Principal == principal
        select (table, foreignKey);

    private static void RequireDistinct(TableSchema table, string kind, IEnumerable<string> names)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (string name in names)
        {
            if (!seen.Add(name))
                throw new SchemaException($"Table '{table.Name}' has two of its {(kind == "index" ? "indexes" : kind + "s")} named '{name}'.");
        }
    }
}
