namespace Orm;

/// <summary>Makes the attribute class that it stands on a reusable kind of column.</summary>
/// <example><code>[ColumnPreset(Length = 50)] public sealed class Str50Attribute : Attribute;</code></example>
/// <remarks>Presets on a property merge from left to right; options written on the property itself win.</remarks>
[AttributeUsage(AttributeTargets.Class)]
public sealed class ColumnPresetAttribute : ColumnOptionsAttribute;
