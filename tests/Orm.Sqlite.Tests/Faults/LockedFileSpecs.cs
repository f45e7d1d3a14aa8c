using Microsoft.Data.Sqlite;
using Orm.Core.Tests.Contract;
using Orm.Specs;
using Orm.Specs.Faults;

namespace Orm.Sqlite.Tests.Faults;

/// <summary>Files that other processes and connections lock, and that one leaves behind which was killed.</summary>
public sealed class LockedFileSpecs : FileFaultSpec
{
    [Fact]
    public async Task A_lock_of_another_process_is_told_or_waited_for()
    {
        await using Blog blog = await SeededAsync("timeout=60");
        await using OtherProcess other = await OtherProcess.StartAsync(Target.Url);
        await using (Database hasty = Connect("timeout=0.05"))
        {
            await using Session session = hasty.OpenSession();
            session.Add(new Tag { Name = "x" });
            Assert.True((await Assert.ThrowsAsync<LockTimeoutException>(async () => await session.CommitAsync(Token))).IsTransient);
            // Readers go on meanwhile, and see nothing of it.
            await using Session reader = hasty.OpenSession();
            Assert.Equal(2, await User.Table.CountAsync(reader, Token));
            Assert.Equal(0, hasty.Pool.InUse);
        }

        await using Session patient = blog.Database.OpenSession();
        patient.Add(new Tag { Name = "x" });
        Task waiting = patient.CommitAsync(Token).AsTask();
        Assert.False(waiting.IsCompleted);
        await other.CommitAsync();
        await waiting;
        Assert.True(await User.Table.CountAsync(patient, Token) > 2);
        Assert.Equal(301, await Tag.Table.CountAsync(patient, Token));
    }

    [Theory]
    [InlineData("wal")]
    [InlineData("delete")]
    public async Task A_process_that_is_killed_in_its_transaction_leaves_nothing_of_it_and_no_lock(string journal)
    {
        string before;
        await using (Blog blog = await SeededAsync($"journal_mode={journal}"))
            before = await FaultUnit.ReadAsync(blog.Database, Token);
        // Its cache holds few pages: the others are in the files already.
        await using (OtherProcess other = await OtherProcess.StartAsync($"{Target.Url}?journal_mode={journal}&cache_size=4"))
            await other.KillAsync();
        Assert.True(new FileInfo(Target.Path + (journal == "wal" ? "-wal" : "-journal")).Length > 0);
        await using Database database = Connect($"journal_mode={journal}&timeout=0");
        await using Session session = database.OpenSession();
        session.Add(new Tag { Name = "x" });
        await session.CommitAsync(Token);
        await Tag.Table.Where(t => t.Name == "x").Delete().ExecuteAsync(session, Token);
        await session.CommitAsync(Token);
        Assert.Equal(before, await FaultUnit.ReadAsync(database, Token));
        Assert.Equal("ok", await session.Sql($"select * from pragma_integrity_check").ScalarAsync<string>(Token));
    }

    [Theory]
    [InlineData("wal")]
    [InlineData("delete")]
    public async Task A_reader_of_another_process_holds_up_a_commit_only_where_there_is_no_write_ahead_log(string journal)
    {
        await using Blog blog = await SeededAsync($"journal_mode={journal}&timeout=0.05");
        using var rival = new SqliteConnection($"Data Source={Target.Path};Pooling=false");
        await rival.OpenAsync(Token);
        await using Session session = blog.Database.OpenSession();
        await using (SqliteTransaction reading = rival.BeginTransaction(deferred: true))
        {
            using SqliteCommand command = rival.CreateCommand();
            command.CommandText = "select count(*) from tags";
            Assert.Equal(300L, command.ExecuteScalar());
            session.Add(new Tag { Name = "x" });
            await session.FlushAsync(Token);
            if (journal == "delete")
                Assert.True((await Assert.ThrowsAsync<LockTimeoutException>(async () => await session.CommitAsync(Token))).IsTransient);
            else
                await session.CommitAsync(Token);
            Assert.False(session.InTransaction);
            Assert.Equal(300L, command.ExecuteScalar());
        }

        await session.RollbackAsync(Token);
        await session.CommitAsync(Token);
        Assert.Equal(301, await Tag.Table.CountAsync(session, Token));
        Assert.Equal(0, blog.Database.Pool.InUse);
    }

    [Fact]
    public async Task Of_two_that_have_read_and_want_to_write_one_is_told_to_begin_again()
    {
        await using Blog blog = await SeededAsync();
        using var one = new SqliteConnection($"Data Source={Target.Path};Pooling=false;Default Timeout=1");
        using var two = new SqliteConnection($"Data Source={Target.Path};Pooling=false;Default Timeout=1");
        await one.OpenAsync(Token);
        await two.OpenAsync(Token);
        await using SqliteTransaction first = one.BeginTransaction(deferred: true);
        await using SqliteTransaction second = two.BeginTransaction(deferred: true);
        await using Session winner = blog.Database.OpenSession(first);
        await using Session loser = blog.Database.OpenSession(second);
        Assert.Equal(await Tag.Table.CountAsync(winner, Token), await Tag.Table.CountAsync(loser, Token));
        winner.Add(new Tag { Name = "first" });
        await winner.FlushAsync(Token);
        loser.Add(new Tag { Name = "second" });
        DatabaseException error = await Assert.ThrowsAnyAsync<DatabaseException>(async () => await loser.FlushAsync(Token));
        Assert.True(error is LockTimeoutException or SerializationFailureException && error.IsTransient, error.ToString());
        await winner.CommitAsync(Token);
        await first.CommitAsync(Token);
        await second.RollbackAsync(Token);
        await using Session check = blog.Database.OpenSession();
        Assert.Equal(["first"], await Tag.Table.Where(t => t.Name == "first" || t.Name == "second").Select(t => t.Name).ToListAsync(check, Token));
    }
}
