namespace Orm.Generators.Model;

/// <summary>An abstract class whose partial properties become columns of the entities that derive from it.</summary>
internal sealed record MixinModel(TypeName Type, EquatableArray<MixinProperty> Properties, bool IsPartial)
{
    public string HintName => Type.FullName.Substring("global::".Length).Replace("@", "").Replace('<', '{').Replace('>', '}') + ".Mixin";
}

/// <summary>A property of a mixin, and what entities make of it.</summary>
internal sealed record MixinProperty(PropertyModel Property, string FieldName, bool NeedsValue, MixinPropertyKind Kind);

/// <summary>What a mixin's property becomes in the entities that derive from it.</summary>
internal enum MixinPropertyKind
{
    /// <summary>A column: the mixin keeps the value, the entity tracks it.</summary>
    Column,

    /// <summary>A relationship: the entity keeps it.</summary>
    Relationship,

    /// <summary>Nothing: its type is unknown.</summary>
    Unmapped,
}
