namespace Orm.Generators.Model;

/// <summary>An abstract class whose partial properties become columns of the entities that derive from it.</summary>
internal sealed record MixinModel(TypeName Type, EquatableArray<MixinProperty> Properties, bool IsPartial)
{
    public string HintName => Type.FullName.Substring("global::".Length).Replace("@", "").Replace('<', '{').Replace('>', '}') + ".Mixin";
}

/// <summary>A property of a mixin, and whether an entity sees it as a column.</summary>
internal sealed record MixinProperty(PropertyModel Property, string FieldName, bool NeedsValue, bool IsColumn);
