namespace Orm.Architecture.Tests;

public sealed class RepositoryTests
{
    [Fact]
    public void Every_project_stands_in_the_solution()
    {
        string solution = File.ReadAllText(Repository.PathOf("Orm.sln")).Replace('\\', '/');
        string[] missing =
        [
            .. from room in new[] { "src", "tests", "samples", "benchmarks" }
               where Directory.Exists(Repository.PathOf(room))
               from project in Directory.EnumerateFiles(Repository.PathOf(room), "*.csproj", SearchOption.AllDirectories)
               let path = Repository.Relative(project)
               where !solution.Contains($"\"{path}\"", StringComparison.Ordinal)
               select path,
        ];

        Assert.True(missing.Length == 0, $"dotnet sln Orm.sln add {string.Join(' ', missing)}");
    }

    [Fact]
    public void Every_driver_has_a_test_project_that_hosts_the_compliance_suite()
    {
        string[] drivers = [.. Directory.EnumerateFiles(Repository.PathOf("src"), "*Driver.cs", SearchOption.AllDirectories)
            .Where(file => File.ReadAllText(file).Contains(": DatabaseDriver", StringComparison.Ordinal))
            .Select(file => Path.GetFileName(Path.GetDirectoryName(file)!))];
        string[] missing = [.. drivers.Where(driver => !Repository.SourceFiles($"tests/{driver}.Tests")
            .Any(file => File.ReadAllText(file).Contains(": ComplianceSpecs<", StringComparison.Ordinal)))];

        Assert.NotEmpty(drivers);
        Assert.True(missing.Length == 0, $"No ComplianceSpecs of Orm.Specs is hosted in the test project of: {string.Join(", ", missing)}");
    }
}
