using Recipes;

namespace Orm.Recipes.Tests;

/// <summary>A database of its own for each test, with the sample data.</summary>
public abstract class RecipeDatabase<TServer> : IAsyncLifetime
    where TServer : RecipeServer, new()
{
    private readonly List<string> _sent = [];
    private readonly TServer _server = new();
    private readonly List<string> _urls = [];

    protected Database Db { get; private set; } = null!;

    protected string Url => _urls[0];

    /// <summary>The statements that made the tables, names in double quotes.</summary>
    protected IReadOnlyList<string> Created { get; private set; } = [];

    /// <summary>The statements sent since the sample data was there, names in double quotes.</summary>
    protected IReadOnlyList<string> Sent => [.. _sent.Select(Quoted)];

    public async ValueTask InitializeAsync()
    {
        Db = Database.Connect(await CreateAsync(), new DatabaseOptions { Log = _sent.Add });
        await SampleData.AddAsync(Db);
        Created = Sent;
        _sent.Clear();
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (Db is not null)
            await Db.DisposeAsync();
        foreach (string url in _urls)
            await _server.DropAsync(url);
    }

    /// <summary>Another empty database.</summary>
    protected async Task<string> CreateAsync()
    {
        string url = await _server.CreateAsync();
        _urls.Add(url);
        return url;
    }

    /// <summary>Another database with the sample data.</summary>
    protected async Task<string> CreateFilledAsync()
    {
        string url = await CreateAsync();
        await using Database db = Database.Connect(url);
        await SampleData.AddAsync(db);
        return url;
    }

    protected async Task<List<T>> InSessionAsync<T>(Func<Session, ValueTask<List<T>>> query)
    {
        await using var session = Db.OpenSession();
        return await query(session);
    }

    private static string Quoted(string sql) => sql.Replace('`', '"');
}
