using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Orm.Generators.Diagnostics;
using Orm.Generators.Model;
using Orm.Generators.Parsing;

namespace Orm.Generators.Analyzers;

/// <summary>
/// Reports keyset pages whose ordering ends in no key, where one expression shows it all: from the table through its orderings to the page.
/// What it cannot see (joins, groups, queries out of variables, entities of other assemblies) is refused when it runs.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class PagingAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Descriptors.AmbiguousPage];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(static start =>
        {
            if (start.Compilation.GetTypeByMetadataName("Orm.Query`2") is { } query)
                start.RegisterOperationAction(operation => Analyze(operation, query), OperationKind.Invocation);
        });
    }

    private static void Analyze(OperationAnalysisContext context, INamedTypeSymbol query)
    {
        var page = (IInvocationOperation)context.Operation;
        if (page.TargetMethod.Name is not ("Seek" or "ToKeysetPageAsync") || !SymbolEqualityComparer.Default.Equals(page.TargetMethod.ContainingType.OriginalDefinition, query))
            return;
        HashSet<string> ordered = new(StringComparer.Ordinal);
        if (EntityOf(Receiver(page), ordered) is not { DeclaringSyntaxReferences.IsEmpty: false } entity || entity.Attribute("EntityAttribute") is null)
            return;
        EntityModel model = EntityParser.Parse(entity, context.Compilation, context.CancellationToken);
        if (!model.Shape.IsMapped || model.Key.Count == 0 || IsUnique(model, ordered))
            return;
        SyntaxNode place = page.Syntax is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } ? access.Name : page.Syntax;
        string tie = string.Concat(model.Key.Select((column, i) => $".{(i == 0 && ordered.Count == 0 ? "OrderBy" : "ThenBy")}(x => x.{model.Columns[column].Path})"));
        context.ReportDiagnostic(Diagnostic.Create(Descriptors.AmbiguousPage, place.GetLocation(), entity.Name, tie));
    }

    // Walks back to the table, and gathers the properties of the ordering that counts; null where something in between is not understood.
    private static INamedTypeSymbol? EntityOf(IOperation? step, HashSet<string> ordered)
    {
        bool isComplete = false;
        for (; step is IInvocationOperation call; step = Receiver(call))
        {
            switch (call.TargetMethod.Name)
            {
                case "OrderBy" or "OrderByDescending" or "ThenBy" or "ThenByDescending":
                    if (!isComplete && call.Arguments.FirstOrDefault(a => a.Parameter?.Type.TypeKind == TypeKind.Delegate) is { } key && PropertyOf(key.Value) is { } property)
                        ordered.Add(property);
                    isComplete |= call.TargetMethod.Name is "OrderBy" or "OrderByDescending";
                    break;
                case "Where" or "Take" or "Skip" or "Include" or "AsNoTracking" or "AsTracked" or "Select" or "Seek" or "Query":
                    break;
                default:
                    return null;
            }
        }

        if (step is not IPropertyReferenceOperation { Property: { Name: "Table", IsStatic: true } } table)
            return null;
        for (INamedTypeSymbol? type = table.Type as INamedTypeSymbol; type is not null; type = type.BaseType)
        {
            if (type is { Name: "Table", TypeArguments.Length: 2, ContainingNamespace.Name: "Orm" })
                return type.TypeArguments[1] as INamedTypeSymbol;
        }

        return null;
    }

    private static IOperation? Receiver(IInvocationOperation call)
    {
        // Extensions have theirs as an argument.
        IOperation? receiver = call.Instance ?? (call.Arguments.IsEmpty ? null : call.Arguments[0].Value);
        while (receiver is IConversionOperation conversion)
            receiver = conversion.Operand;
        return receiver;
    }

    private static string? PropertyOf(IOperation key)
    {
        IBlockOperation? body = key is IDelegateCreationOperation { Target: IAnonymousFunctionOperation lambda } ? lambda.Body : null;
        IOperation? value = body?.Operations.OfType<IReturnOperation>().FirstOrDefault()?.ReturnedValue;
        while (value is IConversionOperation conversion)
            value = conversion.Operand;
        return value is IPropertyReferenceOperation { Instance: IParameterReferenceOperation, Property.Name: var name } ? name : null;
    }

    // Nulls are not equal to each other, so a unique index lets several in.
    private static bool IsUnique(EntityModel model, HashSet<string> ordered)
    {
        return Holds(model.Key) || model.Indexes.Any(index => index is { IsUnique: true, Filter: null } && index.Columns.All(c => !model.Columns[c].IsNullable) && Holds(index.Columns));

        bool Holds(EquatableArray<int> columns) => columns.All(c => ordered.Contains(model.Columns[c].Path));
    }
}
