using Microsoft.CodeAnalysis;
using Orm.Generators.Model;

namespace Orm.Generators.Parsing;

/// <summary>Finds how an owned value is taken apart and put together again.</summary>
internal static class OwnedParser
{
    public sealed class Result(List<(IPropertySymbol Property, ColumnOptions Options, TypeMapping Type)> parts, OwnedModel model)
    {
        public List<(IPropertySymbol Property, ColumnOptions Options, TypeMapping Type)> Parts { get; } = parts;

        public OwnedModel Model { get; } = model;
    }

    /// <summary>Null when a part cannot be stored, or when there is no way to make the value from its parts.</summary>
    public static Result? Parse(INamedTypeSymbol type, IAssemblySymbol assembly)
    {
        List<(IPropertySymbol Property, ColumnOptions Options, TypeMapping Type)> parts = [];
        foreach (IPropertySymbol property in type.Properties())
        {
            if (property.DeclaredAccessibility != Accessibility.Public || property.GetMethod is null)
                continue;
            ColumnOptions options = ColumnOptions.Of(property);
            bool isComputed = property.SetMethod is null && !IsParameter(type, property);
            if (options.NotMapped || isComputed)
                continue;
            if (TypeParser.Parse(PropertyParser.Bare(property.Type).Type, options, assembly) is not { } mapping)
                return null;
            parts.Add((property, options, mapping));
        }

        if (parts.Count == 0)
            return null;
        bool usesInitializer = parts.TrueForAll(static p => p.Property.SetMethod is { DeclaredAccessibility: Accessibility.Public or Accessibility.Internal })
            && (type.IsValueType || type.InstanceConstructors.Any(static c => c.Parameters.Length == 0 && c.DeclaredAccessibility is Accessibility.Public or Accessibility.Internal));
        List<int>? order = usesInitializer ? [] : ConstructorOrder(type, parts);
        if (order is null)
            return null;
        bool isMutable = type.IsReferenceType && parts.Exists(static p => p.Property.SetMethod is { IsInitOnly: false });
        OwnedModel model = new(
            parts.Select(static p =>
            {
                (ITypeSymbol bare, bool isNullable) = PropertyParser.Bare(p.Property.Type);
                return new OwnedPart(Symbols.Identifier(p.Property.Name), p.Property.Type.DeclaredName(), isNullable, bare.IsValueType, p.Type.Equality);
            }).ToEquatable(),
            !usesInitializer,
            order.ToEquatable(),
            isMutable);
        return new Result(parts, model);
    }

    private static bool IsParameter(INamedTypeSymbol type, IPropertySymbol property) =>
        type.InstanceConstructors.Any(c => c.Parameters.Any(p => Matches(p, property)));

    private static bool Matches(IParameterSymbol parameter, IPropertySymbol property) =>
        string.Equals(parameter.Name, property.Name, StringComparison.OrdinalIgnoreCase) && SymbolEqualityComparer.Default.Equals(parameter.Type, property.Type);

    private static List<int>? ConstructorOrder(INamedTypeSymbol type, List<(IPropertySymbol Property, ColumnOptions Options, TypeMapping Type)> parts)
    {
        foreach (IMethodSymbol constructor in type.InstanceConstructors)
        {
            if (constructor.Parameters.Length != parts.Count || constructor.DeclaredAccessibility is not (Accessibility.Public or Accessibility.Internal))
                continue;
            List<int> order = [.. constructor.Parameters.Select(p => parts.FindIndex(part => Matches(p, part.Property)))];
            if (!order.Contains(-1) && order.Distinct().Count() == order.Count)
                return order;
        }

        return null;
    }
}
