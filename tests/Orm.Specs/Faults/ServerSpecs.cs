using Orm.Core.Tests.Contract;

namespace Orm.Specs.Faults;

/// <summary>Servers that are not there, refuse a client, encrypt, or are restarted.</summary>
public abstract class ServerSpecs<TServer>(TServer server) : WireSpec<TServer>(server)
    where TServer : WireServer
{
    [Fact]
    public async Task A_server_that_is_not_there_is_named_and_so_it_is_when_it_comes_back()
    {
        await using PrivateServer own = await Wires.StartPrivateAsync();
        await own.StopAsync();
        await using Database database = Connect(own.Url);
        for (int i = 0; i < 2; i++)
        {
            ConnectionLostException error = await Assert.ThrowsAsync<ConnectionLostException>(() => PingAsync(database));
            Assert.True(error.IsTransient);
            Assert.Contains("127.0.0.1", error.Message, StringComparison.Ordinal);
            Assert.DoesNotContain(PrivateServer.Password, error.ToString(), StringComparison.Ordinal);
        }

        Assert.Equal((0, 0), (database.Pool.Open, database.Pool.InUse));
        await own.StartAsync();
        Assert.Equal(1, await PingAsync(database));
    }

    [Fact]
    public async Task A_restart_loses_what_was_not_committed_and_nothing_else()
    {
        await using PrivateServer own = await Wires.StartPrivateAsync();
        await using Database database = Connect(own.Url);
        await database.CreateTablesAsync(Token);
        await FaultUnit.SeedAsync(database, Token);
        await using Session writing = database.OpenSession();
        writing.AddRange([new Tag { Name = "x" }, new Tag { Name = "y" }]);
        await writing.FlushAsync(Token);
        await using Session streaming = database.OpenSession();
        await using (IAsyncEnumerator<Tag> tags = Tag.Table.AsAsyncEnumerable(streaming, Token).GetAsyncEnumerator(Token))
        {
            Assert.True(await tags.MoveNextAsync());
            await own.StopAsync();
            Exception error = await Assert.ThrowsAnyAsync<OrmException>(async () => await writing.CommitAsync(Token));
            Assert.True(error is CommitOutcomeUnknownException or ConnectionLostException, error.ToString());
        }

        await writing.RollbackAsync(Token);
        await own.StartAsync();
        // A connection that was idle when the server went tells so at its next use only.
        Assert.Equal(300, await database.TransactionAsync(async session => await Tag.Table.CountAsync(session, Token), cancellationToken: Token));
        await writing.CommitAsync(Token);
        await using (Session check = database.OpenSession())
            Assert.Equal(302, await Tag.Table.CountAsync(check, Token));
        Assert.Equal(0, database.Pool.InUse);
    }

    [Fact]
    public async Task A_wrong_password_and_an_unknown_database_are_refused_without_being_told()
    {
        await using PrivateServer own = await Wires.StartPrivateAsync();
        const string Wrong = "wr0ng-word";
        await using (Database database = Connect(own.Url.Replace(PrivateServer.Password, Wrong, StringComparison.Ordinal)))
        {
            ConnectionLostException error = await Assert.ThrowsAsync<ConnectionLostException>(() => PingAsync(database));
            Assert.False(error.IsTransient);
            Assert.DoesNotContain(Wrong, error.ToString(), StringComparison.Ordinal);
            Assert.Equal((0, 0), (database.Pool.Open, database.Pool.InUse));
        }

        DatabaseUrl url = DatabaseUrl.Parse(own.Url);
        await using (Database database = Connect(own.Url[..own.Url.LastIndexOf('/')] + "/no_such_database"))
        {
            ConnectionLostException error = await Assert.ThrowsAsync<ConnectionLostException>(() => PingAsync(database));
            Assert.False(error.IsTransient);
            Assert.Contains("no_such_database", error.Message, StringComparison.Ordinal);
            Assert.DoesNotContain(PrivateServer.Password, error.ToString(), StringComparison.Ordinal);
        }

        await using Database right = Connect(own.Url);
        Assert.Equal(1, await PingAsync(right));
        Assert.Equal(url.Host, right.Url!.Host);
    }

    [Fact]
    public async Task A_certificate_is_verified_as_the_URL_says()
    {
        await using PrivateServer own = await Wires.StartPrivateAsync();
        (string none, string required, string verified, string trusted) = Wires.TlsOptions;
        string trust = trusted + Uri.EscapeDataString(own.Certificate);
        Assert.False(await IsEncryptedAsync(none));
        Assert.True(await IsEncryptedAsync(required));
        Assert.True(await IsEncryptedAsync($"{verified}&{trust}"));

        // Nobody vouches for it, or it is another host's.
        await RefuseAsync(own.Url, verified);
        await RefuseAsync(own.Url.Replace("127.0.0.1", "localhost", StringComparison.Ordinal), $"{verified}&{trust}");

        async Task<bool> IsEncryptedAsync(string option)
        {
            await using Database database = Connect(SpecServer.With(own.Url, option));
            return await Wires.IsEncryptedAsync(database);
        }
    }

    [Fact]
    public async Task A_server_without_TLS_is_refused_by_who_demands_it()
    {
        await RefuseAsync(await Server.CreateDatabaseAsync(), Wires.TlsOptions.Required);
    }

    private static async Task RefuseAsync(string url, string option)
    {
        await using Database database = Connect(SpecServer.With(url, option));
        ConnectionLostException error = await Assert.ThrowsAsync<ConnectionLostException>(() => PingAsync(database));
        Assert.False(error.IsTransient, error.ToString());
        Assert.DoesNotContain(PrivateServer.Password, error.ToString(), StringComparison.Ordinal);
        Assert.Equal((0, 0), (database.Pool.Open, database.Pool.InUse));
    }

    private static Database Connect(string url) => Database.Connect(url, static o => o.Models = [ContractModel.Instance]);

    private static async Task<int> PingAsync(Database database)
    {
        await using Session session = database.OpenSession();
        return await session.Sql($"select 1").ScalarAsync<int>(Token);
    }
}
