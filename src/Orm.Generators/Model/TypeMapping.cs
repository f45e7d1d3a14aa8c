namespace Orm.Generators.Model;

/// <summary>How values of a type travel to and from a column.</summary>
/// <param name="ModelType">The CLR type, never nullable, with <c>global::</c>.</param>
/// <param name="Kind">A member of StoredKind.</param>
/// <param name="ColumnType">The expression that gives the runtime's mapping.</param>
/// <param name="ReadFormat">Reads from <c>row</c> at <c>{0}</c>; null when the runtime's mapping does it.</param>
/// <param name="BindFormat">Binds <c>{1}</c> at <c>{0}</c> of <c>binder</c>; null when the runtime's mapping does it.</param>
/// <param name="IsValueType">Whether the CLR type is a value type.</param>
/// <param name="Equality">How two values are compared.</param>
/// <param name="Truncate">The format that cuts a temporal value <c>{0}</c> to <c>{1}</c> digits; else null.</param>
/// <param name="Registration">The expression to register as the type's own mapping; else null.</param>
internal sealed record TypeMapping(
    string ModelType,
    string Kind,
    string ColumnType,
    string? ReadFormat,
    string? BindFormat,
    bool IsValueType,
    ValueEquality Equality = ValueEquality.Operator,
    string? Truncate = null,
    string? Registration = null)
{
    /// <summary>Whether a database can make the values of such a key.</summary>
    public bool IsInteger => !IsArray && Kind is ("Int16" or "Int32" or "Int64" or "UInt64");

    /// <summary>Whether a value is a list whose elements are of <see cref="Kind"/>.</summary>
    public bool IsArray { get; init; }

    /// <summary>Whether elements of a list may be null.</summary>
    public bool HasNulls { get; init; }

    /// <summary>The type that a converter stores; else the model's own.</summary>
    public string StoredType { get; init; } = ModelType;

    /// <summary>How a converter makes the stored value of <c>{0}</c>; null without one.</summary>
    public string? ToStored { get; init; }

    /// <summary>Whether equal contents are equal values, as keys must be.</summary>
    public bool HasValueEquality { get; init; } = true;

    /// <summary>How an integer becomes a value; <c>{0}</c> is a long.</summary>
    public string? FromInteger { get; init; }

    /// <summary>How a Guid becomes a value; <c>{0}</c> is the Guid.</summary>
    public string? FromGuid { get; init; }
}

/// <summary>How two values of a type are compared.</summary>
internal enum ValueEquality
{
    /// <summary>By <c>==</c>.</summary>
    Operator,

    /// <summary>By the default comparer.</summary>
    Comparer,

    /// <summary>By content.</summary>
    Bytes,

    /// <summary>By the document that they are stored as; the value can change in place.</summary>
    Document,
}
