using Orm.Generators.Resolution;

namespace Orm.Generators.Model;

/// <summary>A relationship as a property declares it, before the other side is known.</summary>
/// <param name="Property">The property as written.</param>
/// <param name="Target">The class on the other side, with <c>global::</c>; the key into the facts.</param>
/// <param name="IsCollection">Whether the property holds many.</param>
/// <param name="IsWriteOnly">Whether what it holds never loads.</param>
/// <param name="IsNullable">Whether a reference may be null.</param>
/// <param name="FieldName">The generated field.</param>
/// <param name="BackPopulates">The property on the other side, when named.</param>
/// <param name="ForeignKey">The properties that hold the key, when named.</param>
/// <param name="PrincipalKey">The properties on the side referred to that the key holds, when named; the primary key otherwise.</param>
/// <param name="Through">The association table, when named.</param>
/// <param name="ThroughSource">Its column that refers to this side, when named.</param>
/// <param name="ThroughTarget">Its column that refers to the other side, when named.</param>
/// <param name="Cascade">The flags of Cascade; null for the default.</param>
/// <param name="OnDelete">A member of ReferentialAction; null for the default.</param>
/// <param name="OnUpdate">The same for key changes.</param>
/// <param name="External">What must be known of a target in another assembly; else null.</param>
/// <param name="HidesInherited">Whether the table handle's property needs <c>new</c>.</param>
/// <param name="HidesInheritedOuter">The same for the handle of outer joins.</param>
internal sealed record RelationshipModel(
    PropertyModel Property,
    string Target,
    bool IsCollection,
    bool IsWriteOnly,
    bool IsNullable,
    string FieldName,
    string? BackPopulates,
    EquatableArray<string> ForeignKey,
    EquatableArray<string> PrincipalKey,
    string? Through,
    string? ThroughSource,
    string? ThroughTarget,
    int? Cascade,
    string? OnDelete,
    string? OnUpdate,
    EntityFacts? External,
    bool HidesInherited,
    bool HidesInheritedOuter)
{
    /// <summary>Whether a mixin declares the property: its half calls what the entity overrides.</summary>
    public bool IsInherited { get; init; }
}

/// <summary>A foreign key that a column declares by itself: <c>[ForeignKey&lt;User&gt;]</c>.</summary>
/// <param name="PrincipalProperty">The property of the target that it holds; null for the primary key.</param>
internal sealed record ColumnForeignKey(int Column, string Target, string? PrincipalProperty, string? Name, string? OnDelete, string? OnUpdate, EntityFacts? External);
