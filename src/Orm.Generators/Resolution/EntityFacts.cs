using Orm.Generators.Model;

namespace Orm.Generators.Resolution;

/// <summary>What other entities must know of one: names, key, columns and relationships. Value-equal.</summary>
internal sealed record EntityFacts(
    string Id,
    string Name,
    string Table,
    string? Schema,
    string Model,
    bool IsMapped,
    string Handle,
    string OuterHandle,
    string HandleInstance,
    EquatableArray<KeyPart> Key,
    EquatableArray<ColumnFact> Columns,
    EquatableArray<EquatableArray<int>> UniqueColumns,
    EquatableArray<RelationshipFact> Relationships)
{
    public bool IsExternal { get; init; }

    /// <summary>Its assembly's NamingStyle, as a number.</summary>
    public int Naming { get; init; }

    /// <summary>Whether its table handle is public.</summary>
    public bool IsPublic { get; init; }

    /// <summary>The key's type: the property's own for one column, a tuple for several.</summary>
    public string KeyType => TupleOf(Key.Select(static k => k.Type));

    /// <summary>The expression of the mapper that every assembly can write.</summary>
    public string Mapper => IsExternal ? $"global::Orm.Mapping.EntityMapper.Of({HandleInstance})" : $"{Id}.RowMapper.Instance";

    public static string TupleOf(IEnumerable<string> types)
    {
        string[] all = [.. types];
        return all.Length == 1 ? all[0] : $"({string.Join(", ", all)})";
    }

    public static EntityFacts Of(EntityModel entity)
    {
        string handle = entity.Type.Sibling(entity.Handle.Name);
        return new EntityFacts(
            entity.Id,
            entity.Type.Name.TrimStart('@'),
            entity.Table.Name,
            entity.Table.Schema,
            entity.Table.Model,
            entity.Shape is { IsMapped: true, IsPartial: true },
            handle,
            entity.Type.Sibling(entity.Handle.OuterName),
            entity.Handle.Property is { } property ? $"{entity.Id}.{property}" : $"{handle}.{FreeName(entity)}",
            entity.Key.Select(i => KeyPartOf(entity, i)).ToEquatable(),
            entity.Columns
                .Select((c, i) => (Column: c, Ordinal: i))
                .Where(static c => c.Column.Part < 0)
                .Select(c =>
                {
                    ColumnForeignKey? declared = entity.ForeignKeys.FirstOrDefault(f => f.Column == c.Ordinal);
                    return new ColumnFact(KeyPartOf(entity, c.Ordinal), c.Column.Path, declared?.Target, declared?.PrincipalProperty);
                })
                .ToEquatable(),
            entity.Indexes.Where(static i => i is { IsUnique: true, Filter: null }).Select(static i => i.Columns).ToEquatable(),
            entity.Relationships
                .Select(static r => new RelationshipFact(
                    r.Property.Name, r.Target, r.IsCollection, r.BackPopulates, r.ForeignKey, r.PrincipalKey, r.Through, r.ThroughSource, r.ThroughTarget, r.Cascade ?? -1))
                .ToEquatable())
        {
            Naming = entity.Naming,
            IsPublic = entity.Handle.Accessibility == "public",
        };
    }

    /// <summary>The static member of the handle class that gives the root, where the entity's own <c>Table</c> is taken.</summary>
    public static string FreeName(EntityModel entity) => entity.Columns.Any(static c => c.Path == "Instance") ? "Root" : "Instance";

    private static KeyPart KeyPartOf(EntityModel entity, int ordinal)
    {
        ColumnModel column = entity.Columns[ordinal];
        return new KeyPart(
            entity.Members[column.Member].Property.Identifier,
            column.Name,
            column.Type.ModelType,
            column.Type.ColumnType,
            ordinal,
            column.MaxLength,
            column.DatabaseType,
            column.IsClrNullable,
            entity.Members[column.Member].Property.IsReadable,
            column.Type.HasValueEquality);
    }
}

/// <summary>A column of a key, as foreign keys and association tables need it.</summary>
internal sealed record KeyPart(
    string Property,
    string Column,
    string Type,
    string ColumnType,
    int Ordinal,
    int? MaxLength,
    string? DatabaseType,
    bool IsClrNullable,
    bool IsReadable,
    bool HasValueEquality);

/// <summary>A column as a foreign key of another class may name it.</summary>
/// <param name="Part">The column as a part of a key.</param>
/// <param name="Property">The property's bare name.</param>
/// <param name="References">The class that it says it refers to.</param>
/// <param name="ReferencedProperty">The property of that class; null for its primary key.</param>
internal sealed record ColumnFact(KeyPart Part, string Property, string? References, string? ReferencedProperty)
{
    public string Column => Part.Column;

    public int Ordinal => Part.Ordinal;
}

/// <summary>A relationship as its other side needs it.</summary>
internal sealed record RelationshipFact(
    string Name,
    string Target,
    bool IsCollection,
    string? BackPopulates,
    EquatableArray<string> ForeignKey,
    EquatableArray<string> PrincipalKey,
    string? Through,
    string? ThroughSource,
    string? ThroughTarget,
    int Cascade)
{
    /// <summary>Cascade.PassiveDeletes.</summary>
    public bool LeavesDeletesToDatabase => Cascade >= 0 && (Cascade & 16) != 0;
}
