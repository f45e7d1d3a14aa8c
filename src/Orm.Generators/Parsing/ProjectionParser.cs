using Microsoft.CodeAnalysis;
using Orm.Generators.Model;

namespace Orm.Generators.Parsing;

/// <summary>Reads the constructor of a projection.</summary>
internal static class ProjectionParser
{
    /// <summary>What the generated method is called, unless that is taken.</summary>
    public const string Project = "Project";

    public static ProjectionModel Parse(INamedTypeSymbol type) => new(
        Symbols.NameOf(type),
        (ConstructorOf(type)?.Parameters.Select(static p => new ProjectionParameter(Symbols.Identifier(Symbols.Camel(p.Name)), p.Type.DeclaredName())) ?? []).ToEquatable(),
        ShapeRules.IsPartial(type),
        MethodOf(type));

    private static string MethodOf(INamedTypeSymbol type)
    {
        string name = Project;
        while (type.Name == name || type.GetMembers(name).Any(static m => !m.IsGenerated()))
            name += "Columns";
        return name;
    }

    // The longest public one is the primary constructor of a positional record; the copy constructor takes the type itself.
    private static IMethodSymbol? ConstructorOf(INamedTypeSymbol type) => type.InstanceConstructors
        .Where(c => c.Parameters.Length > 0 && !(c.Parameters.Length == 1 && SymbolEqualityComparer.Default.Equals(c.Parameters[0].Type, type)))
        .OrderByDescending(static c => c.DeclaredAccessibility == Accessibility.Public)
        .ThenByDescending(static c => c.Parameters.Length)
        .FirstOrDefault();
}
