using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Orm.Migrations.Tests.Writing;

/// <summary>Compiles written revisions, without a warning, and loads them.</summary>
internal static class WrittenCode
{
    public static Revision Load(Assembly assembly, string name)
    {
        Type type = assembly.GetType($"Written.{name}")!;
        return new Revision(type.Name, [], "", () => (Migration)Activator.CreateInstance(type)!);
    }

    public static Assembly Compile(params string[] files)
    {
        CSharpCompilation compilation = CSharpCompilation.Create(
            "Written" + Guid.NewGuid().ToString("N"),
            files.Select(static f => CSharpSyntaxTree.ParseText(f, new CSharpParseOptions(LanguageVersion.Latest))).Append(CSharpSyntaxTree.ParseText("global using System;")),
            ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(static p => MetadataReference.CreateFromFile(p)),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
        Diagnostic[] problems = [.. compilation.GetDiagnostics().Where(static d => d.Severity >= DiagnosticSeverity.Warning && d.Id != "CS1701")];
        Assert.True(problems.Length == 0, string.Join('\n', problems.Take(5).Select(static d => $"{d}\n{d.Location.SourceTree}")));
        using var image = new MemoryStream();
        Assert.True(compilation.Emit(image).Success);
        return Assembly.Load(image.ToArray());
    }
}
