using Orm.Generators.Model;

namespace Orm.Generators.Resolution;

/// <summary>An entity with everything that depends on others decided: what emission works from.</summary>
internal sealed record ResolvedEntity(
    EntityModel Entity,
    string HintName,
    EquatableArray<ForeignKeyModel> ForeignKeys,
    EquatableArray<ResolvedRelationship> Relationships,
    EquatableArray<AssociationModel> Associations,
    EquatableArray<PropertyModel> Unmapped,
    EquatableArray<Issue> Issues)
{
    public string KeyType => EntityFacts.TupleOf(Entity.Key.Select(i => Entity.Columns[i].Type.ModelType));
}

/// <summary>A foreign key of the entity's own table.</summary>
/// <param name="FieldName">The mapper's static field.</param>
/// <param name="Name">The constraint.</param>
/// <param name="Columns">Its columns, by ordinal.</param>
/// <param name="Principal">The class referred to.</param>
/// <param name="PrincipalMapper">The expression of its mapper.</param>
/// <param name="PrincipalKey">Its key.</param>
/// <param name="KeyType">The key's type.</param>
/// <param name="IsNullable">Whether null is possible.</param>
internal sealed record ForeignKeyModel(
    string FieldName,
    string Name,
    EquatableArray<int> Columns,
    string Principal,
    string PrincipalMapper,
    EquatableArray<KeyPart> PrincipalKey,
    string KeyType,
    bool IsNullable,
    string? OnDelete,
    string? OnUpdate);

/// <summary>The kinds of relationship, named as their runtime classes.</summary>
internal enum RelationshipKind
{
    ManyToOne,
    OneToOne,
    OneToMany,
    ManyToMany,
}

/// <summary>A relationship whose other side is known.</summary>
/// <param name="Source">As declared.</param>
/// <param name="Kind">Its kind.</param>
/// <param name="Target">What is known of the other side's class, its own relationships and columns left out.</param>
/// <param name="Inverse">The expression of the mirroring relationship, or null.</param>
/// <param name="ForeignKey">The expression of the foreign key; null for many-to-many.</param>
/// <param name="ForeignKeyColumns">Its columns in the source's own table; empty when it lives elsewhere.</param>
/// <param name="KeyType">The key's type.</param>
/// <param name="Through">The expression of the association table; null otherwise.</param>
internal sealed record ResolvedRelationship(
    RelationshipModel Source,
    RelationshipKind Kind,
    TargetModel Target,
    string? Inverse,
    string? ForeignKey,
    EquatableArray<int> ForeignKeyColumns,
    string KeyType,
    string? Through,
    EquatableArray<int> SourceColumns,
    EquatableArray<int> TargetColumns);

/// <summary>The names of a relationship's other side.</summary>
internal sealed record TargetModel(string Id, string Mapper, string Handle, string OuterHandle, string KeyType, bool IsPublic);

/// <summary>An association table that no class maps; emitted with one of its two sides.</summary>
internal sealed record AssociationModel(string FieldName, string Table, string? Schema, EquatableArray<AssociationSide> Sides);

/// <summary>One half of an association table.</summary>
internal sealed record AssociationSide(EquatableArray<AssociationColumn> Columns, string PrincipalMapper, string PrincipalTable);

/// <summary>A column of an association table, and the key column that it refers to.</summary>
internal sealed record AssociationColumn(string Name, KeyPart Key);
