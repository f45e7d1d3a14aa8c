using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Orm.Generators.Model;

namespace Orm.Generators.Parsing;

/// <summary>Reads how a property is written, and how generated code can reach its value.</summary>
internal static class PropertyParser
{
    public static string MixinField(string property) => "_" + Symbols.Camel(property);

    public static string MixinHook(string property) => "Assign" + property;

    public static string MixinReader(string property) => "Resolve" + property;

    /// <summary>A partial property that nobody else implements.</summary>
    public static bool IsOursToImplement(IPropertySymbol property) =>
        property.IsPartialDefinition && (property.PartialImplementationPart is null || property.PartialImplementationPart.IsGenerated());

    /// <summary>A property whose mixin has a generated half, here or in another assembly.</summary>
    public static bool IsMixinProperty(IPropertySymbol property) =>
        property.ContainingType.Attribute("MixinAttribute") is not null
        && (IsOursToImplement(property) || IsOffered(property, MixinHook(property.Name)) || IsOffered(property, MixinReader(property.Name)));

    // What the mixin of another assembly keeps to itself, its entities cannot override.
    private static bool IsOffered(IPropertySymbol property, string member) =>
        property.ContainingType.GetMembers(member).Any(static m => m.DeclaredAccessibility is Accessibility.Protected);

    public static bool HasInitializer(IPropertySymbol property) => Syntax(property)?.Initializer is not null;

    /// <summary>The type without its nullability, and whether null is a value of it. Without annotations, references may be null.</summary>
    public static (ITypeSymbol Type, bool IsNullable) Bare(ITypeSymbol type)
    {
        if (type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable)
            return (nullable.TypeArguments[0], true);
        return (type.WithNullableAnnotation(NullableAnnotation.None), !type.IsValueType && type.NullableAnnotation != NullableAnnotation.NotAnnotated);
    }

    public static PropertyModel Parse(IPropertySymbol property)
    {
        PropertyDeclarationSyntax? syntax = property.IsPartialDefinition ? Syntax(property) : null;
        AccessorDeclarationSyntax? getter = Accessor(syntax, SyntaxKind.GetAccessorDeclaration);
        AccessorDeclarationSyntax? setter = Accessor(syntax, SyntaxKind.SetAccessorDeclaration) ?? Accessor(syntax, SyntaxKind.InitAccessorDeclaration);
        return new PropertyModel(
            property.Name,
            Symbols.Identifier(property.Name),
            property.Type.DeclaredName(),
            syntax is null ? "" : string.Join(" ", syntax.Modifiers.Select(static m => m.Text)),
            property.GetMethod is null ? null : Modifiers(getter),
            property.SetMethod is null ? null : Modifiers(setter),
            property.SetMethod is { IsInitOnly: true } ? "init" : "set",
            syntax is not null && WarnsWhenTrimmed(property))
        {
            IsPublic = property.DeclaredAccessibility == Accessibility.Public,
            IsPublicType = property.Type.Visibility() == Accessibility.Public,
            IsReadable = IsInternal(property.DeclaredAccessibility) && property.GetMethod is { } get && IsInternal(get.DeclaredAccessibility),
        };
    }

    private static bool IsInternal(Accessibility accessibility) => accessibility is Accessibility.Public or Accessibility.Internal or Accessibility.ProtectedOrInternal;

    /// <summary>How the value is reached; null when the property is computed or otherwise no column.</summary>
    public static MemberAccess? AccessOf(IPropertySymbol property, INamedTypeSymbol entity, bool isPartial, bool isMixin, ColumnOptions options)
    {
        if (isPartial)
            return HasInitializer(property) ? MemberAccess.BackingField : MemberAccess.Field;
        if (isMixin)
            return MemberAccess.MixinField;
        if (property.GetMethod is null || (property.GetMethod.DeclaredAccessibility == Accessibility.Private && !IsOwn(property, entity)))
            return null;
        bool isAuto = IsAuto(property);
        if (property.SetMethod is not { } setter)
            return isAuto && !IsComputed(property) ? MemberAccess.BackingField : options.Computed is not null ? MemberAccess.ReadOnly : null;
        if (setter.IsInitOnly)
            return isAuto ? MemberAccess.BackingField : MemberAccess.SetMethod;
        return IsOwn(property, entity) || IsReachable(setter, entity) ? MemberAccess.Property : MemberAccess.SetMethod;
    }

    public static AccessorModel AccessorOf(IPropertySymbol property)
    {
        IPropertySymbol open = property.OriginalDefinition;
        INamedTypeSymbol type = open.ContainingType;
        bool isGeneric = type.TypeParameters.Length > 0;
        return new AccessorModel(
            isGeneric ? $"<{string.Join(", ", type.TypeParameters.Select(static p => p.Name))}>" : "",
            isGeneric ? $"<{string.Join(", ", property.ContainingType.TypeArguments.Select(static a => a.DeclaredName()))}>" : "",
            string.Concat(type.TypeParameters.Select(Constraints)),
            type.FullName(),
            open.Type.DeclaredName());
    }

    private static string Constraints(ITypeParameterSymbol parameter)
    {
        List<string> constraints = [];
        if (parameter.HasUnmanagedTypeConstraint)
            constraints.Add("unmanaged");
        else if (parameter.HasValueTypeConstraint)
            constraints.Add("struct");
        if (parameter.HasReferenceTypeConstraint)
            constraints.Add("class");
        if (parameter.HasNotNullConstraint)
            constraints.Add("notnull");
        constraints.AddRange(parameter.ConstraintTypes.Select(static t => t.DeclaredName()));
        if (parameter.HasConstructorConstraint)
            constraints.Add("new()");
        return constraints.Count == 0 ? "" : $" where {parameter.Name} : {string.Join(", ", constraints)}";
    }

    private static bool WarnsWhenTrimmed(IPropertySymbol property)
    {
        foreach (AttributeData attribute in property.GetAttributes())
        {
            foreach (AttributeData mark in attribute.AttributeConstructor?.GetAttributes() ?? [])
            {
                if (mark.AttributeClass?.Name == "RequiresUnreferencedCodeAttribute")
                    return true;
            }
        }

        return false;
    }

    private static bool IsOwn(IPropertySymbol property, INamedTypeSymbol entity) => SymbolEqualityComparer.Default.Equals(property.ContainingType, entity);

    private static bool IsReachable(IMethodSymbol setter, INamedTypeSymbol entity) => setter.DeclaredAccessibility switch
    {
        Accessibility.Public or Accessibility.Protected or Accessibility.ProtectedOrInternal => true,
        Accessibility.Internal or Accessibility.ProtectedAndInternal => SymbolEqualityComparer.Default.Equals(setter.ContainingAssembly, entity.ContainingAssembly) || setter.ContainingAssembly.GivesAccessTo(entity.ContainingAssembly),
        _ => false,
    };

    /// <summary>Whether a getter's own code gives the value, also one that caches it in <c>field</c>, and nothing sets it.</summary>
    public static bool IsComputed(IPropertySymbol property) => property.SetMethod is null
        && (!IsAuto(property) || (Syntax(property) is { } syntax && (syntax.ExpressionBody is not null || Accessor(syntax, SyntaxKind.GetAccessorDeclaration) is { Body: not null } or { ExpressionBody: not null })));

    private static bool IsAuto(IPropertySymbol property)
    {
        foreach (ISymbol member in property.OriginalDefinition.ContainingType.GetMembers())
        {
            if (member is IFieldSymbol field && SymbolEqualityComparer.Default.Equals(field.AssociatedSymbol, property.OriginalDefinition))
                return true;
        }

        return false;
    }

    private static PropertyDeclarationSyntax? Syntax(IPropertySymbol property)
    {
        foreach (SyntaxReference reference in property.DeclaringSyntaxReferences)
        {
            if (reference.GetSyntax() is PropertyDeclarationSyntax syntax && !reference.SyntaxTree.FilePath.EndsWith(Symbols.GeneratedSuffix, StringComparison.Ordinal))
                return syntax;
        }

        return null;
    }

    private static AccessorDeclarationSyntax? Accessor(PropertyDeclarationSyntax? property, SyntaxKind kind) =>
        property?.AccessorList?.Accessors.FirstOrDefault(a => a.IsKind(kind));

    private static string Modifiers(AccessorDeclarationSyntax? accessor) =>
        accessor is null ? "" : string.Concat(accessor.Modifiers.Select(static m => m.Text + " "));
}
