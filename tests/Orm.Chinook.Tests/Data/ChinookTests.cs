namespace Orm.Chinook.Tests.Data;

/// <summary>Tests that read a copy of the sample database; skipped by name where the original or the server is missing.</summary>
public abstract class ChinookTests : IAsyncLifetime
{
    private readonly ChinookCopy _copy;
    private Session? _session;

    protected ChinookTests(ChinookCopy copy)
    {
        ChinookFile.Require();
        _copy = copy;
    }

    protected ChinookCopy Copy => _copy;

    /// <summary>A session of this test's own.</summary>
    protected Session Session => _session ??= _copy.Database.OpenSession();

    public ValueTask InitializeAsync() => default;

    public async ValueTask DisposeAsync()
    {
        if (_session is not null)
            await _session.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>Orm's rows must be those of the hand-written SQL.</summary>
    protected void Same<T>(IReadOnlyCollection<T> actual, HandWritten sql, params object[] parameters) =>
        RowComparison.SameRows(_copy, actual, sql, parameters, everywhere: true);

    /// <summary>Runs the query and compares its rows with those of the hand-written SQL.</summary>
    protected async Task SameAsync<T>(Query<T> query, HandWritten sql, params object[] parameters) =>
        Same(await query.ToListAsync(Session, TestContext.Current.CancellationToken), sql, parameters);

    /// <summary>Where no row is what is expected: neither side may give one.</summary>
    protected async Task BothEmptyAsync<T>(Query<T> query, HandWritten sql) =>
        RowComparison.SameRows(_copy, await query.ToListAsync(Session, TestContext.Current.CancellationToken), sql, [], everywhere: true, mayBeEmpty: true);

    protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;
}
