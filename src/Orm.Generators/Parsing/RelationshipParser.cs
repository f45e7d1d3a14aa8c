using Microsoft.CodeAnalysis;
using Orm.Generators.Model;
using Orm.Generators.Resolution;

namespace Orm.Generators.Parsing;

/// <summary>Reads relationships as one side declares them.</summary>
internal static class RelationshipParser
{
    /// <summary>The entity that a property of this type refers to, or null when it is no relationship.</summary>
    public static INamedTypeSymbol? TargetOf(ITypeSymbol type, out bool isCollection, out bool isWriteOnly)
    {
        isCollection = isWriteOnly = false;
        if (type is not INamedTypeSymbol named)
            return null;
        if (named.IsEntity())
            return (INamedTypeSymbol)named.WithNullableAnnotation(NullableAnnotation.None);
        isWriteOnly = named is { TypeArguments.Length: 1, Name: "WriteOnly", ContainingNamespace: { Name: "Orm", ContainingNamespace.IsGlobalNamespace: true } };
        isCollection = isWriteOnly || named is { TypeArguments.Length: 1, Name: "IList" or "ICollection" or "IEnumerable" or "EntityCollection" };
        return isCollection && named.TypeArguments[0] is INamedTypeSymbol element && element.IsEntity()
            ? (INamedTypeSymbol)element.WithNullableAnnotation(NullableAnnotation.None)
            : null;
    }

    /// <summary>The entity that a collection of another kind holds, such as List or an array; null for everything else.</summary>
    public static INamedTypeSymbol? ElementOf(ITypeSymbol type)
    {
        if (type is IArrayTypeSymbol array)
            return array.ElementType is INamedTypeSymbol element && element.IsEntity() ? element : null;
        return type is INamedTypeSymbol { IsGenericType: true } named
            ? named.AllInterfaces.Concat([named]).Where(static i => i.OriginalDefinition.SpecialType == SpecialType.System_Collections_Generic_IEnumerable_T)
                .Select(static i => i.TypeArguments[0]).OfType<INamedTypeSymbol>().FirstOrDefault(static t => t.IsEntity())
            : null;
    }

    public static RelationshipModel Parse(
        IPropertySymbol property,
        ColumnOptions options,
        PropertyModel model,
        INamedTypeSymbol target,
        bool isCollection,
        bool isWriteOnly,
        string fieldName,
        Compilation compilation,
        INamedTypeSymbol? handleBase,
        INamedTypeSymbol? outerBase)
    {
        AttributeData? attribute = options.Relationship;
        string? foreignKey = attribute?.Named("ForeignKey") as string ?? options.ForeignKeyName;
        return new RelationshipModel(
            model,
            target.FullName(),
            isCollection,
            isWriteOnly,
            !isCollection && property.Type.NullableAnnotation != NullableAnnotation.NotAnnotated,
            fieldName,
            attribute?.Named("BackPopulates") as string ?? options.InverseProperty,
            Names(foreignKey),
            Names(attribute?.Named("PrincipalKey") as string),
            attribute?.Named("Through") as string,
            attribute?.Named("ThroughSource") as string,
            attribute?.Named("ThroughTarget") as string,
            attribute?.Named("Cascade") is { } cascade ? Convert.ToInt32(cascade, System.Globalization.CultureInfo.InvariantCulture) : null,
            Symbols.ReferentialAction(attribute?.Named("OnDelete")),
            Symbols.ReferentialAction(attribute?.Named("OnUpdate")),
            External(target, compilation),
            Symbols.Inherits(compilation, handleBase, property.Name),
            Symbols.Inherits(compilation, outerBase, property.Name));
    }

    public static ColumnForeignKey ParseColumnForeignKey(int column, INamedTypeSymbol principal, AttributeData attribute, INamedTypeSymbol entity, Compilation compilation) => new(
        column,
        principal.FullName(),
        attribute.Argument(0) as string,
        attribute.Named("Name") as string,
        Symbols.ReferentialAction(attribute.Named("OnDelete")),
        Symbols.ReferentialAction(attribute.Named("OnUpdate")),
        External(principal, compilation));

    private static EntityFacts? External(INamedTypeSymbol target, Compilation compilation) =>
        SymbolEqualityComparer.Default.Equals(target.ContainingAssembly, compilation.Assembly) || !target.IsEntity()
            ? null
            : EntityParser.External(target, compilation);

    private static EquatableArray<string> Names(string? list) =>
        list is null ? default : list.Split(',').Select(static n => n.Trim()).Where(static n => n.Length > 0).ToEquatable();
}
