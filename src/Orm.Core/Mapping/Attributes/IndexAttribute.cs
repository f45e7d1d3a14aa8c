namespace Orm;

/// <summary>Puts an index over one or more properties of an entity.</summary>
/// <param name="properties">The properties, in index order.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class IndexAttribute(params string[] properties) : Attribute
{
    /// <summary>The properties, in index order.</summary>
    public string[] Properties { get; } = properties;

    /// <summary>Whether the values must be unique.</summary>
    public bool Unique { get; set; }

    /// <summary>The index's name; by convention unless set.</summary>
    public string? Name { get; set; }

    /// <summary>The condition of a partial index, as SQL.</summary>
    public string? Filter { get; set; }

    /// <summary>Which of the properties are descending.</summary>
    public string[] Descending { get; set; } = [];
}
