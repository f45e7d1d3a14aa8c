using Orm.Core.Tests.Contract;

namespace Orm.Specs.Faults;

/// <summary>Every unit of work, cancelled as each of its statements is about to be sent, BEGIN and COMMIT included: all of it is done or nothing.</summary>
public abstract class CancellationSeries<TServer>(TServer server) : Spec<TServer>(server)
    where TServer : SpecServer
{
    public static TheoryData<string> Units { get; } = [.. FaultUnit.All.Select(static u => u.Name)];

    [Theory]
    [MemberData(nameof(Units))]
    public async Task A_cancellation_at_any_statement_leaves_all_or_nothing(string name)
    {
        const int Size = 4;
        FaultUnit unit = FaultUnit.All.Single(u => u.Name == name);
        string url = await Server.CreateDatabaseAsync();
        await using Blog direct = await Blog.CreateAsync(url);
        await FaultUnit.SeedAsync(direct.Database, Token);
        string before = await FaultUnit.ReadAsync(direct.Database, Token);
        int statements = 0;
        Action<int> told = static _ => { };
        await using Database database = Database.Connect(url, options =>
        {
            options.Models = [ContractModel.Instance];
            options.Log = _ => told(++statements);
        });
        await unit.RunAsync(database, Size, Token);
        int count = statements;
        string after = await FaultUnit.ReadAsync(direct.Database, Token);
        for (int at = 1; at <= count; at++)
        {
            await FaultUnit.SeedAsync(direct.Database, Token);
            using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(Token);
            statements = 0;
            told = n =>
            {
                if (n == at)
                    cancellation.Cancel();
            };
            Exception? error = await Record.ExceptionAsync(() => unit.RunAsync(database, Size, cancellation.Token));
            told = static _ => { };
            string now = await FaultUnit.ReadAsync(direct.Database, Token);
            Assert.True(error is null or OperationCanceledException or CommitOutcomeUnknownException, $"{unit}, statement {at} of {count}: {error}");
            Assert.True(now == (error is null ? after : before), $"{unit}, statement {at} of {count}: {error}\nLeft: {now}");
            Assert.Equal((0, 0), (database.Pool.InUse, database.Pool.Waiting));
            await using Session next = database.OpenSession();
            Assert.True(await User.Table.CountAsync(next, Token) > 0);
        }
    }
}
