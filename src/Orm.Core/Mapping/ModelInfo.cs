namespace Orm.Mapping;

/// <summary>Everything one assembly maps: its entity classes, and the association tables that no class maps. Immutable.</summary>
public sealed class ModelInfo
{
    /// <summary>The model's name; the default model's is empty.</summary>
    public string Name { get; init; } = "";

    /// <summary>The entity classes, ordered by table name.</summary>
    public required EntityMapper[] Entities { get; init; }

    /// <summary>The association tables, ordered by name.</summary>
    public TableInfo[] AssociationTables { get; init; } = [];
}
