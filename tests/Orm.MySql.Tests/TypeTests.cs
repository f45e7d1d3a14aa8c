using System.Data.Common;
using Orm.Execution;
using Orm.Mapping;

namespace Orm.MySql.Tests;

/// <summary>Values through parameters and columns of the types that the schema writer names for them.</summary>
public sealed class TypeTests
{
    private static readonly DateTime Moment = new DateTime(2026, 2, 28, 23, 59, 58).AddTicks(1_234_560);

    [Fact]
    public async Task Values_come_back_as_they_went_in_the_columns_of_their_types()
    {
        await using Database database = await Server.ConnectAsync();
        DriverConnection connection = await database.RentAsync(Server.Token);
        Guid guid = Guid.Parse("00112233-4455-6677-8899-aabbccddeeff");
        await CheckAsync(true, ColumnTypes.Boolean);
        await CheckAsync(false, ColumnTypes.Boolean);
        await CheckAsync((sbyte)-128, ColumnTypes.SByte);
        await CheckAsync(byte.MaxValue, ColumnTypes.Byte);
        await CheckAsync(short.MinValue, ColumnTypes.Int16);
        await CheckAsync(ushort.MaxValue, ColumnTypes.UInt16);
        await CheckAsync(int.MinValue, ColumnTypes.Int32);
        await CheckAsync(uint.MaxValue, ColumnTypes.UInt32);
        await CheckAsync(long.MinValue, ColumnTypes.Int64);
        await CheckAsync(ulong.MaxValue, ColumnTypes.UInt64);
        await CheckAsync(float.Epsilon, ColumnTypes.Single);
        await CheckAsync(float.MaxValue, ColumnTypes.Single);
        await CheckAsync(1.1f, ColumnTypes.Single);
        await CheckAsync(double.Epsilon, ColumnTypes.Double);
        await CheckAsync(double.MinValue, ColumnTypes.Double);
        await CheckAsync(0.1 + 0.2, ColumnTypes.Double);
        await CheckAsync(decimal.MaxValue, ColumnTypes.Decimal);
        await CheckAsync(decimal.MinValue, ColumnTypes.Decimal);
        await CheckAsync(0.0000000000000000000000000001m, ColumnTypes.Decimal);
        await CheckAsync(1234567890.0123456789m, ColumnTypes.Decimal);
        await CheckAsync("", ColumnTypes.String);
        await CheckAsync("zażółć 😀 e\u0301 \0 ' \" \\ % _", ColumnTypes.String);
        await CheckAsync('x', ColumnTypes.Char);
        await CheckAsync(guid, ColumnTypes.Guid);
        await CheckAsync(Moment, ColumnTypes.DateTime);
        await CheckAsync(new DateTime(1, 1, 1), ColumnTypes.DateTime);
        await CheckAsync(new DateTime(9999, 12, 31, 23, 59, 59).AddTicks(9_999_990), ColumnTypes.DateTime);
        await CheckAsync(new DateTimeOffset(Moment, TimeSpan.Zero), ColumnTypes.DateTimeOffset);
        await CheckAsync(DateTimeOffset.MinValue, ColumnTypes.DateTimeOffset);
        await CheckAsync(DateOnly.MinValue, ColumnTypes.DateOnly);
        await CheckAsync(DateOnly.MaxValue, ColumnTypes.DateOnly);
        await CheckAsync(new TimeOnly(23, 59, 59, 999, 999), ColumnTypes.TimeOnly);
        await CheckAsync(TimeOnly.MinValue, ColumnTypes.TimeOnly);
        await CheckAsync(TimeSpan.FromHours(30) + TimeSpan.FromMicroseconds(1), ColumnTypes.TimeSpan);
        await CheckAsync(-TimeSpan.FromHours(838) - TimeSpan.FromMicroseconds(3), ColumnTypes.TimeSpan);
        await CheckAsync(new byte[] { 1, 0, 2, 255, 39, 92 }, ColumnTypes.Bytes);
        await CheckAsync(Array.Empty<byte>(), ColumnTypes.Bytes);
        await CheckAsync(new byte[16], ColumnTypes.Bytes, 16);
        await database.ReturnAsync(connection, reset: false);

        // Through a prepared statement and through a text, which write values in two forms.
        async Task CheckAsync<T>(T value, ColumnType<T> type, int? length = null)
        {
            string name = database.Dialect.Schema.TypeName(type, length);
            await connection.ExecuteScriptAsync($"create or replace table t(id int, v {name} null)", Server.Token);
            foreach (string sql in new[] { "insert into t values (1, ?)", "insert into t values (2, ?); delete from t where id = 3" })
                await connection.ExecuteAsync(sql, b => type.Bind(b, 0, value));
            await connection.ExecuteAsync("insert into t values (4, ?)", b => b.SetNull(0, type.Kind));
            Assert.Equal(value, await connection.ReadAsync("select v from t where id = 1", r => type.Read(r, 0)));
            Assert.Equal(value, await connection.ReadAsync("select v from t where id = 2", r => type.Read(r, 0)));
            Assert.True(await connection.ReadAsync("select v from t where id = 4", r => r.IsDBNull(0)));
            Assert.Equal(2, await connection.ReadAsync("select count(*) from t where v = ?", r => r.GetInt32(0), b => type.Bind(b, 0, value)));
        }
    }

    [Fact]
    public async Task A_guid_is_sixteen_bytes_in_the_order_of_its_text_or_text_by_option()
    {
        Guid guid = Guid.Parse("00112233-4455-6677-8899-aabbccddeeff");
        await using (Database database = await Server.ConnectAsync())
        {
            Assert.Equal("binary(16)", database.Dialect.Schema.TypeName(ColumnTypes.Guid));
            DriverConnection connection = await database.RentAsync(Server.Token);
            Assert.Equal("00112233445566778899AABBCCDDEEFF", await connection.ReadAsync("select hex(?)", r => r.GetString(0), b => b.SetGuid(0, guid)));
            await database.ReturnAsync(connection, reset: false);
        }

        await using (Database database = await Server.ConnectAsync(options: "?guid=text"))
        {
            Assert.Equal("char(36)", database.Dialect.Schema.TypeName(ColumnTypes.Guid));
            DriverConnection connection = await database.RentAsync(Server.Token);
            Assert.Equal(guid.ToString("D"), await connection.ReadAsync("select ?", r => r.GetString(0), b => b.SetGuid(0, guid)));
            Assert.Equal(guid, await connection.ReadAsync("select cast(? as char(36))", r => r.GetGuid(0), b => b.SetGuid(0, guid)));
            await database.ReturnAsync(connection, reset: false);
        }
    }

    [Fact]
    public async Task Numbers_are_read_as_whatever_type_the_server_computes_them_in()
    {
        await using Database database = await Server.ConnectAsync();
        DriverConnection connection = await database.RentAsync(Server.Token);
        Assert.Equal(6L, await ReadAsync("sum(i)", r => r.GetInt64(0)));
        Assert.Equal(6, await ReadAsync("sum(i)", r => r.GetInt32(0)));
        Assert.Equal(2.0, await ReadAsync("avg(i)", r => r.GetDouble(0)));
        Assert.Equal(3m, await ReadAsync("count(*)", r => r.GetDecimal(0)));
        Assert.Equal(3.0, await ReadAsync("count(*)", r => r.GetDouble(0)));
        Assert.True(await ReadAsync("exists(select 1)", r => r.GetBoolean(0)));
        Assert.False(await ReadAsync("1 = 2", r => r.GetBoolean(0)));
        Assert.Equal(6UL, await ReadAsync("sum(i)", r => r.GetFieldValue<ulong>(0)));
        Assert.Equal(2, await ReadAsync("floor(2.5e0)", r => r.GetInt32(0)));
        Assert.Equal((short)3, await ReadAsync("count(*)", r => r.GetInt16(0)));
        await database.ReturnAsync(connection, reset: false);

        Task<T> ReadAsync<T>(string sql, Func<DbDataReader, T> read) =>
            connection.ReadAsync($"select {sql} from (select 1 as i union select 2 union select 3) t", read);
    }

    [Fact]
    public async Task What_a_column_cannot_hold_is_refused_before_it_is_sent()
    {
        await using Database database = await Server.ConnectAsync();
        DriverConnection connection = await database.RentAsync(Server.Token);
        ParameterBinder binder = connection.Statements.Rent("select ?").Parameters;
        Assert.Contains("finite", Assert.Throws<OrmException>(() => binder.SetDouble(0, double.NaN)).Message, StringComparison.Ordinal);
        Assert.Contains("finite", Assert.Throws<OrmException>(() => binder.SetSingle(0, float.NegativeInfinity)).Message, StringComparison.Ordinal);
        Assert.Contains("surrogate", Assert.Throws<OrmException>(() => binder.SetString(0, "a\ud83d")).Message, StringComparison.Ordinal);
        Assert.Contains("surrogate", Assert.Throws<OrmException>(() => binder.SetString(0, "\ude00a")).Message, StringComparison.Ordinal);
        Assert.Contains("838:59:59", Assert.Throws<OrmException>(() => binder.SetTimeSpan(0, TimeSpan.FromDays(35))).Message, StringComparison.Ordinal);
        binder.SetString(0, "a😀😀b");
        await database.ReturnAsync(connection, reset: false);
    }
}
