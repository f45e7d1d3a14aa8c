using Microsoft.Data.Sqlite;
using Orm.Core.Tests.Contract;
using Orm.Dialects;
using Orm.Specs;
using Orm.Specs.Faults;

namespace Orm.Sqlite.Tests.Faults;

/// <summary>Files that other processes lock, that may not be written, that go, and that are damaged.</summary>
public sealed class FileFaultSpecs : IDisposable
{
    private readonly TemporaryFile _file = new();

    public void Dispose() => _file.Dispose();

    [Fact]
    public async Task A_lock_of_another_process_is_told_or_waited_for()
    {
        await using Blog blog = await SeededAsync();
        await using OtherProcess other = await OtherProcess.StartAsync(_file.Url);
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
        await using (OtherProcess other = await OtherProcess.StartAsync($"{_file.Url}?journal_mode={journal}&cache_size=4"))
            await other.KillAsync();
        Assert.True(new FileInfo(_file.Path + (journal == "wal" ? "-wal" : "-journal")).Length > 0);
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
        using var rival = new SqliteConnection($"Data Source={_file.Path};Pooling=false");
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
        using var one = new SqliteConnection($"Data Source={_file.Path};Pooling=false;Default Timeout=1");
        using var two = new SqliteConnection($"Data Source={_file.Path};Pooling=false;Default Timeout=1");
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

    [Theory]
    [InlineData("wal", true)]
    [InlineData("delete", true)]
    [InlineData("wal", false)]
    [InlineData("delete", false)]
    public async Task A_file_or_folder_that_may_not_be_written_is_told_so(string journal, bool isFile)
    {
        string before;
        await using (Blog blog = await SeededAsync($"journal_mode={journal}"))
            before = await FaultUnit.ReadAsync(blog.Database, Token);
        using var files = new FaultFiles(_file.Path) { IsFileReadOnly = isFile, IsFolderReadOnly = !isFile };
        await using (Database database = Connect($"journal_mode={journal}&vfs={FaultFileSystem.Name}"))
        {
            await using Session session = database.OpenSession();
            session.Add(new Tag { Name = "x" });
            OrmException error = await Assert.ThrowsAnyAsync<DatabaseException>(async () => await session.CommitAsync(Token));
            Assert.True(error is DatabaseException { Kind: DatabaseErrorKind.ReadOnly } or ConnectionLostException, error.ToString());
            Assert.Equal(0, database.Pool.InUse);
            if (journal == "delete")
                Assert.Equal(before, await FaultUnit.ReadAsync(database, Token));
        }

        Assert.Equal(0, files.Open);
        await using Database writable = Connect("");
        await using Session next = writable.OpenSession();
        next.Add(new Tag { Name = "x" });
        await next.CommitAsync(Token);
    }

    [Fact]
    public async Task A_damaged_page_is_told_and_the_others_are_read()
    {
        await using (Blog blog = await SeededAsync("journal_mode=delete"))
            await blog.Database.CreateTablesAsync(Token);
        Damage("tags");
        await using Database database = Connect("journal_mode=delete");
        await using Session session = database.OpenSession();
        Assert.Equal(DatabaseErrorKind.Corrupt, (await Assert.ThrowsAsync<DatabaseException>(async () => await Tag.Table.OrderBy(t => t.Id).ToListAsync(session, Token))).Kind);
        await Assert.ThrowsAsync<DatabaseException>(async () =>
        {
            await foreach (Tag tag in Tag.Table.OrderBy(t => t.Id).AsAsyncEnumerable(session, Token))
                Assert.NotNull(tag);
        });
        Assert.Equal(2, await User.Table.CountAsync(session, Token));
        // A write that meets it leaves nothing, although it had begun with a sound page.
        session.Add(Blog.NewUser("x"));
        session.Add(new Tag { Name = "x" });
        Assert.Equal(DatabaseErrorKind.Corrupt, (await Assert.ThrowsAsync<DatabaseException>(async () => await session.CommitAsync(Token))).Kind);
        Assert.Equal(0, database.Pool.InUse);
        await using Session next = database.OpenSession();
        Assert.Equal(2, await User.Table.CountAsync(next, Token));
    }

    [Fact]
    public async Task A_file_that_becomes_no_database_under_open_connections_is_told_so()
    {
        await using Blog blog = await SeededAsync("journal_mode=delete");
        await using Session session = blog.Database.OpenSession();
        byte[] sound = await File.ReadAllBytesAsync(_file.Path, Token);
        await File.WriteAllBytesAsync(_file.Path, new byte[sound.Length], Token);
        DatabaseException error = await Assert.ThrowsAsync<DatabaseException>(async () => await Tag.Table.CountAsync(session, Token));
        Assert.Equal(DatabaseErrorKind.Corrupt, error.Kind);
        Assert.Equal(0, blog.Database.Pool.InUse);
        await File.WriteAllBytesAsync(_file.Path, sound, Token);
        Assert.Equal(300, await Tag.Table.CountAsync(session, Token));
    }

    [Theory]
    [InlineData("wal", true)]
    [InlineData("wal", false)]
    [InlineData("delete", true)]
    [InlineData("delete", false)]
    public async Task What_is_written_never_goes_to_a_file_that_was_deleted_or_replaced(string journal, bool replaced)
    {
        await using Blog blog = await SeededAsync($"journal_mode={journal}");
        await using Session session = blog.Database.OpenSession();
        Assert.Equal(300, await Tag.Table.CountAsync(session, Token));
        using var other = new TemporaryFile();
        if (replaced)
        {
            await using Blog another = await Blog.CreateAsync($"{other.Url}?journal_mode={journal}");
        }

        foreach (string suffix in (string[])["", "-wal", "-shm", "-journal"])
            File.Delete(_file.Path + suffix);
        if (replaced)
            File.Move(other.Path, _file.Path);
        session.AddRange([new Tag { Name = "x" }, new Tag { Name = "y" }]);
        DatabaseException error = await Assert.ThrowsAnyAsync<DatabaseException>(async () => await session.CommitAsync(Token));
        Assert.IsType<ConnectionLostException>(error);
        Assert.Contains("replaced while it was open", error.Message, StringComparison.Ordinal);
        Assert.Equal((0, 0), (blog.Database.Pool.InUse, blog.Database.Pool.Open));
        await session.RollbackAsync(Token);
        await blog.Database.CreateTablesAsync(Token);
        await session.CommitAsync(Token);
        await using Database direct = Connect($"journal_mode={journal}");
        await using Session check = direct.OpenSession();
        Assert.Equal(2, await Tag.Table.CountAsync(check, Token));
    }

    [Fact]
    public async Task Readers_turn_to_the_file_that_has_replaced_theirs()
    {
        await using Blog blog = await SeededAsync();
        await using Session session = blog.Database.OpenSession();
        Assert.Equal(300, await Tag.Table.CountAsync(session, Token));
        using var other = new TemporaryFile();
        await using (Blog empty = await Blog.CreateAsync(other.Url))
            await empty.AddUserAsync("Eve");
        File.Delete(_file.Path + "-wal");
        File.Delete(_file.Path + "-shm");
        File.Move(other.Path, _file.Path, overwrite: true);
        while (await Tag.Table.CountAsync(session, Token) > 0)
            await Task.Delay(50, Token);
        Assert.Equal("Eve", await User.Table.Select(u => u.Name).SingleAsync(session, Token));
    }

    [Fact]
    public async Task A_flush_that_takes_longer_than_the_time_out_leaves_nothing()
    {
        await using Blog blog = await SeededAsync();
        await using Database database = Connect("", static o => o.CommandTimeout = TimeSpan.FromMilliseconds(200));
        await using Session session = database.OpenSession();
        await session.Sql($"create trigger slow after insert on tags when new.name = 'slow' begin select count(*) from tags a, tags b, tags c, tags d; end").ExecuteAsync(Token);
        await session.CommitAsync(Token);
        string before = await FaultUnit.ReadAsync(blog.Database, Token);
        session.AddRange([Blog.NewUser("x"), new Tag { Name = "quick" }, new Tag { Name = "slow" }]);
        await Assert.ThrowsAsync<CommandTimeoutException>(async () => await session.CommitAsync(Token));
        Assert.Equal(before, await FaultUnit.ReadAsync(blog.Database, Token));
        Assert.Equal(0, database.Pool.InUse);
        await session.RollbackAsync(Token);
        session.Clear();
        session.Add(new Tag { Name = "quick" });
        await session.CommitAsync(Token);
        Assert.Equal(301, await Tag.Table.CountAsync(session, Token));
    }

    [Fact]
    public async Task No_page_more_than_the_database_may_have_is_written()
    {
        await using Blog blog = await SeededAsync("journal_mode=delete", static o => o.MaxPoolSize = 1);
        string before = await FaultUnit.ReadAsync(blog.Database, Token);
        await using Session session = blog.Database.OpenSession();
        await session.Sql($"pragma max_page_count = 1").ExecuteAsync(Token);
        await session.CommitAsync(Token);
        DatabaseException error = await Assert.ThrowsAsync<DatabaseException>(async () =>
        {
            await session.BulkInsertAsync(Enumerable.Range(0, 2000).Select(static i => new Tag { Name = $"new {i}" }), cancellationToken: Token);
            await session.CommitAsync(Token);
        });
        Assert.Equal(DatabaseErrorKind.StorageFull, error.Kind);
        await session.RollbackAsync(Token);
        Assert.Equal(before, await FaultUnit.ReadAsync(blog.Database, Token));
        Assert.Equal(0, blog.Database.Pool.InUse);
    }

    [Fact]
    public async Task Text_that_is_not_UTF_8_is_refused_instead_of_read_as_another()
    {
        await using Blog blog = await SeededAsync();
        await using Session session = blog.Database.OpenSession();
        await session.Sql($"update tags set name = cast(x'61ff62' as text) where name = 'tag 7'").ExecuteAsync(Token);
        await session.CommitAsync(Token);
        await Assert.ThrowsAsync<FormatException>(async () => await Tag.Table.ToListAsync(session, Token));
        Assert.Equal(0, blog.Database.Pool.InUse);
        Assert.Equal(300, await Tag.Table.CountAsync(session, Token));
    }

    private static CancellationToken Token => Sqlite.Token;

    private Database Connect(string options, Action<DatabaseOptions>? configure = null) => Database.Connect($"{_file.Url}?{options}", o =>
    {
        o.Models = [ContractModel.Instance];
        configure?.Invoke(o);
    });

    private async Task<Blog> SeededAsync(string options = "", Action<DatabaseOptions>? configure = null)
    {
        SqliteDriver.Register();
        Blog blog = await Blog.CreateAsync($"{_file.Url}?{options}", configure);
        await FaultUnit.SeedAsync(blog.Database, Token);
        return blog;
    }

    // Overwrites the first page of a table.
    private void Damage(string table)
    {
        using var connection = new SqliteConnection($"Data Source={_file.Path};Pooling=false");
        connection.Open();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = $"select rootpage from sqlite_master where name = '{table}'";
        long page = (long)command.ExecuteScalar()!;
        connection.Close();
        using FileStream file = File.OpenWrite(_file.Path);
        file.Position = (page - 1) * 4096;
        file.Write(Enumerable.Repeat((byte)0xA5, 4096).ToArray());
    }
}
