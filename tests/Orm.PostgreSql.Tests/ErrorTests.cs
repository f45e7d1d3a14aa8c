using System.Data;
using Orm.Dialects;
using Orm.Execution;
using Orm.PostgreSql.Tests.Hotels;
using Orm.Specs.Faults;

namespace Orm.PostgreSql.Tests;

/// <summary>What the server's refusals become, and what is left after them.</summary>
public sealed class ErrorTests
{
    [Theory]
    [InlineData("select 'secret'::int", DatabaseErrorKind.InvalidValue, "secret")]
    [InlineData("select 'secret'::timestamp", DatabaseErrorKind.InvalidValue, "secret")]
    [InlineData("select 99999::smallint", DatabaseErrorKind.NumericOverflow, "")]
    [InlineData("select 1 / 0", DatabaseErrorKind.Other, "")]
    [InlineData("set local statement_timeout = 20; select pg_sleep(10)", DatabaseErrorKind.CommandTimeout, "")]
    [InlineData("select pg_terminate_backend(pg_backend_pid())", DatabaseErrorKind.ConnectionLost, "")]
    [InlineData("create table e (r int4range, exclude using gist (r with &&)); insert into e values ('[1,5)'), ('[2,3)')", DatabaseErrorKind.UniqueViolation, "[2,3)")]
    [InlineData("set transaction read only; create table never(i int)", DatabaseErrorKind.ReadOnly, "")]
    public async Task An_error_has_its_kind_and_shows_no_value(string sql, DatabaseErrorKind kind, string value)
    {
        await using Database database = await Server.ConnectAsync();
        DriverConnection connection = await database.RentAsync(Server.Token);
        await connection.BeginAsync(IsolationLevel.Unspecified, Server.Token);
        var error = await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(async () => await connection.ExecuteScriptAsync(sql, Server.Token));
        var exception = Assert.IsAssignableFrom<DatabaseException>(database.Translate(error, connection, null));
        Assert.Equal(kind, exception.Kind);
        if (value.Length > 0)
            Assert.DoesNotContain(value, exception.Message, StringComparison.Ordinal);
        Assert.Equal(kind == DatabaseErrorKind.ConnectionLost, connection.IsBroken);
        await database.ReturnAsync(connection, reset: true);
        await using Session session = database.OpenSession();
        Assert.Equal(1, await session.Sql($"select 1").ScalarAsync<int>(Server.Token));
    }

    [Fact]
    public async Task Nul_in_text_and_json_is_refused_with_the_way_out()
    {
        await using HotelDatabase hotels = await HotelDatabase.CreateAsync();
        await using Session session = hotels.Database.OpenSession();
        DatabaseException exception = await Assert.ThrowsAsync<DatabaseException>(async () => await Guest.Table.Where(g => g.Name == "a\0b").CountAsync(session, Server.Token));
        Assert.Equal(DatabaseErrorKind.InvalidValue, exception.Kind);
        Assert.Contains("U+0000", exception.Message, StringComparison.Ordinal);
        session.Add(new Tag { Name = "a\0b" });
        session.Add(new Tag { Name = "c" });
        Assert.Contains("byte[]", (await Assert.ThrowsAsync<DatabaseException>(async () => await session.CommitAsync(Server.Token))).Message, StringComparison.Ordinal);
        await session.RollbackAsync(Server.Token);
        session.Clear();
        Assert.Equal((0, 1L), (hotels.Database.Pool.InUse, await session.Sql($"select count(*) from tags").ScalarAsync<long>(Server.Token)));
    }

    [Fact]
    public async Task A_table_altered_meanwhile_is_read_as_it_is_now()
    {
        await using HotelDatabase hotels = await HotelDatabase.CreateAsync();
        await using Session session = hotels.Database.OpenSession();
        Assert.Equal("Ada", await ReadAsync());
        DriverConnection connection = await hotels.Database.RentAsync(Server.Token);
        await connection.ExecuteScriptAsync("alter table guests alter column name type varchar(77)", Server.Token);
        await hotels.Database.ReturnAsync(connection, reset: false);
        Assert.Equal("Ada", await ReadAsync());
        Assert.Equal("Ada", await ReadAsync());

        Task<string> ReadAsync() => Guest.Table.Where(g => g.Id == 1).Select(g => g.Name).SingleAsync(session, Server.Token).AsTask();
    }

    [Fact]
    public async Task A_connection_whose_statements_were_discarded_is_replaced()
    {
        await using HotelDatabase hotels = await HotelDatabase.CreateAsync();
        DriverConnection connection = await hotels.Database.RentAsync(Server.Token);
        Assert.Equal(1, await connection.ReadAsync("select $1::int", r => r.GetInt32(0), b => b.SetInt32(0, 1)));
        await connection.ExecuteScriptAsync("deallocate all", Server.Token);
        var error = await Assert.ThrowsAsync<Npgsql.PostgresException>(() => connection.ReadAsync("select $1::int", r => r.GetInt32(0), b => b.SetInt32(0, 1)));
        Assert.Contains("pgbouncer=true", hotels.Database.Translate(error, connection, null).Message, StringComparison.Ordinal);
        await hotels.Database.ReturnAsync(connection, reset: false);
        Assert.Equal(1, hotels.Database.Pool.Closed);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_connection_lost_at_commit_leaves_the_outcome_unknown_and_says_so(bool serverHadIt)
    {
        await using FaultProxy proxy = Server.StartProxy(out string options);
        await using HotelDatabase hotels = await HotelDatabase.CreateAsync(options: options);
        await using Session session = hotels.Database.OpenSession();
        session.AddRange([new Tag { Name = "a" }, new Tag { Name = "b" }]);
        await session.FlushAsync(Server.Token);
        proxy.Arm(serverHadIt ? Fault.CutAnswer : Fault.CutRequest, "COMMIT");
        await Assert.ThrowsAsync<CommitOutcomeUnknownException>(async () => await session.CommitAsync(Server.Token));
        Assert.Equal((0, 1L), (hotels.Database.Pool.InUse, hotels.Database.Pool.Closed));
        await using Session after = hotels.Database.OpenSession();
        Assert.Equal(serverHadIt ? 3 : 1, await Tag.Table.CountAsync(after, Server.Token));
    }

    [Fact]
    public async Task A_connection_lost_in_a_flush_or_a_copy_leaves_nothing_behind()
    {
        await using FaultProxy proxy = Server.StartProxy(out string options);
        await using HotelDatabase hotels = await HotelDatabase.CreateAsync(options: options);
        List<Tag> tags = [.. Enumerable.Range(0, 20_000).Select(static i => new Tag { Name = $"t{i}" })];
        foreach (string at in (string[])["INSERT INTO \"tags\"", "COPY"])
        {
            await using Session session = hotels.Database.OpenSession();
            proxy.Arm(Fault.CutRequest, at);
            if (at == "COPY")
            {
                await Assert.ThrowsAsync<ConnectionLostException>(async () => await session.BulkInsertAsync(tags, cancellationToken: Server.Token));
            }
            else
            {
                session.AddRange([.. tags.Take(10)]);
                await Assert.ThrowsAsync<ConnectionLostException>(async () => await session.CommitAsync(Server.Token));
            }

                await session.RollbackAsync(Server.Token);
            session.Clear();
            Assert.Equal(0, hotels.Database.Pool.InUse);
            Assert.Equal(1, await Tag.Table.CountAsync(session, Server.Token));
        }

        Assert.Equal(2, hotels.Database.Pool.Closed);
    }

    [Fact]
    public async Task A_bulk_insert_of_several_chunks_is_one_copy_and_a_duplicate_in_the_last_takes_back_all()
    {
        await using HotelDatabase hotels = await HotelDatabase.CreateAsync();
        await using Session session = hotels.Database.OpenSession();
        List<Tag> tags = [.. Enumerable.Range(0, 25_000).Select(static i => new Tag { Name = i == 24_999 ? "t0" : $"t{i}" })];
        UniqueViolationException exception = await Assert.ThrowsAsync<UniqueViolationException>(async () => await session.BulkInsertAsync(tags, cancellationToken: Server.Token));
        Assert.Equal("Tag", exception.Entity);
        await session.RollbackAsync(Server.Token);
        tags[^1].Name = "last";
        hotels.Log.Clear();
        Assert.Equal(25_000, await session.BulkInsertAsync(tags, cancellationToken: Server.Token));
        await session.CommitAsync(Server.Token);
        Assert.Single(hotels.Log, static sql => sql.StartsWith("COPY", StringComparison.Ordinal));
        Assert.Equal(25_001, await Tag.Table.CountAsync(session, Server.Token));
    }
}
