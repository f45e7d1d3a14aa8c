using Orm.Core.Tests.Contract;
using Orm.Execution;

namespace Orm.Specs.Sessions;

/// <summary>
/// What noise cannot blur of the speed: bytes per operation, statements prepared once, no text of SQL at a repetition. Hosted in a
/// collection that runs alone, because continuations run on any thread, so that the bytes of the whole process are counted.
/// </summary>
/// <param name="server">The server.</param>
/// <param name="lookup">The most that a look-up by key in a session of its own may allocate, entity, session and driver included.</param>
/// <param name="insert">The most that an insert in a session of its own may allocate.</param>
public abstract class HotPathSpecs<TServer>(TServer server, long lookup, long insert) : Spec<TServer>(server)
    where TServer : SpecServer
{
    private const int Operations = 200;
    private const int Attempts = 100;
    private const int OperationsPerAttempt = 20;

#if DEBUG
    private const int Slack = 4; // Unoptimised code puts every async state machine on the heap.
#else
    private const int Slack = 1;
#endif

    [Fact]
    public async Task A_lookup_in_a_session_of_its_own_allocates_little()
    {
        await using Database database = await CreateAsync([ContractModel.Instance]);
        int id = await AddUserAsync(database);
        long bytes = await BytesAsync("Look-up", async _ =>
        {
            await using Session session = database.OpenSession();
            if (await session.GetAsync(User.Table, id, CancellationToken.None) is null)
                Assert.Fail("The row is missing.");
        });
        Assert.InRange(bytes, 1, lookup * Slack);
    }

    [Fact]
    public async Task An_insert_in_a_session_of_its_own_allocates_little()
    {
        await using Database database = await CreateAsync([ContractModel.Instance]);
        string[] emails = [.. Enumerable.Range(0, Attempts * OperationsPerAttempt).Select(i => $"{i}@example.org")];
        long bytes = await BytesAsync("Insert", async number =>
        {
            await using Session session = database.OpenSession();
            session.Add(new User { Name = "Ada", Email = emails[number] });
            await session.CommitAsync(CancellationToken.None);
        });
        Assert.InRange(bytes, 1, insert * Slack);
    }

    [Fact]
    public async Task A_repeated_statement_is_prepared_once_for_each_connection()
    {
        await using Database database = await CreateAsync([ContractModel.Instance], options => options.MaxPoolSize = 1);
        int id = await AddUserAsync(database);
        await RunAsync();
        (long hits, long misses) = await CountsAsync();
        for (int i = 0; i < 5; i++)
            await RunAsync();
        // The update also reads again what the session had loaded.
        Assert.Equal((hits + 5 * 4, misses), await CountsAsync());

        async Task RunAsync()
        {
            await using Session session = database.OpenSession();
            User? user = await session.GetAsync(User.Table, id, Token);
            Assert.Equal("Ada", user!.Name);
            Assert.Equal(1, await User.Table.Where(u => u.Name == "Ada").Take(3).CountAsync(session, Token));
            await User.Table.Where(u => u.Id == id).Set(u => u.Name, "Ada").ExecuteAsync(session, Token);
            await session.CommitAsync(Token);
        }

        async Task<(long Hits, long Misses)> CountsAsync()
        {
            DriverConnection connection = await database.RentAsync(Token);
            (long Hits, long Misses) counts = (connection.Statements.Hits, connection.Statements.Misses);
            await database.ReturnAsync(connection, reset: false);
            return counts;
        }
    }

    [Fact]
    public async Task Finding_a_prepared_statement_makes_no_text_of_its_SQL()
    {
        await using Database database = await CreateAsync([ContractModel.Instance]);
        DriverConnection connection = await database.RentAsync(Token);
        string sql = Spelled("SELECT ?" + string.Concat(Enumerable.Repeat(", 1", 1000)));
        long best = long.MaxValue;
        for (int attempt = 0; attempt < 5; attempt++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            for (int i = 0; i < Operations; i++)
            {
                connection.Writer.Reset();
                connection.Writer.Write(sql);
                PreparedStatement statement = connection.Statements.Rent(connection.Writer.Text);
                statement.Parameters.SetInt64(0, 1);
                await connection.Statements.ReturnAsync(statement);
            }

            best = Math.Min(best, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        await database.ReturnAsync(connection, reset: false);
        Assert.Equal(0, best);
    }

    private static async Task<int> AddUserAsync(Database database)
    {
        await using Session session = database.OpenSession();
        var user = new User { Name = "Ada", Email = "ada@example.org" };
        session.Add(user);
        await session.CommitAsync(Token);
        return user.Id;
    }

    // The least of many short attempts: the runtime's own threads allocate now and then, and a busy machine lets more of them run.
    private static async Task<long> BytesAsync(string what, Func<int, Task> operation)
    {
        long best = long.MaxValue;
        int number = 0;
        for (int attempt = 0; attempt < Attempts; attempt++)
        {
            long before = GC.GetTotalAllocatedBytes(precise: true);
            for (int i = 0; i < OperationsPerAttempt; i++)
                await operation(number++);
            best = Math.Min(best, (GC.GetTotalAllocatedBytes(precise: true) - before) / OperationsPerAttempt);
        }

        TestContext.Current.SendDiagnosticMessage($"{what}: {best} bytes");
        return best;
    }
}
