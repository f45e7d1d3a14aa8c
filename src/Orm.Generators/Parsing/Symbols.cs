using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Orm.Generators.Model;

namespace Orm.Generators.Parsing;

/// <summary>What the parsers ask of symbols.</summary>
internal static class Symbols
{
    /// <summary>The end of every generated file's name: analyzers see generated halves too, and must look past them.</summary>
    public const string GeneratedSuffix = ".orm.g.cs";

    private static readonly SymbolDisplayFormat Declared =
        SymbolDisplayFormat.FullyQualifiedFormat.AddMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    public static string FullName(this ITypeSymbol type) => type.WithNullableAnnotation(NullableAnnotation.None).ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat);

    /// <summary>With the nullability of reference types, as a declaration must repeat it.</summary>
    public static string DeclaredName(this ITypeSymbol type) => type.ToDisplayString(Declared);

    /// <summary>The type without its own nullability; that of its type arguments and elements stays.</summary>
    public static string BareName(this ITypeSymbol type) => type.WithNullableAnnotation(NullableAnnotation.None).ToDisplayString(Declared);

    public static string Identifier(string name) =>
        SyntaxFacts.GetKeywordKind(name) != SyntaxKind.None || SyntaxFacts.GetContextualKeywordKind(name) == SyntaxKind.FieldKeyword ? "@" + name : name;

    public static string Camel(string name) => char.ToLowerInvariant(name[0]) + name.Substring(1);

    public static bool IsOrm(this INamedTypeSymbol? type, string name, int arity = 0) =>
        type is not null && type.Name == name && type.Arity == arity
        && type.ContainingNamespace is { Name: "Orm", ContainingNamespace.IsGlobalNamespace: true };

    public static bool IsDataAnnotation(this INamedTypeSymbol type) =>
        type.ContainingNamespace is { Name: "DataAnnotations" or "Schema" } space && space.ToDisplayString().StartsWith("System.ComponentModel.DataAnnotations", StringComparison.Ordinal);

    public static AttributeData? Attribute(this ISymbol symbol, string ormName, int arity = 0)
    {
        foreach (AttributeData attribute in symbol.GetAttributes())
        {
            if (attribute.AttributeClass.IsOrm(ormName, arity))
                return attribute;
        }

        return null;
    }

    public static object? Named(this AttributeData attribute, string name)
    {
        foreach (KeyValuePair<string, TypedConstant> pair in attribute.NamedArguments)
        {
            if (pair.Key == name)
                return pair.Value.Kind == TypedConstantKind.Array ? pair.Value.Values : pair.Value.Value;
        }

        return null;
    }

    public static object? Argument(this AttributeData attribute, int index) =>
        attribute.ConstructorArguments.Length > index && attribute.ConstructorArguments[index].Kind != TypedConstantKind.Array
            ? attribute.ConstructorArguments[index].Value
            : null;

    public static bool IsEntity(this ITypeSymbol type) =>
        type.TypeKind == TypeKind.Class && (type.Attribute("EntityAttribute") is not null || type.Attribute("ViewAttribute") is not null);

    public static bool IsGenerated(this ISymbol symbol)
    {
        foreach (SyntaxReference reference in symbol.DeclaringSyntaxReferences)
        {
            if (!reference.SyntaxTree.FilePath.EndsWith(GeneratedSuffix, StringComparison.Ordinal))
                return false;
        }

        return symbol.DeclaringSyntaxReferences.Length > 0;
    }

    /// <summary>Where a type can be named: everywhere (Public), in its assembly (Internal), or only near its declaration (Private).</summary>
    public static Accessibility Visibility(this ITypeSymbol type)
    {
        if (type is IArrayTypeSymbol array)
            return array.ElementType.Visibility();
        if (type is not INamedTypeSymbol named)
            return Accessibility.Public;
        Accessibility visibility = named.DeclaredAccessibility switch
        {
            Accessibility.Public or Accessibility.NotApplicable => Accessibility.Public,
            Accessibility.Internal or Accessibility.ProtectedOrInternal => Accessibility.Internal,
            _ => Accessibility.Private,
        };
        foreach (ITypeSymbol part in named.TypeArguments.Concat(named.ContainingType is { } container ? [container] : []))
            visibility = (Accessibility)Math.Min((int)visibility, (int)part.Visibility());
        return visibility;
    }

    /// <summary>The properties of a type as its user declared them.</summary>
    public static IEnumerable<IPropertySymbol> Properties(this INamedTypeSymbol type)
    {
        foreach (ISymbol member in type.GetMembers())
        {
            if (member is IPropertySymbol { IsStatic: false, IsIndexer: false, ExplicitInterfaceImplementations.Length: 0 } property
                && !property.IsImplicitlyDeclared && !property.IsGenerated())
                yield return property;
        }
    }

    /// <summary>The name of a member of an enum, from an attribute's argument.</summary>
    /// <remarks>Null as well for a number that names none of them.</remarks>
    public static string? EnumMember(object? value, params string[] members) =>
        value is not null && Convert.ToInt64(value, System.Globalization.CultureInfo.InvariantCulture) is >= 0 and var number && number < members.Length ? members[number] : null;

    public static string? ReferentialAction(object? value) => EnumMember(value, "NoAction", "Restrict", "Cascade", "SetNull", "SetDefault");

    /// <summary>Whether a base type has a member of this name that code in the compilation could see: a property then needs <c>new</c>.</summary>
    public static bool Inherits(Compilation compilation, INamedTypeSymbol? type, string name)
    {
        for (; type is not null; type = type.BaseType)
        {
            foreach (ISymbol member in type.GetMembers(name))
            {
                if (member.DeclaredAccessibility switch
                {
                    Accessibility.Public or Accessibility.Protected or Accessibility.ProtectedOrInternal => true,
                    Accessibility.Internal or Accessibility.ProtectedAndInternal => member.ContainingAssembly.GivesAccessTo(compilation.Assembly),
                    _ => false,
                })
                {
                        return true;
                }
            }
        }

        return false;
    }

    public static TypeName NameOf(INamedTypeSymbol type)
    {
        List<string> containers = [];
        bool isPublic = type.DeclaredAccessibility == Accessibility.Public;
        for (INamedTypeSymbol? container = type.ContainingType; container is not null; container = container.ContainingType)
        {
            containers.Insert(0, Header(container));
            isPublic &= container.DeclaredAccessibility == Accessibility.Public;
        }

        return new TypeName(
            type.ContainingNamespace.IsGlobalNamespace ? "" : type.ContainingNamespace.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat.WithGlobalNamespaceStyle(SymbolDisplayGlobalNamespaceStyle.Omitted)),
            containers.ToEquatable(),
            Identifier(type.Name),
            Header(type),
            type.FullName(),
            isPublic ? "public" : "internal");
    }

    private static string Header(INamedTypeSymbol type)
    {
        string keyword = (type.IsRecord, type.TypeKind) switch
        {
            (true, TypeKind.Struct) => "record struct",
            (true, _) => "record",
            (_, TypeKind.Struct) => "struct",
            (_, TypeKind.Interface) => "interface",
            _ => "class",
        };
        string parameters = type.TypeParameters.Length == 0 ? "" : $"<{string.Join(", ", type.TypeParameters.Select(static p => p.Name))}>";
        return $"{keyword} {Identifier(type.Name)}{parameters}";
    }
}
