using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
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
            Lazy<FactsTable> facts = new(() => FactsOf(start.Compilation, start.CancellationToken), LazyThreadSafetyMode.PublicationOnly);
            start.RegisterSymbolAction(symbol => Analyze(symbol, facts), SymbolKind.NamedType);
        });
    }

    private static void Analyze(SymbolAnalysisContext context, Lazy<FactsTable> facts)
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
        foreach (Issue issue in ModelRules.Check(Resolver.Resolve(entity, facts.Value), facts.Value))
            Report(context, type, issue);
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

    private static FactsTable FactsOf(Compilation compilation, CancellationToken cancellationToken)
    {
        List<EntityFacts> facts = [];
        Collect(compilation.Assembly.GlobalNamespace);
        return new FactsTable(facts.ToEquatable());

        void Collect(INamespaceOrTypeSymbol container)
        {
            cancellationToken.ThrowIfCancellationRequested();
            foreach (ISymbol member in container.GetMembers())
            {
                if (member is INamedTypeSymbol type && IsMapped(type))
                    facts.Add(EntityFacts.Of(EntityParser.Parse(type, compilation, cancellationToken)));
                if (member is INamespaceOrTypeSymbol inner)
                    Collect(inner);
            }
        }
    }
}
