using System.Globalization;

namespace Orm.Chinook.Tests.Data;

/// <summary>Tests that write: each has a copy of the sample database of its own.</summary>
public abstract class FreshChinookTests : IAsyncLifetime
{
    protected FreshChinookTests() => ChinookFile.Require();

    protected ChinookCopy Copy { get; } = new();

    protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => Copy.InitializeAsync();

    public async ValueTask DisposeAsync()
    {
        await Copy.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>Orm's rows must be those of the hand-written SQL.</summary>
    protected void Same<T>(IReadOnlyCollection<T> actual, HandWritten sql, params object[] parameters) =>
        RowComparison.SameRows(Copy, actual, sql, parameters);

    /// <summary>The first value of hand-written SQL on a connection of its own: what is committed. Integers are long, dates text as SQLite has them.</summary>
    protected object? Scalar(HandWritten sql)
    {
        using var connection = Copy.Open();
        using var command = connection.CreateCommand();
        command.CommandText = ChinookStore.Text(sql);
        return command.ExecuteScalar() switch
        {
            DBNull => null,
            int value => (long)value,
            DateTime value => value.ToString("yyyy-MM-dd HH:mm:ss.FFFFFF", CultureInfo.InvariantCulture),
            var value => value,
        };
    }
}
