using Recipes;

namespace Orm.Recipes.Tests;

/// <summary>A database of its own for each test, with the sample data.</summary>
public abstract class RecipeDatabase : IAsyncLifetime
{
    private readonly List<string> _sent = [];

    protected Database Db { get; private set; } = null!;

    /// <summary>The statements sent since the sample data was there.</summary>
    protected IReadOnlyList<string> Sent => _sent;

    public async ValueTask InitializeAsync()
    {
        Db = Database.Connect("sqlite:///:memory:", new DatabaseOptions { Log = _sent.Add });
        await SampleData.AddAsync(Db);
        _sent.Clear();
    }

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return Db.DisposeAsync();
    }

    protected async Task<List<T>> InSessionAsync<T>(Func<Session, ValueTask<List<T>>> query)
    {
        await using var session = Db.OpenSession();
        return await query(session);
    }
}
