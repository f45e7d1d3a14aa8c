namespace Orm.Generators.Model;

/// <summary>A value spread over columns.</summary>
/// <param name="Type">Its class or struct.</param>
/// <param name="Parts">Its properties, in column order.</param>
/// <param name="UsesConstructor">Whether it is made by a constructor that takes the parts in <see cref="ConstructorOrder"/>; else by an initialiser.</param>
/// <param name="ConstructorOrder">For each constructor parameter the index of its part.</param>
/// <param name="IsMutable">Whether it, or a value inside it, is a class whose parts can be set after it was made.</param>
internal sealed record OwnedModel(string Type, EquatableArray<OwnedPart> Parts, bool UsesConstructor, EquatableArray<int> ConstructorOrder, bool IsMutable)
{
    /// <summary>The properties that lead to each column, in column order.</summary>
    public OwnedPart[][] Leaves => [.. Parts.SelectMany(static p => p.Owned is null ? [[p]] : p.Owned.Leaves.Select(l => (OwnedPart[])[p, .. l]))];
}

/// <summary>A property of an owned value: a column, or an owned value itself.</summary>
internal sealed record OwnedPart(string Name, string Identifier, string Type, bool IsNullable, bool IsValueType, ValueEquality Equality, OwnedModel? Owned)
{
    /// <summary>Whether reading on from it could meet null.</summary>
    public bool NeedsCare => IsNullable || !IsValueType;
}
