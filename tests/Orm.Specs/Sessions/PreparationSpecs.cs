using Orm.Core.Tests.Contract;
using Orm.Specs.Faults;

namespace Orm.Specs.Sessions;

/// <summary>What the server itself says of the statements that were prepared on a connection.</summary>
public abstract class PreparationSpecs<TServer>(TServer server) : Spec<TServer>(server)
    where TServer : WireServer
{
    [Fact]
    public async Task A_statement_that_is_repeated_a_hundred_times_is_prepared_once_by_the_server()
    {
        const int Repetitions = 100;
        await using Database database = await CreateAsync([ContractModel.Instance], static o => o.MaxPoolSize = 1);
        int number = 0;
        await RunAsync();
        await RunAsync();
        await ReadAsync();
        (string prepared, long executions) = await ReadAsync();
        for (int i = 0; i < Repetitions; i++)
            await RunAsync();
        (string preparedAfter, long executionsAfter) = await ReadAsync();
        Assert.Equal(prepared, preparedAfter);
        // None went as text: a query, a look-up by key, an insert, an update and a delete each time.
        Assert.InRange(executionsAfter - executions, 5 * Repetitions, long.MaxValue);
        Assert.Equal(1, database.Pool.Opened);

        async Task RunAsync()
        {
            number++;
            await using Session session = database.OpenSession();
            var user = new User { Name = $"{number}", Email = $"{number}@example.org" };
            session.Add(user);
            await session.CommitAsync(Token);
            Assert.Equal(number, await User.Table.Where(u => u.Id > 0).CountAsync(session, Token));
            session.Clear();
            Assert.NotNull(await session.GetAsync(User.Table, user.Id, Token));
            await User.Table.Where(u => u.Id == user.Id).Set(u => u.Name, "x").NoSync().ExecuteAsync(session, Token);
            await Post.Table.Where(p => p.Title == $"{number}").Delete().ExecuteAsync(session, Token);
            await session.CommitAsync(Token);
        }

        async Task<(string Prepared, long Executions)> ReadAsync()
        {
            await using Session session = database.OpenSession();
            return await Server.ReadPreparedAsync(session);
        }
    }
}
