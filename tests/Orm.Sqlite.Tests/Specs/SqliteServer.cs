using Orm.Specs;

namespace Orm.Sqlite.Tests.Specs;

/// <summary>A folder of database files.</summary>
public sealed class SqliteServer : SpecServer
{
    private readonly string _folder = Directory.CreateTempSubdirectory("orm-specs-").FullName;
    private int _files;

    static SqliteServer() => SqliteDriver.Register();

    public override string ChinookScript => "Chinook_Sqlite.sql";

    public override string WithShortLockTimeout(string url) => With(url, "timeout=0.2");

    public override string WithDriverConnections(string url) => url.Replace("sqlite:", "sqlite+microsoft:", StringComparison.Ordinal);

    // Nothing here needs to survive a power cut.
    protected override ValueTask<string> CreateAsync() => new($"sqlite:///{_folder}/{Interlocked.Increment(ref _files)}.db?synchronous=off");

    protected override ValueTask DropAsync(string[] urls)
    {
        Directory.Delete(_folder, recursive: true);
        return default;
    }
}
