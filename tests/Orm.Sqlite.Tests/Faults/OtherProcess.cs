using System.Diagnostics;
using Orm.Core.Tests.Contract;
using Orm.Specs;

namespace Orm.Sqlite.Tests.Faults;

/// <summary>Another process on the same file: it has written many rows in a transaction that is still open, until it is told to commit, or dies.</summary>
internal sealed class OtherProcess : IAsyncDisposable
{
    public const string Argument = "--other-process";
    private const int Rows = 5000;
    private readonly Process _process;

    private OtherProcess(Process process) => _process = process;

    public static async Task<OtherProcess> StartAsync(string url)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!, [Argument, url]) { RedirectStandardInput = true, RedirectStandardOutput = true };
        Process process = Process.Start(start)!;
        var other = new OtherProcess(process);
        Assert.Equal("written", await process.StandardOutput.ReadLineAsync(Sqlite.Token));
        return other;
    }

    /// <summary>What the other process does.</summary>
    public static async Task<int> RunAsync(string url)
    {
        SqliteDriver.Register();
        await using Database database = Database.Connect(url, static o => o.Models = [ContractModel.Instance]);
        await using Session session = database.OpenSession();
        User ada = await User.Table.Where(u => u.Name == "Ada").SingleAsync(session).ConfigureAwait(false);
        ada.Name = "half";
        session.AddRange(Enumerable.Range(0, Rows).Select(static i => Blog.NewUser($"half {i}")));
        await session.FlushAsync().ConfigureAwait(false);
        Console.WriteLine("written");
        if (Console.ReadLine() == "commit")
            await session.CommitAsync().ConfigureAwait(false);
        return 0;
    }

    public async Task CommitAsync()
    {
        await _process.StandardInput.WriteLineAsync("commit");
        await _process.WaitForExitAsync(Sqlite.Token);
        Assert.Equal(0, _process.ExitCode);
    }

    /// <summary>Ends it by SIGKILL.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync(Sqlite.Token);
        Assert.NotEqual(0, _process.ExitCode);
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            await KillAsync();
        _process.Dispose();
    }
}
