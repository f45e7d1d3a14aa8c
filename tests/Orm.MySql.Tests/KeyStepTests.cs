using Orm.Execution;
using Orm.MySql.Tests.Stock;

namespace Orm.MySql.Tests;

/// <summary>
/// Keys that a server counts in steps, as the members of a cluster do. The step is a setting of the whole server, so that nothing else may
/// run at the time: keys that other tests expect would be others.
/// </summary>
[Collection(Name)]
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class KeyStepTests
{
    private const string Name = "Settings of the server";

    [Theory]
    [InlineData("")]
    [InlineData("?returning=off")]
    public async Task Keys_are_right_where_the_server_counts_in_steps(string option)
    {
        await using Database admin = Database.Connect(Server.Url);
        DriverConnection connection = await admin.RentAsync(Server.Token);
        string url = await Server.CreateAsync();

        // For the sessions that begin from now on, as replication clusters set it.
        await connection.ExecuteScriptAsync("set global auto_increment_increment = 7, global auto_increment_offset = 3", Server.Token);
        try
        {
            await using Database database = FlushTests.Connect(url + option, []);
            await database.CreateTablesAsync(Server.Token);
            await using Session session = database.OpenSession();
            Paper[] papers = [.. Enumerable.Range(0, 40).Select(static i => new Paper { Scan = [(byte)i] })];
            session.AddRange(papers);
            await session.CommitAsync(Server.Token);
            Assert.Equal(7, papers[1].Id - papers[0].Id);
            await using Session reading = database.OpenSession();
            foreach (Paper paper in await Paper.Table.ToListAsync(reading, Server.Token))
                Assert.Equal(paper.Id, papers[paper.Scan[0]].Id);
        }
        finally
        {
            await connection.ExecuteScriptAsync("set global auto_increment_increment = 1, global auto_increment_offset = 1", Server.Token);
            await admin.ReturnAsync(connection, reset: false);
        }
    }
}
