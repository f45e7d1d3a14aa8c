namespace Orm.Chinook.Tests.Data;

/// <summary>Where the sample database lies: in <c>shared/data/chinook</c> of a directory above the tests.</summary>
internal static class ChinookFile
{
    private static readonly string? Folder = Find();

    /// <summary>Why tests are skipped where the sample database is not to be had; null where it is.</summary>
    internal static string? Missing { get; } =
        Folder is null ? $"The sample database (shared/data/chinook) lies in no directory above {AppContext.BaseDirectory}." : null;

    /// <summary>Skips the running test where the sample or the server is missing, and says which; a missing server is a failure in CI.</summary>
    internal static void Require()
    {
        if (ChinookStore.Missing is not { } reason)
            return;
        if (Missing is null && Environment.GetEnvironmentVariable("CI") == "true")
            Assert.Fail(reason);
        Assert.Skip(reason);
    }

    /// <summary>One of its files.</summary>
    internal static string Path(string name) => System.IO.Path.Combine(Folder!, name);

    /// <summary>The script of one database from its first table on: which database it goes into is the caller's.</summary>
    internal static string Script(string name)
    {
        var script = File.ReadAllText(Path(name));
        return script[script.IndexOf("CREATE TABLE", StringComparison.Ordinal)..];
    }

    private static string? Find()
    {
        for (var directory = new DirectoryInfo(AppContext.BaseDirectory); directory is not null; directory = directory.Parent)
        {
            var candidate = System.IO.Path.Combine(directory.FullName, "shared/data/chinook");
            if (File.Exists(System.IO.Path.Combine(candidate, "Chinook_Sqlite.sqlite")))
                return candidate;
        }

        return null;
    }
}
