namespace Orm.Schema;

/// <summary>What operations do to schemas: finding by name with a clear refusal, and changing one item of an immutable list.</summary>
internal static class SchemaEditing
{
    public static SchemaList<T> InOrder<T>(this IEnumerable<T> items, Func<T, string> name) =>
        [.. items.OrderBy(name, StringComparer.Ordinal)];

    public static SchemaList<T> InOrder<T>(this IEnumerable<T> items, Func<T, ObjectName> name) =>
        [.. items.OrderBy(i => name(i).Name, StringComparer.Ordinal).ThenBy(i => name(i).Schema, StringComparer.Ordinal)];

    public static SchemaList<T> Without<T>(this SchemaList<T> items, T item)
        where T : class =>
        [.. items.Where(i => !ReferenceEquals(i, item))];

    public static SchemaList<T> With<T>(this SchemaList<T> items, T old, T changed)
        where T : class =>
        [.. items.Select(i => ReferenceEquals(i, old) ? changed : i)];

    public static TableSchema Table(this DatabaseSchema schema, ObjectName name) =>
        schema.FindTable(name) ?? throw Missing("table", name.ToString(), schema.Tables.Select(static t => t.Name.ToString()));

    public static ColumnSchema Column(this TableSchema table, string name) =>
        table.FindColumn(name) ?? throw Missing("column", name, table.Columns.Select(static c => c.Name), table);

    public static IndexSchema Index(this TableSchema table, string name) =>
        table.Indexes.FirstOrDefault(i => i.Name == name) ?? throw Missing("index", name, table.Indexes.Select(static i => i.Name), table);

    public static ForeignKeySchema ForeignKey(this TableSchema table, string name) =>
        table.ForeignKeys.FirstOrDefault(f => f.Name == name) ?? throw Missing("foreign key", name, table.ForeignKeys.Select(static f => f.Name), table);

    public static CheckSchema Check(this TableSchema table, string name) =>
        table.Checks.FirstOrDefault(c => c.Name == name) ?? throw Missing("check", name, table.Checks.Select(static c => c.Name), table);

    public static ViewSchema View(this DatabaseSchema schema, ObjectName name) =>
        schema.Views.FirstOrDefault(v => v.Name == name) ?? throw Missing("view", name.ToString(), schema.Views.Select(static v => v.Name.ToString()));

    public static SequenceSchema Sequence(this DatabaseSchema schema, ObjectName name) =>
        schema.Sequences.FirstOrDefault(s => s.Name == name) ?? throw Missing("sequence", name.ToString(), schema.Sequences.Select(static s => s.Name.ToString()));

    public static EnumSchema Enum(this DatabaseSchema schema, ObjectName name) =>
        schema.Enums.FirstOrDefault(e => e.Name == name) ?? throw Missing("enum", name.ToString(), schema.Enums.Select(static e => e.Name.ToString()));

    /// <summary>The schema with one table changed; the order of tables is kept up.</summary>
    public static DatabaseSchema Change(this DatabaseSchema schema, TableSchema old, TableSchema changed) => schema with
    {
        Tables = schema.Tables.With(old, changed).InOrder(static t => t.Name),
    };

    /// <summary>Refuses a name that a table or view has already: both live in one namespace.</summary>
    public static void RefuseTaken(this DatabaseSchema schema, ObjectName name)
    {
        if (schema.FindTable(name) is not null)
            throw new SchemaException($"There is a table '{name}' already.");
        if (schema.Views.Any(v => v.Name == name))
            throw new SchemaException($"There is a view '{name}' already.");
    }

    /// <summary>Refuses to drop what a column needs.</summary>
    /// <param name="schema">The schema.</param>
    /// <param name="what">What is to go.</param>
    /// <param name="needs">Whether a column needs it.</param>
    /// <param name="why">How it does.</param>
    public static void RefuseUsed(this DatabaseSchema schema, string what, Func<ColumnSchema, bool> needs, string why)
    {
        foreach (TableSchema table in schema.Tables)
        {
            if (table.Columns.FirstOrDefault(needs) is { } column)
                throw new SchemaException($"The {what} cannot be dropped: column '{column.Name}' of table '{table.Name}' {why}. Alter or drop that first.");
        }
    }

    public static void RefuseTakenColumn(this TableSchema table, string name)
    {
        if (table.FindColumn(name) is not null)
            throw new SchemaException($"Table '{table.Name}' has a column '{name}' already.");
    }

    /// <summary>Refuses the name of another constraint of the table. Indexes have names of their own.</summary>
    public static void RefuseTakenConstraint(this TableSchema table, string name)
    {
        if (table.PrimaryKey?.Name == name || table.ForeignKeys.Any(f => f.Name == name) || table.Checks.Any(c => c.Name == name))
            throw new SchemaException($"Table '{table.Name}' has a constraint '{name}' already.");
    }

    public static void RefuseTakenIndex(this TableSchema table, string name)
    {
        if (table.Indexes.Any(i => i.Name == name))
            throw new SchemaException($"Table '{table.Name}' has an index '{name}' already.");
    }

    public static SchemaException Missing(string kind, string name, IEnumerable<string> present, TableSchema? table = null)
    {
        string[] names = [.. present];
        string where = table is null ? $"There is no {kind} '{name}'" : $"Table '{table.Name}' has no {kind} '{name}'";
        return new SchemaException(names.Length == 0 ? $"{where}." : $"{where}; there is {string.Join(", ", names)}.");
    }
}
