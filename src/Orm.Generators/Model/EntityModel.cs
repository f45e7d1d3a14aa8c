namespace Orm.Generators.Model;

/// <summary>An entity class as parsed: everything that its own text says. Value-equal; holds nothing of the compiler's.</summary>
internal sealed record EntityModel(
    TypeName Type,
    FieldNames Fields,
    HandleModel Handle,
    TableModel Table,
    EntityShape Shape,
    EquatableArray<MemberModel> Members,
    EquatableArray<ColumnModel> Columns,
    EquatableArray<int> Key,
    EquatableArray<RelationshipModel> Relationships,
    EquatableArray<ColumnForeignKey> ForeignKeys,
    EquatableArray<IndexModel> Indexes,
    EquatableArray<CheckModel> Checks,
    EquatableArray<PropertyModel> Unmapped,
    EquatableArray<Issue> Issues)
{
    public string Id => Type.FullName;

    /// <summary>The assembly's NamingStyle, as a number.</summary>
    public int Naming { get; init; }
}

/// <summary>The fields of the generated half that hold no column: named so that they do not meet the user's.</summary>
internal sealed record FieldNames(string Tracking, string Originals);

/// <summary>The names of the table handles.</summary>
/// <param name="Name">The handle's class.</param>
/// <param name="OuterName">The class on the optional side of an outer join.</param>
/// <param name="Property">The entity's static property, or null when its name is taken.</param>
/// <param name="Accessibility">That of the entity, or of its key's type where that is less: <c>public</c> or <c>internal</c>.</param>
internal sealed record HandleModel(string Name, string OuterName, string? Property, string Accessibility);

/// <summary>The table or view that the class maps.</summary>
internal sealed record TableModel(string Name, string? Schema, string? Comment, string Model, bool IsView, string? ViewSql);

/// <summary>What of the class itself the emitted half depends on.</summary>
/// <param name="IsMapped">False when the class cannot be an entity: only its partial properties are implemented then.</param>
/// <param name="IsPartial">False when nothing can be emitted at all.</param>
/// <param name="NeedsConstructor">Whether the user declared no constructor.</param>
/// <param name="HasPlainReferences">Whether plain properties make the compiler ask for values in constructors.</param>
internal sealed record EntityShape(bool IsMapped, bool IsPartial, bool NeedsConstructor, bool HasPlainReferences)
{
    /// <summary>Whether some property is declared where nullability is not annotated: the compiler's warnings about it would be noise.</summary>
    public bool IsOblivious { get; init; }
}

/// <summary>An index, or a unique constraint kept by one.</summary>
internal sealed record IndexModel(string Name, EquatableArray<int> Columns, bool IsUnique, EquatableArray<bool> Descending, string? Filter);

/// <summary>A check constraint.</summary>
internal sealed record CheckModel(string Name, string Sql);

/// <summary>Something wrong with an entity: the diagnostic, the member to show it at (null: the class), and the message's arguments.</summary>
internal sealed record Issue(string Id, string? Member, EquatableArray<string> Arguments)
{
    public static Issue Of(string id, string? member, params string[] arguments) => new(id, member, arguments.ToEquatable());
}
