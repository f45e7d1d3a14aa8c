namespace Orm.Generators.Model;

/// <summary>A property whose value is stored in one column, or in several when it is owned.</summary>
/// <param name="Property">The property as written.</param>
/// <param name="Access">How generated code reaches the value.</param>
/// <param name="FieldName">The generated field, or the name of the generated accessor.</param>
/// <param name="IsTracked">True for partial properties, whose setters report changes.</param>
/// <param name="IsNullable">Whether the CLR type takes null.</param>
/// <param name="IsValueType">Whether the CLR type, without its question mark, is a value type.</param>
/// <param name="BareType">The CLR type without its question mark.</param>
/// <param name="Equality">How two values are compared.</param>
/// <param name="Columns">The ordinals of its columns.</param>
/// <param name="Owned">How the value is taken apart and put together; null for one column.</param>
/// <param name="HasInitializer">Whether the user's part has an initialiser.</param>
internal sealed record MemberModel(
    PropertyModel Property,
    MemberAccess Access,
    string FieldName,
    bool IsTracked,
    bool IsNullable,
    bool IsValueType,
    string BareType,
    ValueEquality Equality,
    EquatableArray<int> Columns,
    OwnedModel? Owned,
    bool HasInitializer)
{
    /// <summary>Whether a base class declares the property.</summary>
    public bool IsInherited { get; init; }

    /// <summary>The field that keeps a document as it was when it was first handed out.</summary>
    public string DocumentField { get; init; } = "";

    /// <summary>The method that sets a column of a foreign key without touching its relationship.</summary>
    public string WriteMethod { get; init; } = "";

    /// <summary>Whether the generated half declares and calls <c>On…Changing</c>: not where the user's class has another member of that name.</summary>
    public bool HasChangingHook { get; init; } = true;

    /// <summary>The same for <c>On…Changed</c>.</summary>
    public bool HasChangedHook { get; init; } = true;

    /// <summary>What an unsafe accessor must name; null where none is needed.</summary>
    public AccessorModel? Accessor { get; init; }

    /// <summary>Its field in the classes of originals and snapshots, which may not be called as those are.</summary>
    public string Slot => Property.Name is "Originals" or "Snapshot" ? Property.Name + "_" : Property.Identifier;

    /// <summary>Whether a change in place must be found by comparing.</summary>
    public bool IsMutable => Equality is ValueEquality.Document || Owned is { IsMutable: true };

    /// <summary>Whether it can change at all after it was loaded.</summary>
    public bool HasOriginal => Property.Setter is not null || IsMutable || !IsTracked;

    /// <summary>Whether it takes part in the entity's snapshot: no setter reports its changes.</summary>
    public bool IsSnapshotted => (!IsTracked && Access is not MemberAccess.ReadOnly) || Owned is { IsMutable: true };

    /// <summary>Whether the document form at first use is kept beside the field.</summary>
    public bool KeepsDocument => IsTracked && Equality is ValueEquality.Document;
}

/// <summary>The member behind an unsafe accessor, as its declaring class writes it.</summary>
/// <param name="TypeParameters">With angle brackets; empty for a class that is not generic.</param>
/// <param name="TypeArguments">What the entity puts in their place.</param>
/// <param name="Constraints">The parameters' constraints.</param>
/// <param name="DeclaringType">The class, open.</param>
/// <param name="FieldType">The field's type, open.</param>
internal sealed record AccessorModel(string TypeParameters, string TypeArguments, string Constraints, string DeclaringType, string FieldType);

/// <summary>How generated code reads and writes a property's value.</summary>
internal enum MemberAccess
{
    /// <summary>Through the generated field.</summary>
    Field,

    /// <summary>Through the field that the mixin's generated half declares.</summary>
    MixinField,

    /// <summary>Through the property itself.</summary>
    Property,

    /// <summary>Through an unsafe accessor of the compiler's backing field.</summary>
    BackingField,

    /// <summary>Read through the property, written through an unsafe accessor of its setter.</summary>
    SetMethod,

    /// <summary>Never written.</summary>
    ReadOnly,
}
