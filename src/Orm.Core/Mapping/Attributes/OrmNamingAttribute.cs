namespace Orm;

/// <summary>The rule by which this assembly's tables and columns are named where no attribute names them.</summary>
/// <param name="style">The rule.</param>
[AttributeUsage(AttributeTargets.Assembly)]
public sealed class OrmNamingAttribute(NamingStyle style) : Attribute
{
    /// <summary>The rule.</summary>
    public NamingStyle Style { get; } = style;
}
