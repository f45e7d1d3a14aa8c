namespace Orm;

/// <summary>Spreads a value over columns of its owner's table, one for each of its properties. On a type: wherever it is used.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Class | AttributeTargets.Struct)]
public sealed class OwnedAttribute : Attribute
{
    /// <summary>What the columns' names start with; the property's name and an underscore unless set.</summary>
    public string? Prefix { get; set; }
}
