namespace Orm.Specs.Schema;

/// <summary>The sample database's own scripts, which lie in <c>shared/data/chinook</c> of a directory above the tests.</summary>
internal static class Chinook
{
    /// <summary>What a script says before it fills the tables. Skips where the sample is not to be had.</summary>
    public static string Definitions(string script)
    {
        for (var directory = new DirectoryInfo(AppContext.BaseDirectory); directory is not null; directory = directory.Parent)
        {
            string path = Path.Combine(directory.FullName, "shared/data/chinook", script);
            if (!File.Exists(path))
                continue;
            string text = File.ReadAllText(path);
            text = text[text.IndexOf("CREATE TABLE", StringComparison.Ordinal)..];
            return text[..text.IndexOf("INSERT INTO", StringComparison.Ordinal)];
        }

        Assert.Skip($"The sample database (shared/data/chinook) lies in no directory above {AppContext.BaseDirectory}.");
        return "";
    }
}
