using Microsoft.CodeAnalysis.CSharp;

namespace Orm.Architecture.Tests;

/// <summary>The sources that these tests read: the repository around the test executable.</summary>
internal static class Repository
{
    private static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.Preview);

    public static string Root { get; } = FindRoot();

    public static string PathOf(string relative) => Path.Combine(Root, relative);

    /// <summary>The C# files below a folder, without what a build leaves there.</summary>
    public static IEnumerable<string> SourceFiles(string relative) =>
        Directory.Exists(PathOf(relative))
            ? Directory.EnumerateFiles(PathOf(relative), "*.cs", SearchOption.AllDirectories)
                .Where(file => !Path.GetRelativePath(Root, file).Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj"))
                .Order(StringComparer.Ordinal)
            : [];

    public static CSharpSyntaxTree Parse(string file) => Parse(File.ReadAllText(file), file);

    public static CSharpSyntaxTree Parse(string text, string file) => (CSharpSyntaxTree)CSharpSyntaxTree.ParseText(text, ParseOptions, file);

    public static string Relative(string file) => Path.GetRelativePath(Root, file).Replace('\\', '/');

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Orm.sln")))
                return folder.FullName;
        }

        throw new InvalidOperationException("These tests read the sources: run them from a build inside the repository.");
    }
}
