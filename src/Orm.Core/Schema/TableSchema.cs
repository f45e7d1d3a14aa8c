namespace Orm.Schema;

/// <summary>A table: its columns in order, keys, indexes and constraints.</summary>
/// <param name="Name">The table's name.</param>
public sealed record TableSchema(ObjectName Name)
{
    /// <summary>The columns in their order.</summary>
    public SchemaList<ColumnSchema> Columns { get; init; } = [];

    /// <summary>The primary key, or null.</summary>
    public KeySchema? PrimaryKey { get; init; }

    /// <summary>The indexes and unique constraints, ordered by name.</summary>
    public SchemaList<IndexSchema> Indexes { get; init; } = [];

    /// <summary>The foreign keys, ordered by name.</summary>
    public SchemaList<ForeignKeySchema> ForeignKeys { get; init; } = [];

    /// <summary>The check constraints, ordered by name.</summary>
    public SchemaList<CheckSchema> Checks { get; init; } = [];

    /// <summary>The comment, or null.</summary>
    public string? Comment { get; init; }

    /// <summary>The column of this name, or null.</summary>
    public ColumnSchema? FindColumn(string name) => Columns.FirstOrDefault(c => c.Name == name);

    /// <summary>The same table with its indexes and constraints ordered by name; columns stay in their own order.</summary>
    public TableSchema Ordered() => this with
    {
        Indexes = Indexes.InOrder(static i => i.Name),
        ForeignKeys = ForeignKeys.InOrder(static f => f.Name),
        Checks = Checks.InOrder(static c => c.Name),
    };
}
