using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Orm.Generators.Diagnostics;
using Orm.Generators.Model;
using Orm.Generators.Parsing;
using Orm.Generators.Validation;

namespace Orm.Generators.Analyzers;

/// <summary>Reports what is wrong with migrations, at their classes.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class MigrationAnalyzer : DiagnosticAnalyzer
{
    private const string Package = "Orm.Migrations";

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        [Descriptors.MigrationShape, Descriptors.DuplicateRevision, Descriptors.UnknownParent, Descriptors.RevisionCycle];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(static start =>
        {
            if (start.Compilation.GetTypeByMetadataName(MigrationParser.Attribute) is null)
                return;
            bool others = start.Compilation.SourceModule.ReferencedAssemblySymbols.Any(static a => a.Modules.Any(static m => m.ReferencedAssemblies.Any(static r => r.Name == Package)));
            Lazy<IReadOnlyList<MigrationModel>> all = new(() => MigrationsOf(start.Compilation, start.CancellationToken), LazyThreadSafetyMode.PublicationOnly);
            start.RegisterSymbolAction(symbol => Analyze(symbol, all, others), SymbolKind.NamedType);
        });
    }

    private static void Analyze(SymbolAnalysisContext context, Lazy<IReadOnlyList<MigrationModel>> all, bool others)
    {
        INamedTypeSymbol type = (INamedTypeSymbol)context.Symbol;
        if (MigrationParser.AttributeOf(type) is not { } attribute)
            return;
        foreach (Issue issue in MigrationRules.Check(MigrationParser.Parse(type, attribute), all.Value, others))
            context.ReportDiagnostic(Diagnostic.Create(Descriptors.All[issue.Id], type.Locations.FirstOrDefault(), [.. issue.Arguments]));
    }

    private static List<MigrationModel> MigrationsOf(Compilation compilation, CancellationToken cancellationToken)
    {
        List<MigrationModel> migrations = [];
        Collect(compilation.Assembly.GlobalNamespace);
        return migrations;

        void Collect(INamespaceOrTypeSymbol container)
        {
            cancellationToken.ThrowIfCancellationRequested();
            foreach (ISymbol member in container.GetMembers())
            {
                if (member is INamedTypeSymbol type && MigrationParser.AttributeOf(type) is { } attribute)
                    migrations.Add(MigrationParser.Parse(type, attribute));
                if (member is INamespaceOrTypeSymbol inner)
                    Collect(inner);
            }
        }
    }
}
