namespace Orm;

/// <summary>Maps a partial class to a table.</summary>
/// <param name="name">The table's name; without it, the class's name by the assembly's naming rule.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class EntityAttribute(string? name = null) : Attribute
{
    /// <summary>The table's name as given, or null.</summary>
    public string? Name { get; } = name;

    /// <summary>The schema; without it, the connection's default.</summary>
    public string? Schema { get; set; }

    /// <summary>The model that the class belongs to, where one process works with several databases.</summary>
    public string? Model { get; set; }

    /// <summary>A comment kept in the database.</summary>
    public string? Comment { get; set; }
}
