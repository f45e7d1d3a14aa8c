namespace Orm;

/// <summary>Puts a check constraint on a table; on a property, one that is named after its column.</summary>
/// <param name="sql">The condition, as SQL.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Property, AllowMultiple = true, Inherited = false)]
public sealed class CheckAttribute(string sql) : Attribute
{
    /// <summary>The condition, as SQL.</summary>
    public string Sql { get; } = sql;

    /// <summary>The constraint's name; by convention unless set.</summary>
    public string? Name { get; set; }
}
