namespace Orm.Architecture.Tests;

/// <summary>The assemblies that run inside applications: those of the projects that promise to be compatible with NativeAOT.</summary>
public static class RuntimeAssemblies
{
    public static string[] Names { get; } =
    [
        .. from project in Directory.EnumerateFiles(Repository.PathOf("src"), "*.csproj", SearchOption.AllDirectories)
           where File.ReadAllText(project).Contains("<IsAotCompatible>true</IsAotCompatible>", StringComparison.Ordinal)
           orderby project
           select Path.GetFileNameWithoutExtension(project),
    ];

    public static TheoryData<string> All { get; } = [.. Names];

    public static string FileOf(string assembly) => Path.Combine(AppContext.BaseDirectory, assembly + ".dll");
}
