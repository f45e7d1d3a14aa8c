using Orm;

namespace Recipes;

/// <summary>An integer key that the database generates.</summary>
[ColumnPreset(Key = true)]
public sealed class IntPkAttribute : Attribute;

/// <summary>Text of at most 50 characters.</summary>
[ColumnPreset(Length = 50)]
public sealed class Str50Attribute : Attribute;

/// <summary>Text of at most 200 characters.</summary>
[ColumnPreset(Length = 200)]
public sealed class Str200Attribute : Attribute;

/// <summary>The moment of insertion, by the database's clock.</summary>
[ColumnPreset(DefaultNow = true)]
public sealed class CreatedAtAttribute : Attribute;
