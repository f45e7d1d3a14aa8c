using Microsoft.Data.Sqlite;
using Orm.Core.Tests.Contract;
using Orm.Dialects;
using Orm.Specs;
using Orm.Specs.Faults;

namespace Orm.Sqlite.Tests.Faults;

/// <summary>One unit of work and one fault, tried at the operations on files that the unit makes.</summary>
internal sealed class FileFaultTrial(FaultUnit unit, FileFault fault, int seed, string folder, string options) : IAsyncDisposable
{
    private readonly Random _random = new(seed);
    private readonly int _size = new Random(seed).Next(2, 12);
    private readonly string _path = Path.Combine(folder, "trial.db");
    private readonly string _copy = Path.Combine(folder, "copy.db");
    private readonly FaultFiles _files = new(Path.Combine(folder, "trial.db"));
    private Database _direct = null!;
    private string _before = "";
    private string _after = "";

    /// <param name="warm">Whether the connection was used by the same unit before, so that its files are open and its statements prepared.</param>
    /// <param name="most">How many operations are tried, chosen by the seed where the unit makes more.</param>
    /// <param name="token">The test's own.</param>
    public async Task<int> RunAsync(bool warm, int most, CancellationToken token)
    {
        _direct = (await Blog.CreateAsync($"sqlite:///{_path}?{options}")).Database;
        int operations = await LearnAsync(warm, token);
        int[] tried = [.. Enumerable.Range(1, operations)];
        if (operations > most)
            tried = [.. _random.GetItems(tried, most).Distinct().Order()];
        foreach (int at in tried)
        {
            string place = $"{unit.Name}, {fault} at operation {at} of {operations}, {(warm ? "warm" : "fresh")}, {options}, seed {seed}";
            try
            {
                await TryAsync(at, warm, place, token);
            }
            catch (Exception exception) when (exception is not Xunit.Sdk.XunitException || !exception.Message.Contains(place, StringComparison.Ordinal))
            {
                Assert.Fail($"{place}: {exception}");
            }
        }

        return tried.Length;
    }

    public async ValueTask DisposeAsync()
    {
        await _direct.DisposeAsync();
        _files.Dispose();
    }

    // What the unit does, and in how many operations, when nothing disturbs it.
    private async Task<int> LearnAsync(bool warm, CancellationToken token)
    {
        await using Database database = Connect();
        await PrepareAsync(database, warm, token);
        _before = await FaultUnit.ReadAsync(_direct, token);
        _files.Arm(fault, at: 0);
        await unit.RunAsync(database, _size, token);
        int operations = _files.Operations;
        _files.Disarm();
        _after = await FaultUnit.ReadAsync(_direct, token);
        return operations;
    }

    private async Task TryAsync(int at, bool warm, string place, CancellationToken token)
    {
        await using (Database database = Connect())
        {
            await PrepareAsync(database, warm, token);
            using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(token);
            _files.Arm(fault, at, fault switch
            {
                FileFault.Cancel => cancellation.Cancel,
                FileFault.Crash => Copy,
                _ => null,
            });
            Exception? error = await Record.ExceptionAsync(() => unit.RunAsync(database, _size, fault == FileFault.Cancel ? cancellation.Token : token));
            Assert.True(_files.HasFired, $"{place}: the operation never came.");
            Check(error, await FaultUnit.ReadAsync(_direct, token), place);
            Assert.True(database.Pool is { InUse: 0, Waiting: 0 } pool && pool.Open == pool.Idle && pool.Opened - pool.Closed == pool.Open, $"{place}: {database.Pool}");
            await using Session next = database.OpenSession();
            next.Add(new Tag { Name = "next" });
            await next.CommitAsync(token);
            Assert.True(await Tag.Table.Where(t => t.Name == "next").CountAsync(next, token) == 1, place);
        }

        Assert.True(_files.Open == 0, $"{place}: {_files.Open} files are left open.");
        Assert.True((string)Ask(_path, "pragma integrity_check") == "ok", place);
        if (fault == FileFault.Crash)
            await CheckCopyAsync(place, token);
    }

    private void Check(Exception? error, string now, string place)
    {
        string tells = $"{place}: {error?.ToString() ?? "no error"}";
        switch (error)
        {
            case null:
                Assert.True(now == _after, $"{tells}\nExpected: {_after}\nLeft:     {now}");
                return;
            case CommitOutcomeUnknownException:
                Assert.True(KindOf(fault) == DatabaseErrorKind.StorageFailure, tells);
                Assert.True(now == _before || now == _after, $"{tells}\nLeft: {now}");
                break;
            case OperationCanceledException:
                Assert.True(fault == FileFault.Cancel, tells);
                break;
            case DatabaseException refused:
                Assert.True(refused.Kind == KindOf(fault), tells);
                Assert.False(unit.Retries && refused.IsTransient, tells);
                break;
            default:
                Assert.Fail(tells);
                break;
        }

        if (error is not CommitOutcomeUnknownException)
            Assert.True(now == _before, $"{tells}\nExpected: {_before}\nLeft:     {now}");
    }

    private static DatabaseErrorKind? KindOf(FileFault fault) => fault switch
    {
        FileFault.Open => DatabaseErrorKind.ConnectionLost,
        FileFault.Full => DatabaseErrorKind.StorageFull,
        FileFault.Lock => DatabaseErrorKind.LockTimeout,
        FileFault.Cancel or FileFault.Crash => null,
        _ => DatabaseErrorKind.StorageFailure,
    };

    // What a process finds that comes after one that died.
    private async Task CheckCopyAsync(string place, CancellationToken token)
    {
        await using Database database = Database.Connect($"sqlite:///{_copy}?{options}", static o => o.Models = [ContractModel.Instance]);
        string now = await FaultUnit.ReadAsync(database, token);
        Assert.True(now == _before || now == _after, $"{place}\nLeft: {now}");
        Assert.True((string)Ask(_copy, "pragma integrity_check") == "ok", place);
        await using Session session = database.OpenSession();
        session.Add(new Tag { Name = "next" });
        await session.CommitAsync(token);
    }

    private static object Ask(string path, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={path};Pooling=false;Default Timeout=0");
        connection.Open();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar()!;
    }

    private void Copy()
    {
        foreach (string suffix in (string[])["", "-wal", "-journal"])
        {
            File.Delete(_copy + suffix);
            if (File.Exists(_path + suffix))
                File.Copy(_path + suffix, _copy + suffix);
        }
    }

    private Database Connect() => Database.Connect($"sqlite:///{_path}?{options}&vfs={FaultFileSystem.Name}", static o =>
    {
        o.Models = [ContractModel.Instance];
        o.Retry = new RetryPolicy { FirstDelay = TimeSpan.FromMilliseconds(1) };
    });

    private async Task PrepareAsync(Database database, bool warm, CancellationToken token)
    {
        for (int i = 0; warm && i < 2; i++)
        {
            await FaultUnit.SeedAsync(_direct, token);
            await unit.RunAsync(database, _size, token);
        }

        await FaultUnit.SeedAsync(_direct, token);
        // The same operations come then at every trial; and it would not get through if a lock were left.
        Assert.Equal(0L, Ask(_path, "pragma wal_checkpoint(truncate)"));
    }
}
