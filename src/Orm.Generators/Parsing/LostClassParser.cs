using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using Orm.Generators.Diagnostics;
using Orm.Generators.Model;

namespace Orm.Generators.Parsing;

/// <summary>Finds classes whose partial properties stay without a body.</summary>
internal static class LostClassParser
{
    public static bool MayBe(SyntaxNode node) => node is TypeDeclarationSyntax type && HasPartialProperty(type)
        && type.AncestorsAndSelf().OfType<TypeDeclarationSyntax>().Any(static level => !level.Modifiers.Any(SyntaxKind.PartialKeyword));

    public static LostClassModel? Parse(INamedTypeSymbol type, TypeDeclarationSyntax declaration)
    {
        List<Issue> issues = [];
        ShapeRules.CheckPartial(type, issues);
        if (issues.Count == 0)
            return null;
        FileLinePositionSpan place = declaration.Identifier.GetLocation().GetLineSpan();
        TextSpan span = declaration.Identifier.Span;
        return new LostClassModel(issues.ToEquatable(), place.Path, span.Start, span.Length, place.StartLinePosition.Line, place.StartLinePosition.Character);
    }

    /// <summary>Whether an issue is the generator's to report.</summary>
    public static bool Reports(INamedTypeSymbol type, Issue issue) =>
        issue.Id is Ids.NotPartial or Ids.ContainerNotPartial && ShapeRules.Declarations(type).Any(HasPartialProperty);

    private static bool HasPartialProperty(TypeDeclarationSyntax type) =>
        type.Members.Any(static m => m is PropertyDeclarationSyntax property && property.Modifiers.Any(SyntaxKind.PartialKeyword));
}
