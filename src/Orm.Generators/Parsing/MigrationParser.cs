using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Orm.Generators.Model;

namespace Orm.Generators.Parsing;

/// <summary>Reads the attribute of a migration, and what its class is.</summary>
internal static class MigrationParser
{
    public const string Attribute = "Orm.Migrations.MigrationAttribute";

    public static AttributeData? AttributeOf(INamedTypeSymbol type) =>
        type.GetAttributes().FirstOrDefault(static a => a.AttributeClass is { Name: "MigrationAttribute" } found && IsMigrations(found));

    public static MigrationModel Parse(INamedTypeSymbol type, AttributeData attribute) => new(
        type.FullName(),
        type.Name,
        attribute.Argument(0) as string ?? "",
        attribute.Named("Message") as string ?? "",
        (attribute.Named("Parents") is ImmutableArray<TypedConstant> { IsDefault: false } parents ? parents.Select(static p => p.Value).OfType<string>() : []).ToEquatable(),
        MistakeOf(type, attribute));

    private static string? MistakeOf(INamedTypeSymbol type, AttributeData attribute)
    {
        if (string.IsNullOrWhiteSpace(attribute.Argument(0) as string))
            return "its id is empty";
        if (!Derives(type))
            return "it does not derive from Migration";
        if (!type.IsSealed || type.IsAbstract)
            return "it is not sealed";
        if (IsGeneric(type))
            return "it is generic";
        if (type.Visibility() == Accessibility.Private || type.IsFileLocal)
            return "it is private, so that its registration could not name it";
        return type.InstanceConstructors.Any(static c => c.Parameters.Length == 0 && c.DeclaredAccessibility is Accessibility.Public or Accessibility.Internal)
            ? null
            : "it has no constructor without parameters that its registration could call";
    }

    private static bool Derives(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? level = type.BaseType; level is not null; level = level.BaseType)
        {
            if (level.Name == "Migration" && IsMigrations(level))
                return true;
        }

        return false;
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

    private static bool IsMigrations(INamedTypeSymbol type) =>
        type.ContainingNamespace is { Name: "Migrations", ContainingNamespace: { Name: "Orm", ContainingNamespace.IsGlobalNamespace: true } };
}
