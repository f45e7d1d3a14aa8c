using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Orm.Generators.Analyzers;

namespace Orm.Generators.Tests;

/// <summary>A small project in memory, compiled as a user would: nullable on, warnings are errors, documentation checked.</summary>
internal static class Compiled
{
    public const string Usings = """
        using System;
        using System.Collections.Generic;
        using System.ComponentModel.DataAnnotations;
        using System.ComponentModel.DataAnnotations.Schema;
        using Orm;
        using Orm.Migrations;

        """;

    public static readonly CSharpParseOptions Parse = new(LanguageVersion.Preview, DocumentationMode.Diagnose);

    private static readonly ImmutableArray<MetadataReference> References =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(static p => Path.GetFileName(p) is { } name && (name.StartsWith("System.", StringComparison.Ordinal) || name is "netstandard.dll" or "mscorlib.dll"))
            .Select(static p => MetadataReference.CreateFromFile(p)),
        MetadataReference.CreateFromFile(typeof(EntityAttribute).Assembly.Location),
        MetadataReference.CreateFromFile(typeof(Orm.Migrations.Migration).Assembly.Location),
    ];

    public static CSharpCompilation Project(string source, string name = "Sample", params MetadataReference[] more) =>
        Project([("Sample.cs", Usings + source)], name, more);

    public static CSharpCompilation Project((string Path, string Text)[] files, string name = "Sample", params MetadataReference[] more) =>
        CSharpCompilation.Create(
            name,
            files.Select(static f => CSharpSyntaxTree.ParseText(f.Text, Parse, f.Path)),
            [.. References, .. more],
            new CSharpCompilationOptions(
                OutputKind.DynamicallyLinkedLibrary,
                nullableContextOptions: NullableContextOptions.Enable,
                generalDiagnosticOption: ReportDiagnostic.Error,
                // Users' own documentation, and usings that a short sample does not need.
                specificDiagnosticOptions: [new("CS8019", ReportDiagnostic.Suppress), new("CS1701", ReportDiagnostic.Suppress)]));

    public static CSharpGeneratorDriver Driver(bool tracksSteps = false) => CSharpGeneratorDriver.Create(
        [new OrmGenerator().AsSourceGenerator()],
        parseOptions: Parse,
        driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, tracksSteps));

    /// <summary>Runs the generator; it must not fail.</summary>
    public static (Compilation Output, GeneratorRunResult Result) Generate(CSharpCompilation project)
    {
        GeneratorDriver driver = Driver().RunGeneratorsAndUpdateCompilation(project, out Compilation output, out ImmutableArray<Diagnostic> diagnostics);
        Assert.Empty(diagnostics);
        GeneratorRunResult result = Assert.Single(driver.GetRunResult().Results);
        Assert.Null(result.Exception);
        return (output, result);
    }

    /// <summary>Generates, and asserts that everything compiles without a warning.</summary>
    public static (Compilation Output, GeneratorRunResult Result) Clean(string source, params MetadataReference[] more)
    {
        (Compilation output, GeneratorRunResult result) = Generate(Project(source, more: more));
        AssertClean(output);
        return (output, result);
    }

    /// <param name="output">What was compiled.</param>
    /// <param name="expected">The compiler's own word on a mistake in the sample.</param>
    public static void AssertClean(Compilation output, string? expected = null)
    {
        string[] problems = [.. output.GetDiagnostics().Where(d => IsProblem(d) && d.Id != expected).Select(Describe)];
        Assert.True(problems.Length == 0, string.Join('\n', problems.Take(20)));
    }

    /// <summary>The file that was generated for a class.</summary>
    public static string Text(GeneratorRunResult result, string name) =>
        result.GeneratedSources.Single(s => s.HintName == name + ".orm.g.cs").SourceText.ToString();

    /// <summary>What the analyzer says, ordered by place: id, member under the squiggle, message.</summary>
    public static async Task<ImmutableArray<Diagnostic>> AnalyzeAsync(string source, params MetadataReference[] more)
    {
        (Compilation output, _) = Generate(Project(source, more: more));
        ImmutableArray<Diagnostic> found = await output
            .WithAnalyzers([new MappingAnalyzer(), new MigrationAnalyzer(), new PagingAnalyzer()])
            .GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken);
        return [.. found.OrderBy(static d => d.Location.SourceSpan.Start).ThenBy(static d => d.Id)];
    }

    /// <summary>The generated project as another one refers to it.</summary>
    public static MetadataReference Reference(Compilation output)
    {
        using MemoryStream image = new();
        CSharpCompilationOptions options = ((CSharpCompilationOptions)output.Options).WithGeneralDiagnosticOption(ReportDiagnostic.Default);
        Assert.True(output.WithOptions(options).Emit(image).Success);
        return MetadataReference.CreateFromImage(image.ToArray());
    }

    // A sample's own public members may go without documentation; generated ones may not.
    private static bool IsProblem(Diagnostic diagnostic) =>
        diagnostic.Severity >= DiagnosticSeverity.Warning
        && !(diagnostic.Id == "CS1591" && diagnostic.Location.SourceTree?.FilePath.EndsWith(".orm.g.cs", StringComparison.Ordinal) != true);

    private static string Describe(Diagnostic diagnostic)
    {
        FileLinePositionSpan span = diagnostic.Location.GetLineSpan();
        string line = diagnostic.Location.SourceTree?.GetText().Lines[span.StartLinePosition.Line].ToString().Trim() ?? "";
        return $"{Path.GetFileName(span.Path)}({span.StartLinePosition.Line + 1}): {diagnostic.Id} {diagnostic.GetMessage()} | {line}";
    }
}
