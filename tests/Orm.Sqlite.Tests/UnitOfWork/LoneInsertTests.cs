using Microsoft.Data.Sqlite;
using Orm.Core.Tests.Contract;
using Orm.Specs;

namespace Orm.Sqlite.Tests.UnitOfWork;

/// <summary>A commit whose whole flush is one insert runs without BEGIN and COMMIT around it, and behaves as if it had them.</summary>
public class LoneInsertTests
{
    private static CancellationToken Token => Blog.Token;

    [Fact]
    public async Task A_lone_insert_waits_for_another_writer_without_blocking_the_thread()
    {
        using var file = new TemporaryFile();
        await using Database database = Sqlite.Connect(file.Url, options => options.Models = [ContractModel.Instance]);
        await database.CreateTablesAsync(Token);
        using var writer = new SqliteConnection($"Data Source={file.Path};Pooling=False");
        writer.Open();
        using SqliteCommand command = writer.CreateCommand();
        command.CommandText = "BEGIN IMMEDIATE";
        command.ExecuteNonQuery();

        await using Session session = database.OpenSession();
        session.Add(Blog.NewUser("Ada"));
        Task commit = session.CommitAsync(Token).AsTask();
        Assert.False(commit.IsCompleted);

        command.CommandText = "COMMIT";
        command.ExecuteNonQuery();
        await commit;
        Assert.Equal(1, await User.Table.CountAsync(session, Token));
    }
}
