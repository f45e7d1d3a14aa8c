using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using Orm.Generators.Diagnostics;
using Orm.Generators.Emission;
using Orm.Generators.Model;
using Orm.Generators.Parsing;
using Orm.Generators.Resolution;

namespace Orm.Generators;

/// <summary>Writes the mapping half of entity classes, their table handles, and the registration of models and dialects.</summary>
/// <remarks>
/// Attribute to model (per entity), model to facts (what others must know), facts of all to a table, model and table to a resolved
/// entity, resolved entity to one file. Only a changed model, or facts that matter to it, write a file anew.
/// </remarks>
[Generator(LanguageNames.CSharp)]
public sealed class OrmGenerator : IIncrementalGenerator
{
    private static readonly Encoding WithoutMark = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);

    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        IncrementalValuesProvider<EntityModel> entities = Entities(context, "Orm.EntityAttribute").WithTrackingName(TrackingNames.Entities);
        IncrementalValuesProvider<EntityModel> views = Entities(context, "Orm.ViewAttribute").WithTrackingName(TrackingNames.Views);
        IncrementalValueProvider<FactsTable> facts = entities.Select(static (e, _) => EntityFacts.Of(e)).Collect()
            .Combine(views.Select(static (v, _) => EntityFacts.Of(v)).Collect())
            .Select(static (all, _) => new FactsTable(all.Left.AddRange(all.Right).ToEquatable()))
            .WithTrackingName(TrackingNames.Facts);
        IncrementalValuesProvider<ResolvedEntity> resolvedEntities = entities.Combine(facts)
            .Select(static (pair, _) => Resolver.Resolve(pair.Left, pair.Right))
            .WithTrackingName(TrackingNames.ResolvedEntities);
        IncrementalValuesProvider<ResolvedEntity> resolvedViews = views.Combine(facts)
            .Select(static (pair, _) => Resolver.Resolve(pair.Left, pair.Right))
            .WithTrackingName(TrackingNames.ResolvedViews);
        context.RegisterSourceOutput(resolvedEntities, static (output, entity) => EmitEntity(output, entity));
        context.RegisterSourceOutput(resolvedViews, static (output, view) => EmitEntity(output, view));
        RegisterLostClasses(context, "Orm.EntityAttribute");
        RegisterLostClasses(context, "Orm.ViewAttribute");
        RegisterMixins(context);
        RegisterProjections(context);
        RegisterRegistry(context, resolvedEntities, resolvedViews, Migrations(context));
    }

    private static IncrementalValueProvider<EquatableArray<MigrationModel>> Migrations(IncrementalGeneratorInitializationContext context) =>
        context.SyntaxProvider.ForAttributeWithMetadataName(
            MigrationParser.Attribute,
            static (node, _) => node is ClassDeclarationSyntax,
            static (target, _) => MigrationParser.Parse((INamedTypeSymbol)target.TargetSymbol, target.Attributes[0]))
            .Where(static m => m.Mistake is null)
            .Collect()
            .Select(static (all, _) => all.Distinct().ToEquatable())
            .WithTrackingName(TrackingNames.Migrations);

    private static IncrementalValuesProvider<EntityModel> Entities(IncrementalGeneratorInitializationContext context, string attribute) =>
        context.SyntaxProvider.ForAttributeWithMetadataName(
            attribute,
            static (node, _) => node is TypeDeclarationSyntax,
            static (target, token) => IsFirst(target) ? EntityParser.Parse((INamedTypeSymbol)target.TargetSymbol, target.SemanticModel.Compilation, token) : null)
            .Where(static e => e is not null)
            .Select(static (e, _) => e!);

    // The compiler reports an attribute that stands on two parts of a class; the class is still written once, also when it is an entity and a view.
    private static bool IsFirst(GeneratorAttributeSyntaxContext target)
    {
        INamedTypeSymbol matched = target.Attributes[0].AttributeClass!;
        if (matched.Name == "ViewAttribute" && target.TargetSymbol.Attribute("EntityAttribute") is not null)
            return false;
        return target.TargetSymbol.Attribute(matched.Name)?.ApplicationSyntaxReference is { } reference
            && reference.SyntaxTree == target.TargetNode.SyntaxTree
            && target.TargetNode.Span.Contains(reference.Span);
    }

    private static void RegisterLostClasses(IncrementalGeneratorInitializationContext context, string attribute)
    {
        IncrementalValuesProvider<LostClassModel?> lost = context.SyntaxProvider.ForAttributeWithMetadataName(
            attribute,
            static (node, _) => LostClassParser.MayBe(node),
            static (target, _) => IsFirst(target) ? LostClassParser.Parse((INamedTypeSymbol)target.TargetSymbol, (TypeDeclarationSyntax)target.TargetNode) : null)
            .WithTrackingName(TrackingNames.LostClasses);
        context.RegisterSourceOutput(lost, static (output, model) =>
        {
            if (model is null)
                return;
            var end = new LinePosition(model.Line, model.Column + model.Length);
            Location place = Location.Create(model.File, new TextSpan(model.Start, model.Length), new LinePositionSpan(new LinePosition(model.Line, model.Column), end));
            foreach (Issue issue in model.Issues)
                output.ReportDiagnostic(Diagnostic.Create(Descriptors.All[issue.Id], place, [.. issue.Arguments]));
        });
    }

    // The names of files compare without case: the second of Foo and FOO gets a number.
    private static IncrementalValuesProvider<(TModel Model, string HintName)> Numbered<TModel>(IncrementalValuesProvider<TModel?> models, Func<TModel, string> name)
        where TModel : class
    {
        IncrementalValuesProvider<TModel> all = models.Where(static m => m is not null).Select(static (m, _) => m!);
        IncrementalValueProvider<EquatableArray<string>> names = all.Select((m, _) => name(m)).Collect()
            .Select(static (n, _) => n.OrderBy(static x => x, StringComparer.Ordinal).ToEquatable());
        return all.Combine(names).Select((pair, _) =>
        {
            string own = name(pair.Left);
            int rank = pair.Right.TakeWhile(n => n != own).Count(n => string.Equals(n, own, StringComparison.OrdinalIgnoreCase));
            return (pair.Left, rank == 0 ? own : $"{own}.{rank}");
        });
    }

    private static void RegisterMixins(IncrementalGeneratorInitializationContext context)
    {
        IncrementalValuesProvider<MixinModel?> mixins = context.SyntaxProvider.ForAttributeWithMetadataName(
            "Orm.MixinAttribute",
            static (node, _) => node is TypeDeclarationSyntax,
            static (target, _) => IsFirst(target) ? MixinParser.Parse((INamedTypeSymbol)target.TargetSymbol) : null)
            .WithTrackingName(TrackingNames.Mixins);
        context.RegisterSourceOutput(Numbered(mixins, static m => m.HintName), static (output, mixin) =>
        {
            if (mixin.Model.IsPartial && mixin.Model.Properties.Count > 0)
                Add(output, mixin.HintName, MixinEmitter.Emit(mixin.Model));
        });
    }

    private static void RegisterProjections(IncrementalGeneratorInitializationContext context)
    {
        IncrementalValuesProvider<ProjectionModel?> projections = context.SyntaxProvider.ForAttributeWithMetadataName(
            "Orm.ProjectionAttribute",
            static (node, _) => node is TypeDeclarationSyntax,
            static (target, _) => IsFirst(target) ? ProjectionParser.Parse((INamedTypeSymbol)target.TargetSymbol) : null)
            .WithTrackingName(TrackingNames.Projections);
        context.RegisterSourceOutput(Numbered(projections, static p => p.HintName), static (output, projection) =>
        {
            if (projection.Model.IsValid)
                Add(output, projection.HintName, ProjectionEmitter.Emit(projection.Model));
        });
    }

    private static void RegisterRegistry(
        IncrementalGeneratorInitializationContext context,
        IncrementalValuesProvider<ResolvedEntity> entities,
        IncrementalValuesProvider<ResolvedEntity> views,
        IncrementalValueProvider<EquatableArray<MigrationModel>> migrations)
    {
        IncrementalValueProvider<References> references = context.CompilationProvider
            .Select(static (compilation, token) => ReferenceParser.Parse(compilation, token))
            .WithTrackingName(TrackingNames.References);
        IncrementalValueProvider<(ImmutableArray<RegistryEntry> Left, ImmutableArray<RegistryEntry> Right)> entries = entities
            .Where(static e => IsEmitted(e) && e.Entity.Shape.IsMapped)
            .Select(static (e, _) => EntryOf(e))
            .WithTrackingName(TrackingNames.RegistryEntries)
            .Collect()
            .Combine(views.Where(static v => IsEmitted(v) && v.Entity.Shape.IsMapped).Select(static (v, _) => EntryOf(v)).Collect());
        context.RegisterSourceOutput(references.Combine(entries).Combine(migrations), static (output, all) =>
        {
            (References known, var mapped) = all.Left;
            RegistryEntry[] entries = [.. mapped.Left, .. mapped.Right];
            if (known.UsesOrm && (entries.Length > 0 || all.Right.Count > 0 || known.Registrations.Count > 0))
                Add(output, "Orm.Generated.Registration", RegistryEmitter.Emit(known, entries, all.Right));
        });
    }

    private static RegistryEntry EntryOf(ResolvedEntity resolved) => new(
        $"{resolved.Entity.Id}.RowMapper.Instance",
        resolved.Entity.Table.Model,
        resolved.Entity.Table.Name,
        resolved.Associations.Select(a => $"{resolved.Entity.Id}.RowMapper.{a.FieldName}").ToEquatable(),
        resolved.Entity.Columns.Select(static c => c.Type.Registration).OfType<string>().Distinct().ToEquatable());

    private static bool IsEmitted(ResolvedEntity resolved) => resolved.Entity.Shape.IsPartial;

    private static void EmitEntity(SourceProductionContext output, ResolvedEntity resolved)
    {
        if (IsEmitted(resolved))
            Add(output, resolved.HintName, EntityEmitter.Emit(resolved));
    }

    private static void Add(SourceProductionContext output, string name, string text) =>
        output.AddSource(name + Symbols.GeneratedSuffix, SourceText.From(text, WithoutMark));
}
