using Orm.Core.Tests.Contract;

namespace Orm.Specs.Faults;

/// <summary>One unit of work and one fault, tried at each exchange.</summary>
internal sealed class FaultTrial(FaultUnit unit, Fault fault, int seed, Database direct, FaultProxy proxy, string url)
{
    private readonly int _size = new Random(seed).Next(2, 12);
    private string _before = "";
    private string _after = "";

    /// <param name="warm">Whether the connection was used by the same unit before, so that its statements are prepared.</param>
    /// <param name="token">The test's own.</param>
    public async Task RunAsync(bool warm, CancellationToken token)
    {
        int exchanges = await LearnAsync(warm, token);
        for (int exchange = 1; exchange <= exchanges; exchange++)
        {
            string place = $"{unit.Name}, {fault} at exchange {exchange} of {exchanges}, {(warm ? "warm" : "fresh")}, seed {seed}";
            try
            {
                await TryAsync(exchange, warm, place, token);
            }
            catch (Exception exception) when (exception is not Xunit.Sdk.XunitException || !exception.Message.Contains(place, StringComparison.Ordinal))
            {
                Assert.Fail($"{place}: {exception}");
            }
        }
    }

    public static async Task UntilAsync(Func<Task<bool>> condition, string failure, CancellationToken token)
    {
        long began = Environment.TickCount64;
        while (Environment.TickCount64 - began < 60_000)
        {
            if (await condition())
                return;
            await Task.Delay(10, token);
        }

        Assert.Fail(failure);
    }

    // What the unit does, and in how many exchanges, when nothing disturbs it.
    private async Task<int> LearnAsync(bool warm, CancellationToken token)
    {
        await using Database database = Connect();
        if (warm)
            await WarmAsync(database, token);
        await FaultUnit.SeedAsync(direct, token);
        _before = await FaultUnit.ReadAsync(direct, token);
        proxy.Disarm();
        proxy.Clear();
        await unit.RunAsync(database, _size, token);
        int exchanges = proxy.Exchanges;
        _after = await FaultUnit.ReadAsync(direct, token);
        return exchanges;
    }

    private async Task TryAsync(int exchange, bool warm, string place, CancellationToken token)
    {
        await using Database database = Connect();
        if (warm)
            await WarmAsync(database, token);
        await FaultUnit.SeedAsync(direct, token);
        using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(token);
        bool cancels = fault is Fault.CancelBefore or Fault.CancelDuring or Fault.CancelAfter;
        proxy.Arm(fault, exchange, cancellation);
        Exception? error = await Record.ExceptionAsync(() => unit.RunAsync(database, _size, cancels ? cancellation.Token : token));
        Assert.True(proxy.HasFired, $"{place}: the exchange never came.");
        proxy.Disarm();
        Check(error, await FaultUnit.ReadAsync(direct, token), cancels, place);
        await UntilAsync(() => Task.FromResult(IsQuiet(database.Pool)), $"{place}: {database.Pool}", token);
        await using Session next = database.OpenSession();
        Assert.True(await User.Table.CountAsync(next, token) > 0, place);
        Assert.True(IsQuiet(database.Pool), $"{place}: {database.Pool}");
    }

    private void Check(Exception? error, string now, bool cancels, string place)
    {
        string tells = $"{place}: {error?.ToString() ?? "no error"}";
        switch (error)
        {
            case null:
                Expect(_after);
                break;
            case CommitOutcomeUnknownException:
                Assert.True(now == _before || now == _after, $"{tells}\nLeft: {now}");
                break;
            case OperationCanceledException:
                Assert.True(cancels, tells);
                Expect(_before);
                break;
            case ConnectionLostException { IsTransient: true } lost:
                Assert.True(!cancels && !unit.Retries, tells);
                Assert.DoesNotContain(FaultUnitPassword, lost.Message, StringComparison.Ordinal);
                Expect(_before);
                break;
            default:
                Assert.Fail(tells);
                break;
        }

        void Expect(string state) => Assert.True(now == state, $"{tells}\nExpected: {state}\nLeft:     {now}");
    }

    private const string FaultUnitPassword = "s3cret";

    private static bool IsQuiet(PoolStatistics pool) => pool is { InUse: 0, Waiting: 0 } && pool.Open == pool.Idle && pool.Opened - pool.Closed == pool.Open;

    private Database Connect() => Database.Connect(url, static options =>
    {
        options.Models = [ContractModel.Instance];
        options.Retry = new RetryPolicy { FirstDelay = TimeSpan.FromMilliseconds(1) };
    });

    private async Task WarmAsync(Database database, CancellationToken token)
    {
        proxy.Disarm();
        for (int i = 0; i < 2; i++)
        {
            await FaultUnit.SeedAsync(direct, token);
            await unit.RunAsync(database, _size, token);
        }
    }
}
