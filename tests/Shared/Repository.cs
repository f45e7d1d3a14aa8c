namespace Orm.Tests;

/// <summary>Where the repository is that these tests were built in.</summary>
internal static class Repository
{
#if DEBUG
    public const string Configuration = "Debug";
#else
    public const string Configuration = "Release";
#endif

    public static string Root { get; } = FindRoot();

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Orm.sln")))
                return folder.FullName;
        }

        throw new InvalidOperationException("These tests use what the repository builds: run them from a build inside it.");
    }
}
