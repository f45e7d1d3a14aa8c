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

    private static bool CheckPartial(INamedTypeSymbol type, List<Issue> issues)
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

    private static IEnumerable<TypeDeclarationSyntax> Declarations(INamedTypeSymbol type)
    {
        foreach (SyntaxReference reference in type.DeclaringSyntaxReferences)
        {
            if (reference.GetSyntax() is TypeDeclarationSyntax declaration && !reference.SyntaxTree.FilePath.EndsWith(Symbols.GeneratedSuffix, StringComparison.Ordinal))
                yield return declaration;
        }
    }
}
