using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Orm.Generators.Diagnostics;
using Orm.Generators.Model;
using Orm.Generators.Parsing;
using Orm.Generators.Resolution;
using Orm.Generators.Validation;

namespace Orm.Generators.Analyzers;

/// <summary>Reports what is wrong with entities, at their source: the generator's own parser and rules, run over the same classes.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class MappingAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [.. Descriptors.All.Values];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(static start =>
        {
            Lazy<MappedModel> model = new(() => MappedModel.Of(EntitiesOf(start.Compilation, start.CancellationToken)), LazyThreadSafetyMode.PublicationOnly);
            start.RegisterSymbolAction(symbol => Analyze(symbol, model), SymbolKind.NamedType);
        });
    }

    private static void Analyze(SymbolAnalysisContext context, Lazy<MappedModel> model)
    {
        INamedTypeSymbol type = (INamedTypeSymbol)context.Symbol;
        if (type.Attribute("MixinAttribute") is not null && (!type.IsAbstract || type.TypeKind != TypeKind.Class || type.IsRecord || !ShapeRules.IsPartial(type)))
            Report(context, type, Issue.Of(Ids.MixinNotPartial, null, type.Name));
        if (type.Attribute("ProjectionAttribute") is not null)
        {
            ProjectionModel projection = ProjectionParser.Parse(type);
            if (!projection.IsValid)
                Report(context, type, Issue.Of(Ids.ProjectionShape, null, type.Name));
            else if (projection.Method != ProjectionParser.Project)
                Report(context, type, Issue.Of(Ids.ProjectTaken, null, type.Name, projection.Method));
        }

        if (!IsMapped(type))
            return;
        EntityModel entity = EntityParser.Parse(type, context.Compilation, context.CancellationToken);
        if (entity.Id == model.Value.FirstId && OldLanguage(type) is { } version)
            Report(context, type, Issue.Of(Ids.LanguageVersion, null, version));
        ResolvedEntity resolved = Resolver.Resolve(entity, model.Value.Facts);
        foreach (Issue issue in ModelRules.Check(resolved, model.Value.Facts).Concat(model.Value.DuplicateIndexes(resolved)))
        {
            if (!LostClassParser.Reports(type, issue))
                Report(context, type, issue);
        }
    }

    private static bool IsMapped(INamedTypeSymbol type) => type.Attribute("EntityAttribute") is not null || type.Attribute("ViewAttribute") is not null;

    private static void Report(SymbolAnalysisContext context, INamedTypeSymbol type, Issue issue) =>
        context.ReportDiagnostic(Diagnostic.Create(Descriptors.All[issue.Id], LocationOf(type, issue.Member), [.. issue.Arguments]));

    private static Location? LocationOf(INamedTypeSymbol type, string? member)
    {
        if (member is not null)
        {
            Location? own = type.GetMembers(member).Where(static m => !m.IsGenerated()).SelectMany(static m => m.Locations).FirstOrDefault(IsUsers);
            if (own is not null)
                return own;
        }

        return type.Locations.FirstOrDefault(IsUsers) ?? type.Locations.FirstOrDefault();
    }

    private static bool IsUsers(Location location) => location.SourceTree is { } tree && !tree.FilePath.EndsWith(Symbols.GeneratedSuffix, StringComparison.Ordinal);

    // C# 14 has no name in the compiler that this assembly is built against.
    private static string? OldLanguage(INamedTypeSymbol type) =>
        type.DeclaringSyntaxReferences.FirstOrDefault()?.SyntaxTree.Options is CSharpParseOptions { LanguageVersion: < (LanguageVersion)1400 and var version } ? version.ToDisplayString() : null;

    private static List<EntityModel> EntitiesOf(Compilation compilation, CancellationToken cancellationToken)
    {
        List<EntityModel> entities = [];
        Collect(compilation.Assembly.GlobalNamespace);
        return entities;

        void Collect(INamespaceOrTypeSymbol container)
        {
            cancellationToken.ThrowIfCancellationRequested();
            foreach (ISymbol member in container.GetMembers())
            {
                if (member is INamedTypeSymbol type && IsMapped(type))
                    entities.Add(EntityParser.Parse(type, compilation, cancellationToken));
                if (member is INamespaceOrTypeSymbol inner)
                    Collect(inner);
            }
        }
    }
}
