using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Orm.Mapping;
using Orm.Serialization;

namespace Orm;

/// <summary>
/// Teaches System.Text.Json what entities are: relationships that are not loaded are left out, as are references back to where the
/// writer came from, so that a graph of entities ends. Works with source-generated contexts, and so under NativeAOT.
/// </summary>
public static class OrmJson
{
    /// <summary>For <c>context.WithAddedModifier(OrmJson.Modifier)</c>.</summary>
    public static Action<JsonTypeInfo> Modifier { get; } = Modify;

    /// <summary>Adds the modifier to the resolver of options, which must have one: a source-generated context, or the default one.</summary>
    /// <returns>The options.</returns>
    /// <exception cref="InvalidOperationException">The options have no resolver.</exception>
    public static JsonSerializerOptions AddOrm(this JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        IJsonTypeInfoResolver resolver = options.TypeInfoResolver
            ?? throw new InvalidOperationException("These JsonSerializerOptions have no TypeInfoResolver. Set one first: options.TypeInfoResolver = AppJsonContext.Default.");
        options.TypeInfoResolver = resolver.WithAddedModifier(Modifier);
        return options;
    }

    private static void Modify(JsonTypeInfo type)
    {
        ArgumentNullException.ThrowIfNull(type);
        if (type.Kind != JsonTypeInfoKind.Object || EntityTypes.Find(type.Type) is not { } mapper)
            return;
        type.OnSerializing = After(type.OnSerializing, static entity => JsonPath.Enter((IEntity)entity));
        type.OnSerialized = After(type.OnSerialized, static entity => JsonPath.Leave((IEntity)entity));
        foreach (RelationshipInfo relationship in mapper.Relationships)
        {
            if (PropertyOf(type, relationship) is { } property)
                Guard(property, relationship);
        }
    }

    // The getter runs before anybody asks whether to write, so it is what must not throw.
    private static void Guard(JsonPropertyInfo property, RelationshipInfo relationship)
    {
        if (property.Get is not { } get)
            return;
        Func<object, object?, bool>? should = property.ShouldSerialize;
        bool never = relationship.HoldsOnlyDifferences;
        property.Get = entity => never || !relationship.IsReadable((IEntity)entity) ? null : get(entity);
        property.ShouldSerialize = (entity, value) =>
            !never
            && relationship.IsReadable((IEntity)entity)
            && JsonPath.Follows((IEntity)entity, relationship, value)
            && (should is null || should(entity, value));
    }

    private static JsonPropertyInfo? PropertyOf(JsonTypeInfo type, RelationshipInfo relationship)
    {
        string name = type.Options.PropertyNamingPolicy?.ConvertName(relationship.Name) ?? relationship.Name;
        JsonPropertyInfo? renamed = null;
        int candidates = 0;
        foreach (JsonPropertyInfo property in type.Properties)
        {
            if (!relationship.IsPropertyType(property.PropertyType))
                continue;
            if (string.Equals(property.Name, name, StringComparison.Ordinal) || string.Equals(property.Name, relationship.Name, StringComparison.Ordinal))
                return property;
            renamed = property;
            candidates++;
        }

        // [JsonPropertyName] gave it another name: its type tells, unless several have it.
        return candidates <= 1
            ? renamed
            : throw new InvalidOperationException($"{relationship} cannot be found among the JSON properties of {type.Type.Name}: several have its type, and none its name. Leave out [JsonPropertyName] on relationships.");
    }

    private static Action<object> After(Action<object>? first, Action<object> then) =>
        first is null ? then : entity =>
        {
            first(entity);
            then(entity);
        };
}
