using Orm;

[ColumnPreset(Key = true)]
internal sealed class IntPkAttribute : Attribute;

[ColumnPreset(Length = 200)]
internal sealed class TitleAttribute : Attribute;

[ColumnPreset(DefaultNow = true)]
internal sealed class CreatedAtAttribute : Attribute;
