using Microsoft.Data.Sqlite;
using Orm.Core.Tests.Contract;
using Orm.Dialects;
using Orm.Specs;
using Orm.Specs.Faults;

namespace Orm.Sqlite.Tests.Faults;

/// <summary>Files that may not be written, that go, and that are damaged.</summary>
public sealed class FileFaultSpecs : FileFaultSpec
{
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
        using var files = new FaultFiles(Target.Path) { IsFileReadOnly = isFile, IsFolderReadOnly = !isFile };
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
        byte[] sound = await File.ReadAllBytesAsync(Target.Path, Token);
        await File.WriteAllBytesAsync(Target.Path, new byte[sound.Length], Token);
        DatabaseException error = await Assert.ThrowsAsync<DatabaseException>(async () => await Tag.Table.CountAsync(session, Token));
        Assert.Equal(DatabaseErrorKind.Corrupt, error.Kind);
        Assert.Equal(0, blog.Database.Pool.InUse);
        await File.WriteAllBytesAsync(Target.Path, sound, Token);
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
            File.Delete(Target.Path + suffix);
        if (replaced)
            File.Move(other.Path, Target.Path);
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
        File.Delete(Target.Path + "-wal");
        File.Delete(Target.Path + "-shm");
        File.Move(other.Path, Target.Path, overwrite: true);
        while (await Tag.Table.CountAsync(session, Token) > 0)
            await Task.Delay(50, Token);
        Assert.Equal("Eve", await User.Table.Select(u => u.Name).SingleAsync(session, Token));
    }

    [Fact]
    public async Task A_flush_that_takes_longer_than_the_time_out_leaves_nothing()
    {
        await using Blog blog = await SeededAsync();
        await using Database database = Connect("", static o => o.CommandTimeout = TimeSpan.FromMilliseconds(200));
        // The database's limit holds for the slow flush alone: a busy machine may take as long for the others.
        await using Session session = database.OpenSession(static o => o.CommandTimeout = Timeout.InfiniteTimeSpan);
        await session.Sql($"create trigger slow after insert on tags when new.name = 'slow' begin select count(*) from tags a, tags b, tags c, tags d; end").ExecuteAsync(Token);
        await session.CommitAsync(Token);
        string before = await FaultUnit.ReadAsync(blog.Database, Token);
        session.AddRange([Blog.NewUser("x"), new Tag { Name = "quick" }, new Tag { Name = "slow" }]);
        session.CommandTimeout = null;
        await Assert.ThrowsAsync<CommandTimeoutException>(async () => await session.CommitAsync(Token));
        session.CommandTimeout = Timeout.InfiniteTimeSpan;
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

    // Overwrites the first page of a table.
    private void Damage(string table)
    {
        using var connection = new SqliteConnection($"Data Source={Target.Path};Pooling=false");
        connection.Open();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = $"select rootpage from sqlite_master where name = '{table}'";
        long page = (long)command.ExecuteScalar()!;
        connection.Close();
        using FileStream file = File.OpenWrite(Target.Path);
        file.Position = (page - 1) * 4096;
        file.Write(Enumerable.Repeat((byte)0xA5, 4096).ToArray());
    }
}
