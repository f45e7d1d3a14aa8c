using Orm.Core.Tests.Contract;

namespace Orm.Specs.Faults;

/// <summary>Specs over connections that go through a <see cref="FaultProxy"/>.</summary>
public abstract class WireSpec<TServer>(TServer server) : Spec<TServer>(server)
    where TServer : WireServer
{
    protected WireServer Wires => Server;

    /// <summary>A database with the rows of <see cref="FaultUnit.SeedAsync"/>, reached through a proxy and directly.</summary>
    protected async Task<Trial> TrialAsync(Action<DatabaseOptions>? configure = null, string? urlOption = null)
    {
        string url = await Server.CreateDatabaseAsync();
        Blog direct = await Blog.CreateAsync(url);
        await FaultUnit.SeedAsync(direct.Database, Token);
        FaultProxy proxy = Wires.StartProxy(url);
        string named = Wires.Named(url);
        string through = Wires.Through(proxy, named);
        Database database = Database.Connect(urlOption is null ? through : SpecServer.With(through, urlOption), options =>
        {
            options.Models = [ContractModel.Instance];
            configure?.Invoke(options);
        });
        return new Trial(Wires, direct, proxy, database, named, await Wires.CountSessionsAsync(named));
    }

    /// <summary>What a spec works on.</summary>
    protected sealed class Trial(WireServer server, Blog direct, FaultProxy proxy, Database database, string url, long sessions) : IAsyncDisposable
    {
        /// <summary>The database by way of the proxy.</summary>
        public Database Database => database;

        /// <summary>The database by way of connections that nothing disturbs.</summary>
        public Database Direct => direct.Database;

        public FaultProxy Proxy => proxy;

        /// <summary>Nothing is left: no connection in use, and on the server no session but those of the pool, and then none.</summary>
        public async Task EndAsync()
        {
            Assert.Equal((0, 0), (database.Pool.InUse, database.Pool.Waiting));
            Assert.Equal(database.Pool.Open, database.Pool.Idle);
            int open = database.Pool.Open;
            await FaultTrial.UntilAsync(async () => await server.CountSessionsAsync(url) == sessions + open, $"The server has other sessions than the pool's {open}.", Token);
            await database.DisposeAsync();
            await FaultTrial.UntilAsync(async () => await server.CountSessionsAsync(url) == sessions, "Sessions are left on the server.", Token);
        }

        public async ValueTask DisposeAsync()
        {
            await database.DisposeAsync();
            await proxy.DisposeAsync();
            await direct.DisposeAsync();
        }
    }
}
