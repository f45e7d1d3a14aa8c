namespace Orm.Schema;

/// <summary>The structure of a database as plain data: what a model asks for, what migrations add up to, or what a database holds. Compared by value.</summary>
public sealed record DatabaseSchema
{
    /// <summary>A database that holds nothing.</summary>
    public static DatabaseSchema Empty { get; } = new();

    /// <summary>The tables, ordered by name.</summary>
    public SchemaList<TableSchema> Tables { get; init; } = [];

    /// <summary>The views, ordered by name.</summary>
    public SchemaList<ViewSchema> Views { get; init; } = [];

    /// <summary>The sequences, ordered by name.</summary>
    public SchemaList<SequenceSchema> Sequences { get; init; } = [];

    /// <summary>The enum types, ordered by name.</summary>
    public SchemaList<EnumSchema> Enums { get; init; } = [];

    /// <summary>What a database that was read holds beside that, ordered by description; empty in all other schemas.</summary>
    public SchemaList<UnsupportedObject> Unsupported { get; init; } = [];

    /// <summary>The table of this name, or null.</summary>
    public TableSchema? FindTable(ObjectName name) => Tables.FirstOrDefault(t => t.Name == name);

    /// <summary>The same schema with its lists, and those of its tables, ordered by name; columns stay in their own order.</summary>
    public DatabaseSchema Ordered() => new()
    {
        Tables = Tables.Select(static t => t.Ordered()).InOrder(static t => t.Name),
        Views = Views.InOrder(static v => v.Name),
        Sequences = Sequences.InOrder(static s => s.Name),
        Enums = Enums.InOrder(static e => e.Name),
        Unsupported = Unsupported.InOrder(static u => u.Description),
    };
}
