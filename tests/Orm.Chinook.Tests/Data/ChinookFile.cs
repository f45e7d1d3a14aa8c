namespace Orm.Chinook.Tests.Data;

/// <summary>Where the sample database lies: in <c>shared/data/chinook</c> of a directory above the tests.</summary>
internal static class ChinookFile
{
    private const string Relative = "shared/data/chinook/Chinook_Sqlite.sqlite";

    /// <summary>The file, or null where it is not to be had.</summary>
    internal static string? Path { get; } = Find();

    /// <summary>Skips the running test where the file is missing, and says which file.</summary>
    internal static void Require() =>
        Assert.SkipWhen(Path is null, $"The sample database {Relative} lies in no directory above {AppContext.BaseDirectory}.");

    private static string? Find()
    {
        for (var directory = new DirectoryInfo(AppContext.BaseDirectory); directory is not null; directory = directory.Parent)
        {
            var candidate = System.IO.Path.Combine(directory.FullName, Relative);
            if (File.Exists(candidate))
                return candidate;
        }

        return null;
    }
}
