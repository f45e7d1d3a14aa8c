using Microsoft.CodeAnalysis;
using Orm.Generators.Model;

namespace Orm.Generators.Parsing;

/// <summary>Finds how an owned value is taken apart and put together again.</summary>
internal static class OwnedParser
{
    // A value that contains itself has no end; nobody nests this deep otherwise.
    private const int MaxDepth = 8;

    /// <summary>What <see cref="Parse"/> found: the model, and its columns in order.</summary>
    public sealed class Result(List<Leaf> leaves, OwnedModel model)
    {
        public List<Leaf> Leaves { get; } = leaves;

        public OwnedModel Model { get; } = model;
    }

    /// <summary>A column of an owned value.</summary>
    /// <param name="path">The names of the properties that lead to it, with dots.</param>
    /// <param name="name">The column's name without its owner's prefix.</param>
    /// <param name="isInOptional">Whether a value on the way, below the owner's property, may be null.</param>
    public sealed class Leaf(string path, string name, ColumnOptions options, TypeMapping type, bool isNullable, bool isInOptional)
    {
        public string Path { get; } = path;

        public string Name { get; } = name;

        public ColumnOptions Options { get; } = options;

        public TypeMapping Type { get; } = type;

        public bool IsNullable { get; } = isNullable;

        public bool IsInOptional { get; } = isInOptional;
    }

    /// <summary>Null when a part cannot be stored, or when there is no way to make the value from its parts.</summary>
    public static Result? Parse(INamedTypeSymbol type, IAssemblySymbol assembly, int style, int depth = 0)
    {
        if (depth > MaxDepth)
            return null;
        List<IPropertySymbol> properties = [];
        List<OwnedPart> parts = [];
        List<Leaf> leaves = [];
        foreach (IPropertySymbol property in type.Properties())
        {
            if (property.DeclaredAccessibility != Accessibility.Public || property.GetMethod is null)
                continue;
            ColumnOptions options = ColumnOptions.Of(property);
            bool isComputed = property.SetMethod is null && !IsParameter(type, property);
            if (options.NotMapped || isComputed)
                continue;
            if (ParsePart(property, options, assembly, style, depth, leaves) is not { } part)
                return null;
            properties.Add(property);
            parts.Add(part);
        }

        if (parts.Count == 0)
            return null;
        bool usesInitializer = properties.TrueForAll(static p => p.SetMethod is { DeclaredAccessibility: Accessibility.Public or Accessibility.Internal })
            && (type.IsValueType || type.InstanceConstructors.Any(static c => c.Parameters.Length == 0 && c.DeclaredAccessibility is Accessibility.Public or Accessibility.Internal));
        List<int>? order = usesInitializer ? [] : ConstructorOrder(type, properties);
        if (order is null)
            return null;
        bool isMutable = (type.IsReferenceType && properties.Exists(static p => p.SetMethod is { IsInitOnly: false }))
            || parts.Exists(static p => p.Owned is { IsMutable: true } || p.Equality is ValueEquality.Document);
        return new Result(leaves, new OwnedModel(type.FullName(), parts.ToEquatable(), !usesInitializer, order.ToEquatable(), isMutable));
    }

    /// <summary>Whether a type is spread over columns.</summary>
    public static bool IsOwned(ITypeSymbol type, ColumnOptions options) => options.Owned || type.Attribute("OwnedAttribute") is not null;

    /// <summary>What the columns of an owned property start with.</summary>
    public static string Prefix(IPropertySymbol property, ITypeSymbol type, ColumnOptions options, int style) =>
        options.Prefix
        ?? type.Attribute("OwnedAttribute")?.Named("Prefix") as string
        ?? Naming.Apply(style, property.Name) + (style is 1 or 2 ? "" : "_");

    /// <summary>The name of a part's column: camel case starts the part's word with a capital.</summary>
    public static string Prefixed(string prefix, string name, int style) => style == 2 ? Naming.Join(style, prefix, name) : prefix + name;

    private static OwnedPart? ParsePart(IPropertySymbol property, ColumnOptions options, IAssemblySymbol assembly, int style, int depth, List<Leaf> leaves)
    {
        (ITypeSymbol bare, bool isNullable) = PropertyParser.Bare(property.Type);
        if (IsOwned(bare, options))
        {
            if (bare is not INamedTypeSymbol named || Parse(named, assembly, style, depth + 1) is not { } inner)
                return null;
            string prefix = Prefix(property, bare, options, style);
            leaves.AddRange(inner.Leaves.Select(l => new Leaf($"{property.Name}.{l.Path}", Prefixed(prefix, l.Name, style), l.Options, l.Type, l.IsNullable, l.IsInOptional || isNullable)));
            return Part(ValueEquality.Comparer, inner.Model);
        }

        if (TypeParser.Parse(bare, options, assembly) is not { } mapping)
            return null;
        leaves.Add(new Leaf(property.Name, options.Name ?? Naming.Apply(style, property.Name), options, mapping, isNullable, isInOptional: false));
        return Part(mapping.Equality, null);

        OwnedPart Part(ValueEquality equality, OwnedModel? owned) =>
            new(property.Name, Symbols.Identifier(property.Name), property.Type.DeclaredName(), isNullable, bare.IsValueType, equality, owned);
    }

    private static bool IsParameter(INamedTypeSymbol type, IPropertySymbol property) =>
        type.InstanceConstructors.Any(c => c.Parameters.Any(p => Matches(p, property)));

    private static bool Matches(IParameterSymbol parameter, IPropertySymbol property) =>
        string.Equals(parameter.Name, property.Name, StringComparison.OrdinalIgnoreCase) && SymbolEqualityComparer.Default.Equals(parameter.Type, property.Type);

    private static List<int>? ConstructorOrder(INamedTypeSymbol type, List<IPropertySymbol> properties)
    {
        foreach (IMethodSymbol constructor in type.InstanceConstructors)
        {
            if (constructor.Parameters.Length != properties.Count || constructor.DeclaredAccessibility is not (Accessibility.Public or Accessibility.Internal))
                continue;
            List<int> order = [.. constructor.Parameters.Select(p => properties.FindIndex(property => Matches(p, property)))];
            if (!order.Contains(-1) && order.Distinct().Count() == order.Count)
                return order;
        }

        return null;
    }
}
