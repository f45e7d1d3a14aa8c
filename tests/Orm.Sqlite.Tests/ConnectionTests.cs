using System.Data;
using System.Data.Common;
using Microsoft.Data.Sqlite;
using Orm.Execution;

namespace Orm.Sqlite.Tests;

/// <summary>Opening, defaults, transactions and locks.</summary>
public sealed class ConnectionTests
{
    [Fact]
    public async Task A_file_gets_a_write_ahead_log_foreign_keys_and_patience()
    {
        using var file = new TemporaryFile();
        await using Database database = Sqlite.Connect(file.Url);
        Assert.False(File.Exists(file.Path));
        DriverConnection connection = await Sqlite.OpenAsync(database);
        Assert.Equal("wal", await connection.ReadAsync("pragma journal_mode", r => r.GetString(0)));
        Assert.Equal(1, await connection.ReadAsync("pragma foreign_keys", r => r.GetInt32(0)));
        Assert.Equal(1, await connection.ReadAsync("pragma synchronous", r => r.GetInt32(0)));
        Assert.Equal(5000, await connection.ReadAsync("pragma busy_timeout", r => r.GetInt32(0)));
        await database.ReturnAsync(connection, reset: false);
    }

    [Fact]
    public async Task Url_options_set_what_they_name()
    {
        using var file = new TemporaryFile();
        await using Database database = Sqlite.Connect($"{file.Url}?journal_mode=delete&foreign_keys=off&timeout=0.25&cache_size=-4000&synchronous=full&temp_store=memory&max_pool_size=3");
        DriverConnection connection = await Sqlite.OpenAsync(database);
        Assert.Equal("delete", await connection.ReadAsync("pragma journal_mode", r => r.GetString(0)));
        Assert.Equal(0, await connection.ReadAsync("pragma foreign_keys", r => r.GetInt32(0)));
        Assert.Equal(2, await connection.ReadAsync("pragma synchronous", r => r.GetInt32(0)));
        Assert.Equal(250, await connection.ReadAsync("pragma busy_timeout", r => r.GetInt32(0)));
        Assert.Equal(-4000, await connection.ReadAsync("pragma cache_size", r => r.GetInt32(0)));
        Assert.Equal(2, await connection.ReadAsync("pragma temp_store", r => r.GetInt32(0)));
        Assert.Equal(3, database.Options.MaxPoolSize);
        await database.ReturnAsync(connection, reset: false);
    }

    [Theory]
    [InlineData("sqlite:///x.db?mode=readonly", "mode")]
    [InlineData("sqlite:///x.db?timeout=soon", "timeout")]
    [InlineData("sqlite:///x.db?foreign_keys=perhaps", "foreign_keys")]
    [InlineData("sqlite:///x.db?cache_size=big", "cache_size")]
    [InlineData("sqlite:///x.db?journal=wal", "journal_mode")]
    [InlineData("sqlite:///x.db?max_pool_size=many", "max_pool_size")]
    [InlineData("sqlite://x.db", "sqlite:///x.db")]
    [InlineData("sqlite+odbc:///x.db", "odbc")]
    public void A_url_that_cannot_be_meant_is_refused_by_name(string url, string named) =>
        Assert.Contains(named, Assert.Throws<DatabaseUrlException>(() => Sqlite.Connect(url)).Message, StringComparison.Ordinal);

    [Fact]
    public async Task Connecting_does_no_input_or_output()
    {
        await using Database database = Sqlite.Connect("sqlite:////no/such/folder/x.db");
        Assert.Equal(0, database.Pool.Open);
    }

    [Fact]
    public async Task A_missing_file_in_read_only_mode_is_named()
    {
        using var file = new TemporaryFile();
        await using Database database = Sqlite.Connect($"{file.Url}?mode=ro");
        ConnectionLostException exception = await Assert.ThrowsAsync<ConnectionLostException>(async () => await database.RentAsync(Sqlite.Token));
        Assert.Contains(file.Path, exception.Message, StringComparison.Ordinal);
        Assert.Contains("does not exist", exception.Message, StringComparison.Ordinal);
        Assert.IsType<SqliteException>(exception.InnerException);
        Assert.Equal(0, database.Pool.Open);
    }

    [Fact]
    public async Task A_missing_folder_is_told_apart()
    {
        await using Database database = Sqlite.Connect("sqlite:////no/such/folder/x.db");
        ConnectionLostException exception = await Assert.ThrowsAsync<ConnectionLostException>(async () => await database.RentAsync(Sqlite.Token));
        Assert.Contains("folder does not exist", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_no_database_is_told_so()
    {
        using var file = new TemporaryFile();
        await File.WriteAllTextAsync(file.Path, new string('x', 4096), Sqlite.Token);
        await using Database database = Sqlite.Connect(file.Url);
        DatabaseException exception = await Assert.ThrowsAsync<DatabaseException>(async () => await database.RentAsync(Sqlite.Token));
        Assert.Equal(Dialects.DatabaseErrorKind.Corrupt, exception.Kind);
        Assert.Contains("not a database", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Writing_in_read_only_mode_is_refused()
    {
        using var file = new TemporaryFile();
        await using (Database writable = Sqlite.Connect(file.Url))
            await writable.ReturnAsync(await Sqlite.OpenAsync(writable, "create table n(i)"), reset: false);
        await using Database database = Sqlite.Connect($"{file.Url}?mode=ro");
        DriverConnection connection = await Sqlite.OpenAsync(database);
        SqliteException exception = await Assert.ThrowsAsync<SqliteException>(() => connection.ExecuteAsync("insert into n values (1)"));
        Assert.Equal(Dialects.DatabaseErrorKind.ReadOnly, connection.Translate(exception).Kind);
        await database.ReturnAsync(connection, reset: false);
    }

    [Fact]
    public async Task Memory_is_one_connection_for_all()
    {
        await using Database database = Sqlite.Memory(static options => options.MaxLifetime = TimeSpan.FromMilliseconds(1));
        await database.ReturnAsync(await Sqlite.OpenAsync(database, "create table n(i); insert into n values (1)"), reset: false);
        await Task.Delay(20, Sqlite.Token);
        DriverConnection connection = await Sqlite.OpenAsync(database);
        Assert.Equal(1, await connection.ReadAsync("select i from n", r => r.GetInt32(0)));
        await database.ReturnAsync(connection, reset: false);
        Assert.Equal(1, database.Pool.Opened);
    }

    [Fact]
    public async Task Transactions_commit_roll_back_and_nest()
    {
        await using Database database = Sqlite.Memory();
        DriverConnection connection = await Sqlite.OpenAsync(database, "create table n(i)");
        await connection.BeginAsync(IsolationLevel.Unspecified, Sqlite.Token);
        Assert.True(connection.InTransaction);
        await connection.ExecuteAsync("insert into n values (1)");
        await connection.SavepointAsync(SavepointAction.Create, "a \"name\"", Sqlite.Token);
        await connection.ExecuteAsync("insert into n values (2)");
        await connection.SavepointAsync(SavepointAction.Rollback, "a \"name\"", Sqlite.Token);
        await connection.SavepointAsync(SavepointAction.Release, "a \"name\"", Sqlite.Token);
        await connection.CommitAsync();
        Assert.False(connection.InTransaction);
        await connection.BeginAsync(IsolationLevel.Serializable, Sqlite.Token);
        await connection.ExecuteAsync("delete from n");
        await connection.RollbackAsync();
        await connection.RollbackAsync();
        Assert.Equal(1, await connection.ReadAsync("select sum(i) from n", r => r.GetInt32(0)));
    }

    [Fact]
    public async Task Beginning_waits_for_another_writer_without_blocking_and_hears_cancellation()
    {
        using var file = new TemporaryFile();
        await using Database database = Sqlite.Connect($"{file.Url}?timeout=60");
        DriverConnection first = await Sqlite.OpenAsync(database, "create table n(i)");
        DriverConnection second = await Sqlite.OpenAsync(database);
        DriverConnection reader = await Sqlite.OpenAsync(database);
        await first.BeginAsync(IsolationLevel.Unspecified, Sqlite.Token);
        await first.ExecuteAsync("insert into n values (1)");

        ValueTask waiting = second.BeginAsync(IsolationLevel.Unspecified, Sqlite.Token);
        Assert.False(waiting.IsCompleted);
        // The one that waits is in use: its thread is free, it is not.
        Assert.Equal(0, await reader.ReadAsync("select count(*) from n", r => r.GetInt32(0)));
        await first.CommitAsync();
        await waiting;
        Assert.Equal(1, await second.ReadAsync("select count(*) from n", r => r.GetInt32(0)));

        using var source = new CancellationTokenSource(TimeSpan.FromMilliseconds(50));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await first.BeginAsync(IsolationLevel.Unspecified, source.Token));
        await second.RollbackAsync();
        await database.ReturnAsync(first, reset: false);
        await database.ReturnAsync(second, reset: false);
        await database.ReturnAsync(reader, reset: false);
    }

    [Fact]
    public async Task A_lock_that_is_not_to_be_had_is_a_lock_timeout()
    {
        using var file = new TemporaryFile();
        await using Database database = Sqlite.Connect($"{file.Url}?timeout=0.05");
        DriverConnection first = await Sqlite.OpenAsync(database);
        DriverConnection second = await Sqlite.OpenAsync(database);
        await first.BeginAsync(IsolationLevel.Unspecified, Sqlite.Token);
        SqliteException exception = await Assert.ThrowsAsync<SqliteException>(async () => await second.BeginAsync(IsolationLevel.Unspecified, Sqlite.Token));
        LockTimeoutException translated = Assert.IsType<LockTimeoutException>(database.Translate(exception, second, "BEGIN IMMEDIATE"));
        Assert.True(translated.IsTransient);
        exception = await Assert.ThrowsAsync<SqliteException>(() => second.ExecuteAsync("create table n(i)"));
        Assert.IsType<LockTimeoutException>(database.Translate(exception, second, null));
        await first.RollbackAsync();
        await database.ReturnAsync(first, reset: false);
        await database.ReturnAsync(second, reset: false);
    }

    [Fact]
    public async Task A_reset_ends_the_transaction_and_restores_the_settings()
    {
        await using Database database = Sqlite.Memory();
        DriverConnection connection = await Sqlite.OpenAsync(database);
        await connection.ExecuteScriptAsync("pragma foreign_keys = off; pragma busy_timeout = 1; begin", Sqlite.Token);
        await database.ReturnAsync(connection, reset: true);
        connection = await Sqlite.OpenAsync(database);
        Assert.False(connection.InTransaction);
        Assert.Equal(1, await connection.ReadAsync("pragma foreign_keys", r => r.GetInt32(0)));
        Assert.Equal(5000, await connection.ReadAsync("pragma busy_timeout", r => r.GetInt32(0)));
    }

    [Fact]
    public async Task A_handle_of_SQLites_own_names_the_way_to_a_shared_connection()
    {
        await using Database database = Sqlite.Memory();
        DriverConnection connection = await Sqlite.OpenAsync(database);
        var exception = Assert.Throws<NotSupportedException>(() => connection.Connection);
        Assert.Contains("sqlite+microsoft:///", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("sqlite:")]
    [InlineData("sqlite+microsoft:")]
    public async Task Named_databases_in_memory_can_share_their_cache(string scheme)
    {
        string url = $"{scheme}///shared-{Guid.NewGuid():N}?mode=memory&cache=shared";
        await using Database first = Sqlite.Connect(url);
        await using Database second = Sqlite.Connect(url);
        await Sqlite.OpenAsync(first, "create table n(i); insert into n values (7)");
        DriverConnection connection = await Sqlite.OpenAsync(second);
        Assert.Equal(7, await connection.ReadAsync("select i from n", r => r.GetInt32(0)));
    }

    [Fact]
    public async Task Other_code_shares_the_connection_and_its_transaction()
    {
        await using Database database = Sqlite.Connect("sqlite+microsoft:///:memory:");
        DriverConnection connection = await Sqlite.OpenAsync(database, "create table n(i)");
        await connection.BeginAsync(IsolationLevel.Unspecified, Sqlite.Token);
        await using (DbCommand command = connection.Connection.CreateCommand())
        {
            command.CommandText = "insert into n values (5)";
            Assert.Equal(1, await command.ExecuteNonQueryAsync(Sqlite.Token));
        }

        Assert.Equal(5, await connection.ReadAsync("select i from n", r => r.GetInt32(0)));
        await connection.RollbackAsync();
        Assert.Equal(0, await connection.ReadAsync("select count(*) from n", r => r.GetInt32(0)));
    }

    [Fact]
    public async Task Disposing_releases_the_file()
    {
        using var file = new TemporaryFile();
        await using (Database database = Sqlite.Connect(file.Url))
        {
            DriverConnection connection = await Sqlite.OpenAsync(database, "create table n(i)");
            await connection.ExecuteAsync("insert into n values (1)");
            await database.ReturnAsync(connection, reset: false);
        }

        // The last connection closed: SQLite has merged the log into the file and removed it.
        Assert.False(File.Exists(file.Path + "-wal"));
    }
}
