using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Orm.Generators.Tests;

public sealed class IncrementalTests
{
    private static readonly string[] Steps =
    [
        TrackingNames.Entities, TrackingNames.Facts, TrackingNames.ResolvedEntities, TrackingNames.RegistryEntries, TrackingNames.References,
        TrackingNames.Migrations,
    ];

    [Fact]
    public void An_unrelated_edit_leaves_every_step_unchanged_and_every_output_cached()
    {
        (GeneratorDriver driver, CSharpCompilation project) = Start(20);
        GeneratorRunResult result = Run(driver, project.AddSyntaxTrees(Tree("Elsewhere.cs", "class Elsewhere { void M() { } }")));
        foreach (string step in Steps)
            Assert.All(Reasons(result, step), static r => Assert.True(r is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged));
        Assert.All(Outputs(result), static o => Assert.Equal(IncrementalStepRunReason.Cached, o.Reason));
    }

    [Fact]
    public void An_edited_column_writes_that_entity_alone()
    {
        (GeneratorDriver driver, CSharpCompilation project) = Start(20);
        GeneratorRunResult result = Run(driver, Edit(project, "Entity7.cs", static t => t.Replace("string Name", "string Title")));
        Assert.Equal(["Many.Entity7"], Modified(result));
    }

    [Fact]
    public void A_changed_key_type_writes_the_entity_and_those_that_refer_to_it()
    {
        (GeneratorDriver driver, CSharpCompilation project) = Start(20);
        CSharpCompilation edited = Edit(project, "Entity7.cs", static t => t.Replace("partial int Id", "partial long Id"));
        GeneratorRunResult result = Run(driver, Edit(edited, "Entity8.cs", static t => t.Replace("partial int PreviousId", "partial long PreviousId")));
        Assert.Equal(["Many.Entity7", "Many.Entity8"], Modified(result));
    }

    [Fact]
    public void A_key_type_changed_alone_writes_those_that_refer_to_it_without_the_relationship()
    {
        (GeneratorDriver driver, CSharpCompilation project) = Start(10);
        GeneratorRunResult result = Run(driver, Edit(project, "Entity3.cs", static t => t.Replace("partial int Id", "partial long Id")));
        Assert.Equal(["Many.Entity3", "Many.Entity4"], Modified(result));
    }

    [Fact]
    public void An_added_entity_writes_its_own_file_and_the_registry()
    {
        (GeneratorDriver driver, CSharpCompilation project) = Start(10);
        GeneratorRunResult result = Run(driver, project.AddSyntaxTrees(Tree("Extra.cs", "namespace Many;\n[Entity] public partial class Extra { public partial int Id { get; set; } }")));
        Assert.Equal(["Many.Extra", "Orm.Generated.Registration"], Outputs(result).Where(static o => o.Reason is IncrementalStepRunReason.New or IncrementalStepRunReason.Modified).Select(static o => o.Hint).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void An_edited_preset_in_another_file_writes_the_entities_that_use_it()
    {
        (GeneratorDriver driver, CSharpCompilation project) = Start(10);
        GeneratorRunResult result = Run(driver, Edit(project, "Preset.cs", static t => t.Replace("Length = 50", "Length = 60")));
        Assert.Equal(["Many.Entity0"], Modified(result));
    }

    [Fact]
    public void An_added_migration_writes_the_registry_alone_and_an_edit_inside_of_one_nothing()
    {
        (GeneratorDriver driver, CSharpCompilation project) = Start(5);
        const string migration = "[Migration(\"a\")] public sealed class AddUsers : Migration { public override void Upgrade(MigrationBuilder op) => op.DropTable(\"users\"); }";
        CSharpCompilation added = project.AddSyntaxTrees(Tree("AddUsers.cs", migration));
        GeneratorDriver after = driver.RunGenerators(added, TestContext.Current.CancellationToken);
        Assert.Equal(["Orm.Generated.Registration"], Modified(after.GetRunResult().Results.Single()));
        Assert.Empty(Modified(Run(after, Edit(added, "AddUsers.cs", static t => t.Replace("\"users\"", "\"people\"", StringComparison.Ordinal)))));
        Assert.Equal(["Orm.Generated.Registration"], Modified(Run(after, Edit(added, "AddUsers.cs", static t => t.Replace("\"a\"", "\"b\"", StringComparison.Ordinal)))));
    }

    [Fact]
    public void The_models_that_the_pipeline_keeps_hold_nothing_of_the_compiler()
    {
        (GeneratorDriver driver, CSharpCompilation project) = Start(3);
        GeneratorRunResult result = driver.RunGenerators(project, TestContext.Current.CancellationToken).GetRunResult().Results.Single();
        int seen = 0;
        foreach (string step in Steps.Append(TrackingNames.Mixins).Append(TrackingNames.Projections))
        {
            foreach ((object value, _) in result.TrackedSteps[step].SelectMany(static s => s.Outputs))
                seen += ModelGraph.AssertIndependent(value, step);
        }

        Assert.True(seen > 100, $"the walk saw {seen} objects only");
    }

    private static (GeneratorDriver Driver, CSharpCompilation Project) Start(int count)
    {
        List<(string Path, string Text)> files = [("Preset.cs", Compiled.Usings + "namespace Many;\n[ColumnPreset(Length = 50)] public sealed class Str50Attribute : Attribute;\n[Projection] public partial record Projected(int Id); [Mixin] public abstract partial class Mixed { public partial int Rank { get; set; } }")];
        for (int i = 0; i < count; i++)
        {
            string reference = i == 0 ? "[Str50] public partial string Code { get; set; }" : $"public partial int PreviousId {{ get; set; }}\n    public partial Entity{i - 1} Previous {{ get; set; }}";
            files.Add(($"Entity{i}.cs", $$"""
                {{Compiled.Usings}}
                namespace Many;
                [Entity]
                public partial class Entity{{i}}{{(i == 1 ? " : Mixed" : "")}}
                {
                    public partial int Id { get; set; }
                    public partial string Name { get; set; }
                    {{reference}}
                }
                """));
        }

        CSharpCompilation project = Compiled.Project([.. files]);
        return (Compiled.Driver(tracksSteps: true).RunGenerators(project, TestContext.Current.CancellationToken), project);
    }

    private static SyntaxTree Tree(string path, string text) => CSharpSyntaxTree.ParseText(Compiled.Usings + text, Compiled.Parse, path);

    private static CSharpCompilation Edit(CSharpCompilation project, string path, Func<string, string> change)
    {
        SyntaxTree before = project.SyntaxTrees.Single(t => t.FilePath == path);
        string text = before.GetText().ToString();
        string changed = change(text);
        Assert.NotEqual(text, changed);
        return project.ReplaceSyntaxTree(before, CSharpSyntaxTree.ParseText(changed, Compiled.Parse, path));
    }

    private static GeneratorRunResult Run(GeneratorDriver driver, CSharpCompilation project)
    {
        GeneratorRunResult result = driver.RunGenerators(project, TestContext.Current.CancellationToken).GetRunResult().Results.Single();
        Assert.Null(result.Exception);
        return result;
    }

    private static IEnumerable<IncrementalStepRunReason> Reasons(GeneratorRunResult result, string step) =>
        result.TrackedSteps[step].SelectMany(static s => s.Outputs).Select(static o => o.Reason);

    // Each output step adds one file, whose name its input tells.
    private static IEnumerable<(string Hint, IncrementalStepRunReason Reason)> Outputs(GeneratorRunResult result) =>
        result.TrackedOutputSteps.Values.SelectMany(static s => s).SelectMany(static s => s.Outputs.Select(o => (Hint(s), o.Reason)));

    private static string Hint(IncrementalGeneratorRunStep step) => step.Inputs[0].Source.Outputs[step.Inputs[0].OutputIndex].Value switch
    {
        Resolution.ResolvedEntity entity => entity.HintName,
        Model.MixinModel mixin => mixin.HintName,
        Model.ProjectionModel projection => projection.HintName,
        _ => "Orm.Generated.Registration",
    };

    private static IEnumerable<string> Modified(GeneratorRunResult result) =>
        Outputs(result).Where(static o => o.Reason == IncrementalStepRunReason.Modified).Select(static o => o.Hint).Order(StringComparer.Ordinal);
}
