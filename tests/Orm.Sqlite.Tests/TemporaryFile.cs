namespace Orm.Sqlite.Tests;

/// <summary>A database file that exists as long as the test does.</summary>
public sealed class TemporaryFile : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("orm-sqlite-").FullName;

    public string Path => System.IO.Path.Combine(_folder, "test.db");

    public string Url => $"sqlite:///{Path}";

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
