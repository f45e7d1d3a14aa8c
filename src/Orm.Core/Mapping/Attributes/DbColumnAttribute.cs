namespace Orm;

/// <summary>Says how a property's column differs from what would be inferred.</summary>
/// <param name="name">The column's name; without it, the property's name by the assembly's naming rule.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class DbColumnAttribute(string? name = null) : ColumnOptionsAttribute
{
    /// <summary>The column's name as given, or null.</summary>
    public string? Name { get; } = name;
}
