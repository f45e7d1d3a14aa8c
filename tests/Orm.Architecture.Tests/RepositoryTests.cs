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
}
