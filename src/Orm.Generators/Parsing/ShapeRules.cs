using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Orm.Generators.Diagnostics;
using Orm.Generators.Model;

namespace Orm.Generators.Parsing;

/// <summary>What a class must be to become an entity.</summary>
internal static class ShapeRules
{
    public static bool IsPartial(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? level = type; level is not null; level = level.ContainingType)
        {
            if (!Declarations(level).Any(static d => d.Modifiers.Any(SyntaxKind.PartialKeyword)))
                return false;
        }

        return true;
    }

    public static EntityShape Check(INamedTypeSymbol type, List<Issue> issues)
    {
        int before = issues.Count;
        bool isPartial = CheckPartial(type, issues);
        if (type.Attribute("EntityAttribute") is not null && type.Attribute("ViewAttribute") is not null)
            issues.Add(Issue.Of(Ids.TableAndView, null, type.Name));
        if (type.IsRecord || type.IsValueType)
            issues.Add(Issue.Of(Ids.RecordEntity, null, type.Name));
        if (Unmade(type) is { } reason)
            issues.Add(Issue.Of(Ids.UnmadeEntity, null, type.Name, reason));
        if (IsGeneric(type))
            issues.Add(Issue.Of(Ids.GenericEntity, null, type.Name));
        if (!type.IsRecord && Declarations(type).Any(static d => d is ClassDeclarationSyntax { ParameterList: not null }))
            issues.Add(Issue.Of(Ids.PrimaryConstructor, null, type.Name));
        if (type.Visibility() == Accessibility.Private || type.IsFileLocal)
            issues.Add(Issue.Of(Ids.InaccessibleEntity, null, type.Name));
        if (type.IsAbstract)
            issues.Add(Issue.Of(Ids.Inheritance, null, type.Name, "is abstract"));
        for (INamedTypeSymbol? level = type.BaseType; level is not null; level = level.BaseType)
        {
            if (level.IsEntity())
            {
                issues.Add(Issue.Of(Ids.Inheritance, null, type.Name, $"derives from the entity {level.Name}"));
                break;
            }
        }

        bool hasConstructor = type.InstanceConstructors.Any(static c => !c.IsImplicitlyDeclared && !c.IsGenerated());
        return new EntityShape(issues.Count == before, isPartial, !hasConstructor, false);
    }

    // Why the generated constructor could not be declared, or not call its base's.
    private static string? Unmade(INamedTypeSymbol type)
    {
        if (type.IsStatic)
            return "is static: remove 'static'";
        if (type.InstanceConstructors.Any(static c => !c.IsGenerated() && c.Parameters.Length == 1 && c.Parameters[0].Type is { Name: "Materialized", ContainingNamespace: { Name: "Mapping", ContainingNamespace.Name: "Orm" } } && c.DeclaringSyntaxReferences.Length > 0))
            return "declares a constructor that takes Materialized, as the generated half does: remove it";
        if (type.BaseType is { SpecialType: SpecialType.None, IsRecord: false } parent && !parent.InstanceConstructors.Any(c => IsCallable(c, type)))
            return $"derives from {parent.Name}, which has no constructor without parameters that {type.Name} can call: add a protected one";
        return null;
    }

    private static bool IsCallable(IMethodSymbol constructor, INamedTypeSymbol type) =>
        constructor.Parameters.All(static p => p.IsOptional || p.IsParams)
        && constructor.DeclaredAccessibility switch
        {
            Accessibility.Public or Accessibility.Protected or Accessibility.ProtectedOrInternal => true,
            Accessibility.Internal or Accessibility.ProtectedAndInternal => SymbolEqualityComparer.Default.Equals(constructor.ContainingAssembly, type.ContainingAssembly) || constructor.ContainingAssembly.GivesAccessTo(type.ContainingAssembly),
            _ => false,
        };

    /// <summary>Whether the class, and those around it, are partial; adds what is to be said otherwise.</summary>
    public static bool CheckPartial(INamedTypeSymbol type, List<Issue> issues)
    {
        bool isPartial = true;
        for (INamedTypeSymbol? level = type; level is not null; level = level.ContainingType)
        {
            if (Declarations(level).Any(static d => d.Modifiers.Any(SyntaxKind.PartialKeyword)))
                continue;
            isPartial = false;
            issues.Add(SymbolEqualityComparer.Default.Equals(level, type)
                ? Issue.Of(Ids.NotPartial, null, type.Name)
                : Issue.Of(Ids.ContainerNotPartial, null, type.Name, level.Name));
        }

        return isPartial;
    }

    private static bool IsGeneric(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? level = type; level is not null; level = level.ContainingType)
        {
            if (level.Arity > 0)
                return true;
        }

        return false;
    }

    /// <summary>The parts of a class that its author wrote.</summary>
    public static IEnumerable<TypeDeclarationSyntax> Declarations(INamedTypeSymbol type)
    {
        foreach (SyntaxReference reference in type.DeclaringSyntaxReferences)
        {
            if (reference.GetSyntax() is TypeDeclarationSyntax declaration && !reference.SyntaxTree.FilePath.EndsWith(Symbols.GeneratedSuffix, StringComparison.Ordinal))
                yield return declaration;
        }
    }
}
