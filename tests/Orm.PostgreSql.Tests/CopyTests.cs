using Npgsql;
using Orm.Execution;
using Orm.Mapping;
using Orm.PostgreSql.Tests.Hotels;

namespace Orm.PostgreSql.Tests;

/// <summary>Bulk inserts by COPY: what is written is what comes back, and what COPY cannot write goes another way.</summary>
public sealed class CopyTests
{
    [Fact]
    public async Task Every_kind_of_value_is_copied_exactly()
    {
        await using HotelDatabase hotels = await HotelDatabase.CreateAsync();
        int seed = Random.Shared.Next();
        TestContext.Current.TestOutputHelper?.WriteLine($"seed {seed}");
        var random = new Random(seed);
        List<Reading> readings = [Readings.Empty, Readings.Least, Readings.Greatest, .. Enumerable.Range(0, 2000).Select(_ => Readings.Random(random))];
        await CopyAsync(hotels.Database, readings, static c => c.Name != "id");
        Assert.StartsWith("COPY \"readings\" (\"flag\", ", hotels.Log[^1], StringComparison.Ordinal);
        Assert.Equal(2, hotels.Log.Count);
        await using Session session = hotels.Database.OpenSession();
        List<Reading> stored = await Reading.Table.OrderBy(r => r.Id).ToListAsync(session, Server.Token);
        Assert.Equal(readings.Select(static r => r.Values()), stored.Select(static r => r.Values()));
    }

    [Theory]
    [InlineData("0")]
    [InlineData("0.0000")]
    [InlineData("1")]
    [InlineData("10000")]
    [InlineData("-10000.0001")]
    [InlineData("0.0001")]
    [InlineData("0.00001")]
    [InlineData("-0.0000000000000000000000000001")]
    [InlineData("99999999.99999999")]
    [InlineData("100000000000000000000000000")]
    [InlineData("79228162514264337593543950335")]
    [InlineData("7.9228162514264337593543950335")]
    [InlineData("-79228162514264.337593543950335")]
    public async Task Decimals_are_encoded_as_the_server_does_it(string text)
    {
        await using Database database = await Server.ConnectAsync();
        DriverConnection connection = await database.RentAsync(Server.Token);
        decimal value = decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
        byte[] sent = await connection.ReadAsync("select numeric_send($1)", r => r.GetFieldValue<byte[]>(0), b => b.SetDecimal(0, value));
        var writer = new Copy.CopyWriter();
        writer.Begin([default]);
        writer.Clear();
        writer.SetDecimal(0, value);
        Assert.Equal(Convert.ToHexString(sent), Convert.ToHexString(writer.Written[4..].ToArray()));
        await database.ReturnAsync(connection, reset: false);
    }

    [Fact]
    public async Task Arrays_are_encoded_as_the_server_does_it()
    {
        await using Database database = await Server.ConnectAsync();
        DriverConnection connection = await database.RentAsync(Server.Token);
        await CheckAsync<int?>([1, null, -3], StoredKind.Int32, "int4", 23);
        await CheckAsync<int>([], StoredKind.Int32, "int4", 23);
        await CheckAsync<string?>(["a", null, "ż😀"], StoredKind.String, "text", 25);
        await CheckAsync<ulong>([ulong.MaxValue, 1], StoredKind.UInt64, "numeric", 1700);
        await CheckAsync<DateTimeOffset>([DateTimeOffset.UnixEpoch, DateTimeOffset.MinValue], StoredKind.DateTimeOffset, "timestamptz", 1184);
        await CheckAsync<Guid?>([Guid.NewGuid(), null], StoredKind.Guid, "uuid", 2950);
        await CheckAsync<TimeSpan>([TimeSpan.FromHours(-49), TimeSpan.FromSeconds(1.5)], StoredKind.TimeSpan, "interval", 1186);
        await CheckAsync<byte[]?>([[1, 2], null], StoredKind.Bytes, "bytea", 17);
        await database.ReturnAsync(connection, reset: false);

        async Task CheckAsync<T>(T[] values, StoredKind kind, string type, uint element)
        {
            byte[] sent = await connection.ReadAsync($"select array_send($1::{type}[])", r => r.GetFieldValue<byte[]>(0), b => b.SetArray(0, values, kind));
            var writer = new Copy.CopyWriter();
            writer.Begin([new Copy.CopyColumn(Copy.CopyFormat.Own, element)]);
            writer.Clear();
            writer.SetArray(0, values, kind);
            Assert.Equal(Convert.ToHexString(sent), Convert.ToHexString(writer.Written[4..].ToArray()));
        }
    }

    [Fact]
    public async Task A_column_of_another_type_is_widened_or_inserted_by_statements()
    {
        await using HotelDatabase hotels = await HotelDatabase.CreateAsync();
        await AlterAsync("alter column medium type bigint, alter column small type integer");
        hotels.Log.Clear();
        List<Reading> readings = [.. Enumerable.Range(0, 100).Select(static i => { Reading r = Readings.Empty; r.Medium = -i; r.Small = (short)i; return r; })];
        await CopyAsync(hotels.Database, readings, static c => c.Name is "medium" or "small");
        Assert.StartsWith("COPY", hotels.Log[^1], StringComparison.Ordinal);
        await AlterAsync("alter column medium type numeric");
        hotels.Log.Clear();
        // What is known of the columns is wrong by now; the server says so, and the next time it is asked again.
        await Assert.ThrowsAsync<PostgresException>(async () => await CopyAsync(hotels.Database, readings, static c => c.Name is "medium" or "small"));
        await CopyAsync(hotels.Database, readings, static c => c.Name is "medium" or "small");
        Assert.StartsWith("INSERT", hotels.Log[^1], StringComparison.Ordinal);
        await using Session counting = hotels.Database.OpenSession();
        Assert.Equal(200, await counting.Sql($"select count(*) from readings where medium = -small").ScalarAsync<long>(Server.Token));

        async Task AlterAsync(string change)
        {
            DriverConnection connection = await hotels.Database.RentAsync(Server.Token);
            await connection.ExecuteScriptAsync($"alter table readings {change}", Server.Token);
            await hotels.Database.ReturnAsync(connection, reset: false);
        }
    }

    [Fact]
    public async Task A_refused_copy_leaves_no_row_and_a_usable_connection()
    {
        await using HotelDatabase hotels = await HotelDatabase.CreateAsync();
        List<Tag> tags = [.. Enumerable.Range(0, 5000).Select(static i => new Tag { Id = Guid.NewGuid(), Name = i == 4000 ? "t1" : $"t{i}" })];
        PostgresException exception = await Assert.ThrowsAsync<PostgresException>(async () => await CopyAsync(hotels.Database, tags, static c => c.Name != "created"));
        Assert.Equal("23505", exception.SqlState);
        tags[4000].Name = "half \ud800";
        OrmException half = await Assert.ThrowsAsync<OrmException>(async () => await CopyAsync(hotels.Database, tags, static c => c.Name != "created"));
        Assert.Contains("surrogate", half.Message, StringComparison.Ordinal);
        await using Session session = hotels.Database.OpenSession();
        Assert.Equal(1, await Tag.Table.CountAsync(session, Server.Token));
        Assert.Equal(1, hotels.Database.Pool.Open);
        tags[4000].Name = "fine";
        await CopyAsync(hotels.Database, tags, static c => c.Name != "created");
        Assert.Equal(5001, await Tag.Table.CountAsync(session, Server.Token));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_copy_that_waits_for_its_table_is_stopped_at_the_limit(bool ofTheSession)
    {
        await using HotelDatabase hotels = await HotelDatabase.CreateAsync();
        await using Database limited = hotels.Connect(o => o.CommandTimeout = TimeSpan.FromSeconds(ofTheSession ? 60 : 1));
        await using Session holder = hotels.Database.OpenSession();
        await holder.Sql($"lock table tags in exclusive mode").ExecuteAsync(Server.Token);
        await using Session session = limited.OpenSession(o => o.CommandTimeout = ofTheSession ? TimeSpan.FromSeconds(1) : null);
        Tag[] tags = [.. Enumerable.Range(0, 100).Select(static i => new Tag { Id = Guid.NewGuid(), Name = $"t{i}" })];
        CommandTimeoutException error = await Assert.ThrowsAsync<CommandTimeoutException>(async () => await session.BulkInsertAsync(tags, cancellationToken: Server.Token));
        Assert.Equal(TimeSpan.FromSeconds(1), error.Limit);
        await session.RollbackAsync(Server.Token);
        await holder.RollbackAsync(Server.Token);
        session.CommandTimeout = Timeout.InfiniteTimeSpan;
        await session.BulkInsertAsync(tags, cancellationToken: Server.Token);
        Assert.Equal(101, await Tag.Table.CountAsync(session, Server.Token));
    }

    [Fact]
    public async Task A_connection_keeps_no_memory_of_a_large_value()
    {
        await using HotelDatabase hotels = await HotelDatabase.CreateAsync();
        DriverConnection connection = await hotels.Database.RentAsync(Server.Token);
        await hotels.Database.ReturnAsync(connection, reset: false);
        List<Tag> tags = [.. Enumerable.Range(10, 100).Select(static i => new Tag { Id = Guid.NewGuid(), Name = $"t{i}" })];
        tags[50].Name = new string('x', 2_000_000);
        await RunAsync(hotels.Database, "alter table tags drop constraint uq_tags_name");
        await CopyAsync(hotels.Database, tags, static c => c.Name != "created");
        Assert.Equal(1, hotels.Database.Pool.Opened);
        Assert.InRange(((PostgreSqlConnection)connection).CopyWriter.Capacity, 1, 1 << 18);
    }

    [Fact]
    public async Task A_table_under_row_security_is_inserted_into_as_copy_is_refused_there()
    {
        await using HotelDatabase hotels = await HotelDatabase.CreateAsync();
        string role = $"guest_{Guid.NewGuid():N}";
        await RunAsync(hotels.Database, $"""
            create role {role} login; create policy all_rows on tags using (true) with check (name <> 't7'); alter table tags enable row level security;
            do $$ begin execute format('grant all on schema %I to {role}; grant all on all tables in schema %1$I to {role}', current_schema()); end $$
            """);
        try
        {
            List<string> log = [];
            await using Database database = Database.Connect(hotels.Database.Url!.ToString().Replace("postgres@", $"{role}@", StringComparison.Ordinal), o =>
            {
                o.Models = hotels.Database.Models;
                o.Log = log.Add;
            });
            List<Tag> tags = [.. Enumerable.Range(10, 100).Select(static i => new Tag { Id = Guid.NewGuid(), Name = $"t{i}" })];
            await CopyAsync(database, tags, static c => c.Name != "created");
            Assert.StartsWith("INSERT", log[^1], StringComparison.Ordinal);
            await RunAsync(hotels.Database, "alter table tags disable row level security");
            await using (Session session = database.OpenSession())
                Assert.Equal(101, await Tag.Table.CountAsync(session, Server.Token));
        }
        finally
        {
            await RunAsync(hotels.Database, $"drop owned by {role}; drop role {role}");
        }
    }

    [Fact]
    public async Task A_rule_of_the_table_is_not_passed_by()
    {
        await using HotelDatabase hotels = await HotelDatabase.CreateAsync();
        await RunAsync(hotels.Database, "create table noted(name text); create rule note as on insert to tags do also insert into noted values (new.name)");
        List<Tag> tags = [.. Enumerable.Range(10, 100).Select(static i => new Tag { Id = Guid.NewGuid(), Name = $"t{i}" })];
        await CopyAsync(hotels.Database, tags, static c => c.Name != "created");
        await using Session session = hotels.Database.OpenSession();
        Assert.Equal(100, await session.Sql($"select count(*) from noted").ScalarAsync<long>(Server.Token));
    }

    private static async Task RunAsync(Database database, string sql)
    {
        DriverConnection connection = await database.RentAsync(Server.Token);
        await connection.ExecuteScriptAsync(sql, Server.Token);
        await database.ReturnAsync(connection, reset: false);
    }

    private static async Task CopyAsync<T>(Database database, List<T> entities, Func<ColumnInfo, bool> columns)
        where T : class, IEntity
    {
        EntityMapper mapper = entities[0].Mapper;
        int[] ordinals = [.. Enumerable.Range(0, mapper.Table.Columns.Length).Where(i => columns(mapper.Table.Columns[i]))];
        var batch = new EntityBatch(FlushBatchKind.Insert, mapper, ordinals, [], [], [.. entities]);
        DriverConnection connection = await database.RentAsync(Server.Token);
        try
        {
            Assert.Equal(-1, await connection.BulkExecutor.ExecuteAsync(batch, connection, Server.Token));
            await connection.BulkExecutor.CompleteAsync(connection);
        }
        catch
        {
            await connection.BulkExecutor.AbandonAsync(connection);
            throw;
        }
        finally
        {
            await database.ReturnAsync(connection, reset: false);
        }
    }
}
