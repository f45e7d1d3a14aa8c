using Microsoft.CodeAnalysis;
using Orm.Generators.Model;

namespace Orm.Generators.Parsing;

/// <summary>Reads the partial properties of a mixin.</summary>
internal static class MixinParser
{
    public static MixinModel Parse(INamedTypeSymbol type) => new(
        Symbols.NameOf(type),
        type.Properties()
            .Where(static p => PropertyParser.IsOursToImplement(p) && !ColumnOptions.Of(p).NotMapped)
            .Select(static p => new MixinProperty(
                PropertyParser.Parse(p),
                PropertyParser.MixinField(p.Name),
                !p.Type.IsValueType,
                KindOf(p.Type)))
            .ToEquatable(),
        ShapeRules.IsPartial(type));

    private static MixinPropertyKind KindOf(ITypeSymbol type) => type.TypeKind == TypeKind.Error ? MixinPropertyKind.Unmapped
        : RelationshipParser.TargetOf(type, out _, out _) is null ? MixinPropertyKind.Column : MixinPropertyKind.Relationship;
}
