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
                p.Type.TypeKind != TypeKind.Error && RelationshipParser.TargetOf(p.Type, out _, out _) is null))
            .ToEquatable(),
        ShapeRules.IsPartial(type));
}
