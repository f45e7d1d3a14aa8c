using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Orm.Core.Tests.Statements;

/// <summary>Compiles code of a user against the library, with everything as an error that the compiler reports.</summary>
internal static class Compile
{
    private static readonly ImmutableArray<MetadataReference> s_references =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Where(path => path.EndsWith(".dll", StringComparison.OrdinalIgnoreCase))
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    public static string[] Diagnostics(string statement)
    {
        string code = $$"""
            #nullable enable
            using System;
            using System.Collections.Generic;
            using System.Linq;
            using System.Threading.Tasks;
            using Orm;
            using Orm.Core.Tests.Contract;

            internal static class UserCode
            {
                public static async Task Run(Session session, int id, object someObject, int? maybe, string? nothing)
                {
                    await Task.Yield();
                    {{statement}}
                }
            }
            """;
        var compilation = CSharpCompilation.Create(
            "user",
            [CSharpSyntaxTree.ParseText(code, new CSharpParseOptions(LanguageVersion.Latest))],
            s_references,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
        return
        [
            .. compilation.GetDiagnostics()
                .Where(d => d.Severity >= DiagnosticSeverity.Warning && d.Id is not ("CS1701" or "CS1702"))
                .Select(d => $"{d.Id}: {d.GetMessage(System.Globalization.CultureInfo.InvariantCulture)}"),
        ];
    }

    public static void Succeeds(string statement) => Assert.Empty(Diagnostics(statement));

    public static void Fails(string statement, string id, string text)
    {
        string[] diagnostics = Diagnostics(statement);
        Assert.Contains(diagnostics, d => d.StartsWith(id + ":", StringComparison.Ordinal) && d.Contains(text, StringComparison.Ordinal));
    }
}
