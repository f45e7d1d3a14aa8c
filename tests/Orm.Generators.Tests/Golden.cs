namespace Orm.Generators.Tests;

/// <summary>
/// Compares generated text with a golden file, named as Verify names them: <c>Name.verified.cs</c>, and <c>Name.received.cs</c> beside it when they differ.
/// Whitespace counts. Goldens are rewritten only when <c>ORM_ACCEPT_GOLDENS=1</c> is set.
/// </summary>
internal static class Golden
{
    // Not by CallerFilePath: deterministic builds map it to a path that is nowhere.
    private static readonly string Folder = FindFolder();

    public static void Verify(string name, string text)
    {
        // The version that generated code names is the packages' own; goldens keep the first.
        text = text.Replace($"\"Orm.Generators\", \"{Emission.Code.Version}\"", "\"Orm.Generators\", \"0.1.0\"", StringComparison.Ordinal);
        string folder = Folder;
        string verified = Path.Combine(folder, name + ".verified.cs");
        string received = Path.Combine(folder, name + ".received.cs");
        string? expected = File.Exists(verified) ? File.ReadAllText(verified) : null;
        if (expected == text)
        {
            File.Delete(received);
            return;
        }

        if (Environment.GetEnvironmentVariable("ORM_ACCEPT_GOLDENS") == "1")
        {
            Directory.CreateDirectory(folder);
            File.WriteAllText(verified, text);
            return;
        }

        File.WriteAllText(received, text);
        Assert.Fail($"{name} differs from its golden file{(expected is null ? ", which does not exist" : $" at line {FirstDifference(expected, text)}")}. Compare {received} with it; accept with ORM_ACCEPT_GOLDENS=1.");
    }

    private static string FindFolder()
    {
        for (string? folder = AppContext.BaseDirectory; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            string goldens = Path.Combine(folder, "tests", "Orm.Generators.Tests", "Goldens");
            if (Directory.Exists(goldens))
                return goldens;
        }

        throw new DirectoryNotFoundException("tests/Orm.Generators.Tests/Goldens was not found above the test's own folder.");
    }

    private static int FirstDifference(string expected, string text)
    {
        string[] left = expected.Split('\n');
        string[] right = text.Split('\n');
        return Enumerable.Range(0, Math.Max(left.Length, right.Length)).First(i => i >= left.Length || i >= right.Length || left[i] != right[i]) + 1;
    }
}
