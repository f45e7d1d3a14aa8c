using MySqlConnector;
using Orm.Execution;
using Orm.Specs.Faults;

namespace Orm.MySql.Tests;

/// <summary>Sessions of lost connections, which are ended by their number.</summary>
public sealed class LostSessionTests
{
    // More than are opened to see whether the server is there again.
    private const int Sessions = 150;

    [Fact]
    public async Task A_number_that_a_restarted_server_gave_to_somebody_else_is_let_alone()
    {
        await using PrivateServer own = await new Specs.MySqlServer().StartPrivateAsync();
        await using ConnectionSource source = MySqlDriver.Instance.CreateSource(DatabaseUrl.Parse(own.Url), new DatabaseOptions());
        MySqlDriverConnection lost = await ReachAsync(source, Sessions);
        await own.StopAsync();
        await own.StartAsync();
        await using MySqlDriverConnection innocent = await ReachAsync(source, lost.ThreadId);
        Assert.Equal(lost.ThreadId, innocent.ThreadId);

        // The server counts its time in the seconds that began: it tells the most too much when one has just begun.
        long second = await UptimeAsync(innocent);
        while (await UptimeAsync(innocent) == second)
            await Task.Delay(1, Server.Token);
        await source.EndSessionAsync(lost, Server.Token);
        Assert.Equal(1, await innocent.ReadAsync("select 1", static r => r.GetInt32(0)));
        await lost.DisposeAsync();
    }

    private static async Task<MySqlDriverConnection> ReachAsync(ConnectionSource source, int number)
    {
        while (true)
        {
            var connection = (MySqlDriverConnection)await source.OpenAsync(Server.Token);
            if (connection.ThreadId >= number)
                return connection;
            await connection.DisposeAsync();
        }
    }

    private static Task<long> UptimeAsync(DriverConnection connection) =>
        connection.ReadAsync("select cast(variable_value as signed) from information_schema.global_status where variable_name = 'UPTIME'", static r => r.GetInt64(0));
}
