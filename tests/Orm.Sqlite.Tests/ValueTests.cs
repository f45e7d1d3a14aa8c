using System.Data.Common;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Orm.Execution;
using Orm.Mapping;

namespace Orm.Sqlite.Tests;

/// <summary>Every binder and getter, against itself and against what Microsoft.Data.Sqlite writes and reads.</summary>
public sealed class ValueTests
{
    private static readonly DateTime Moment = new(2026, 2, 28, 23, 59, 58, DateTimeKind.Unspecified);

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(int.MaxValue)]
    [InlineData(int.MinValue)]
    public async Task Integers_come_back(int value)
    {
        Assert.Equal(value, await RoundTripAsync(b => b.SetInt32(0, value), r => r.GetInt32(0)));
        Assert.Equal(value, await RoundTripAsync(b => b.SetInt64(0, value), r => r.GetFieldValue<int>(0)));
        Assert.Equal(value, await RoundTripAsync(b => b.SetInt32(0, value), r => r.GetFieldValue<int?>(0)));
    }

    [Fact]
    public async Task Bounds_of_every_number_come_back()
    {
        Assert.Equal(long.MinValue, await RoundTripAsync(b => b.SetInt64(0, long.MinValue), r => r.GetInt64(0)));
        Assert.Equal(short.MinValue, await RoundTripAsync(b => b.SetInt16(0, short.MinValue), r => r.GetInt16(0)));
        Assert.Equal((ulong)long.MaxValue, await RoundTripAsync(b => b.SetUInt64(0, long.MaxValue), r => r.GetFieldValue<ulong>(0)));
        Assert.Equal(double.MaxValue, await RoundTripAsync(b => b.SetDouble(0, double.MaxValue), r => r.GetDouble(0)));
        Assert.Equal(double.Epsilon, await RoundTripAsync(b => b.SetDouble(0, double.Epsilon), r => r.GetDouble(0)));
        Assert.Equal(double.NegativeInfinity, await RoundTripAsync(b => b.SetDouble(0, double.NegativeInfinity), r => r.GetDouble(0)));
        Assert.Equal(float.MaxValue, await RoundTripAsync(b => b.SetSingle(0, float.MaxValue), r => r.GetFloat(0)));
        Assert.True(await RoundTripAsync(b => b.SetBoolean(0, true), r => r.GetBoolean(0)));
        Assert.False(await RoundTripAsync(b => b.SetBoolean(0, false), r => r.GetBoolean(0)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("a")]
    [InlineData("Ada Lovelace")]
    [InlineData("zażółć gęślą jaźń")]
    [InlineData("日本語")]
    [InlineData("emoji 😀 and \0 zero")]
    public async Task Text_comes_back(string value)
    {
        Assert.Equal(value, await RoundTripAsync(b => b.SetString(0, value), r => r.GetString(0)));
        Assert.Equal(value, await RoundTripAsync(b => b.SetJson(0, value), r => r.GetFieldValue<string>(0)));
    }

    [Theory]
    [InlineData(1_000)]
    [InlineData(5_461)]
    [InlineData(5_462)]
    [InlineData(100_000)]
    public async Task Long_text_comes_back_however_often_it_is_bound(int length)
    {
        await using Database database = Sqlite.Memory();
        DriverConnection connection = await Sqlite.OpenAsync(database);
        string text = string.Create(length, 0, static (target, _) =>
        {
            for (int i = 0; i < target.Length; i++)
                target[i] = (char)('a' + i % 26);
        });
        for (int i = 0; i < 3; i++)
        {
            Assert.Equal(text + "|é|" + text, await connection.ReadAsync("select ? || ? || ?", r => r.GetString(0), b =>
            {
                b.SetString(0, text);
                b.SetString(1, "|é|");
                b.SetString(2, text);
            }));
        }

        await database.ReturnAsync(connection, reset: false);
    }

    [Fact]
    public async Task Half_a_surrogate_pair_is_refused()
    {
        OrmException exception = await Assert.ThrowsAsync<OrmException>(() => RoundTripAsync(b => b.SetString(0, "x\ud83d"), r => r.GetString(0)));
        Assert.Contains("surrogate", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Values_that_sqlite_would_change_silently_are_refused()
    {
        Assert.Contains("NaN", (await Assert.ThrowsAsync<OrmException>(() => RoundTripAsync(b => b.SetDouble(0, double.NaN), r => r.GetDouble(0)))).Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<OrmException>(() => RoundTripAsync(b => b.SetUInt64(0, ulong.MaxValue), r => r.GetInt64(0)));
    }

    [Theory]
    [InlineData("0")]
    [InlineData("10.25")]
    [InlineData("-0.1")]
    [InlineData("123456789012345")]
    [InlineData("0.123456789012345")]
    [InlineData("1234567890.1234567")]
    [InlineData("79228162514264337593543950335")]
    [InlineData("-79228162514264337593543950335")]
    [InlineData("0.0000000000000000000000000001")]
    [InlineData("100000000000000000000")]
    [InlineData("10.250000000000000000000000000")]
    public async Task Decimals_come_back(string text)
    {
        decimal value = decimal.Parse(text, CultureInfo.InvariantCulture);
        Assert.Equal(value, await RoundTripAsync(b => b.SetLongDecimal(0, value), r => r.GetDecimal(0)));
    }

    [Fact]
    public async Task Decimals_of_up_to_fifteen_digits_are_numbers_and_others_text()
    {
        Assert.Equal("real", await RoundTripAsync(b => b.SetDecimal(0, 10.25m), r => r.GetString(0), "select typeof(?)"));
        Assert.Equal("text", await RoundTripAsync(b => b.SetLongDecimal(0, 1234567890.1234567m), r => r.GetString(0), "select typeof(?)"));
        OrmException refused = await Assert.ThrowsAsync<OrmException>(() => RoundTripAsync(b => b.SetDecimal(0, 1234567890.1234567m), r => r.GetString(0)));
        Assert.Contains("precision above 15", refused.Message, StringComparison.Ordinal);
        Assert.True(await RoundTripAsync(b => b.SetDecimal(0, 10.25m), r => r.GetBoolean(0), "select ? > 9"));
    }

    [Fact]
    public async Task Temporal_values_come_back()
    {
        foreach (long ticks in new long[] { 0, 1, 5_000_000, 1_234_567, 9_999_999 })
        {
            DateTime moment = Moment.AddTicks(ticks);
            var instant = new DateTimeOffset(moment.Ticks, TimeSpan.FromHours(2));
            var time = new TimeOnly(moment.TimeOfDay.Ticks);
            Assert.Equal(moment, await RoundTripAsync(b => b.SetDateTime(0, moment), r => r.GetDateTime(0)));
            DateTimeOffset read = await RoundTripAsync(b => b.SetDateTimeOffset(0, instant), r => r.GetFieldValue<DateTimeOffset>(0));
            Assert.Equal(instant, read);
            Assert.Equal(TimeSpan.Zero, read.Offset);
            Assert.Equal(time, await RoundTripAsync(b => b.SetTimeOnly(0, time), r => r.GetFieldValue<TimeOnly>(0)));
        }

        foreach (DateOnly date in new[] { DateOnly.MinValue, DateOnly.MaxValue, new DateOnly(2024, 2, 29) })
            Assert.Equal(date, await RoundTripAsync(b => b.SetDateOnly(0, date), r => r.GetFieldValue<DateOnly>(0)));
        foreach (TimeSpan span in new[] { TimeSpan.Zero, TimeSpan.MaxValue, TimeSpan.MinValue, TimeSpan.FromTicks(-1), new TimeSpan(3, 4, 5, 6, 7) })
            Assert.Equal(span, await RoundTripAsync(b => b.SetTimeSpan(0, span), r => r.GetFieldValue<TimeSpan>(0)));
        Assert.Equal(DateTime.MaxValue, await RoundTripAsync(b => b.SetDateTime(0, DateTime.MaxValue), r => r.GetDateTime(0)));
        Assert.Equal(DateTimeOffset.MinValue, await RoundTripAsync(b => b.SetDateTimeOffset(0, DateTimeOffset.MinValue), r => r.GetFieldValue<DateTimeOffset>(0)));
    }

    [Fact]
    public async Task Guids_and_bytes_come_back()
    {
        Guid guid = Guid.Parse("0f8fad5b-d9cb-469f-a165-70867728950e");
        Assert.Equal(guid, await RoundTripAsync(b => b.SetGuid(0, guid), r => r.GetGuid(0)));
        Assert.Equal("0F8FAD5B-D9CB-469F-A165-70867728950E", await RoundTripAsync(b => b.SetGuid(0, guid), r => r.GetString(0)));
        Assert.Equal(guid, await RoundTripAsync(b => b.SetBytes(0, guid.ToByteArray()), r => r.GetGuid(0)));
        foreach (int length in new[] { 0, 1, 300, 20_000 })
        {
            byte[] bytes = [.. Enumerable.Range(0, length).Select(static i => (byte)i)];
            Assert.Equal(bytes, await RoundTripAsync(b => b.SetBytes(0, bytes), r => r.GetFieldValue<byte[]>(0)));
        }
    }

    [Fact]
    public async Task Null_is_null_and_never_a_value()
    {
        Assert.True(await RoundTripAsync(b => b.SetNull(0, StoredKind.Int32), r => r.IsDBNull(0)));
        Assert.Null(await RoundTripAsync(b => b.SetNull(0, StoredKind.Int32), r => r.GetFieldValue<int?>(0)));
        InvalidCastException number = await Assert.ThrowsAsync<InvalidCastException>(() => RoundTripAsync(b => b.SetNull(0, StoredKind.Int32), r => r.GetInt32(0), "select ? as age"));
        Assert.Contains("age", number.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<InvalidCastException>(() => RoundTripAsync(b => b.SetNull(0, StoredKind.String), r => r.GetString(0)));
        await Assert.ThrowsAsync<InvalidCastException>(() => RoundTripAsync(b => b.SetNull(0, StoredKind.Double), r => r.GetDouble(0)));
        await Assert.ThrowsAsync<InvalidCastException>(() => RoundTripAsync(b => b.SetNull(0, StoredKind.Guid), r => r.GetGuid(0)));
        await Assert.ThrowsAsync<InvalidCastException>(() => RoundTripAsync(b => b.SetNull(0, StoredKind.Bytes), r => r.GetFieldValue<byte[]>(0)));
    }

    [Fact]
    public async Task Numbers_out_of_range_and_text_that_is_none_are_refused()
    {
        await Assert.ThrowsAsync<OverflowException>(() => RoundTripAsync(b => b.SetInt64(0, 1L << 32), r => r.GetInt32(0)));
        await Assert.ThrowsAsync<OverflowException>(() => RoundTripAsync(b => b.SetInt64(0, 300), r => r.GetByte(0)));
        await Assert.ThrowsAsync<InvalidCastException>(() => RoundTripAsync(b => b.SetString(0, "abc"), r => r.GetInt32(0)));
        await Assert.ThrowsAsync<FormatException>(() => RoundTripAsync(b => b.SetString(0, "yesterday"), r => r.GetDateTime(0)));
        await Assert.ThrowsAsync<FormatException>(() => RoundTripAsync(b => b.SetString(0, "2023-02-29"), r => r.GetFieldValue<DateOnly>(0)));
    }

    [Theory]
    [InlineData("2026-02-28", "2026-02-28T00:00:00.0000000Z")]
    [InlineData("2026-02-28 10:11", "2026-02-28T10:11:00.0000000Z")]
    [InlineData("2026-02-28T10:11:12Z", "2026-02-28T10:11:12.0000000Z")]
    [InlineData("2026-02-28 10:11:12.5+02:00", "2026-02-28T08:11:12.5000000Z")]
    [InlineData("2026-02-28 10:11:12.123456789 -01:30", "2026-02-28T11:41:12.1234567Z")]
    public async Task Instants_are_read_from_every_form_that_sqlite_functions_take(string text, string expected)
    {
        DateTimeOffset value = await RoundTripAsync(b => b.SetString(0, text), r => r.GetFieldValue<DateTimeOffset>(0));
        Assert.Equal(expected, value.UtcDateTime.ToString("O", CultureInfo.InvariantCulture));
    }

    [Fact]
    public async Task Dates_are_read_from_julian_days() =>
        Assert.Equal(new DateTime(2026, 2, 28, 12, 0, 0), await RoundTripAsync(b => b.SetString(0, "2026-02-28 12:00:00"), r => r.GetDateTime(0), "select julianday(?)"));

    [Fact]
    public async Task Text_forms_equal_those_of_Microsoft_Data_Sqlite()
    {
        using var connection = new SqliteConnection("Data Source=:memory:");
        connection.Open();
        Guid guid = Guid.NewGuid();
        DateTime moment = Moment.AddTicks(1_230_000);
        var instant = new DateTimeOffset(moment, TimeSpan.Zero);
        (object Value, Action<ParameterBinder> Bind)[] cases =
        [
            (guid, b => b.SetGuid(0, guid)),
            (moment, b => b.SetDateTime(0, moment)),
            (Moment, b => b.SetDateTime(0, Moment)),
            (instant, b => b.SetDateTimeOffset(0, instant)),
            (DateOnly.FromDateTime(moment), b => b.SetDateOnly(0, DateOnly.FromDateTime(moment))),
            (TimeOnly.FromDateTime(moment), b => b.SetTimeOnly(0, TimeOnly.FromDateTime(moment))),
            (TimeOnly.FromDateTime(Moment), b => b.SetTimeOnly(0, TimeOnly.FromDateTime(Moment))),
            (TimeSpan.FromMilliseconds(-123_456_789), b => b.SetTimeSpan(0, TimeSpan.FromMilliseconds(-123_456_789))),
            (1234567890.1234567m, b => b.SetLongDecimal(0, 1234567890.1234567m)),
            (true, b => b.SetBoolean(0, true)),
        ];
        foreach ((object value, Action<ParameterBinder> bind) in cases)
        {
            using SqliteCommand command = connection.CreateCommand();
            command.CommandText = "select $p";
            command.Parameters.AddWithValue("$p", value);
            Assert.Equal(command.ExecuteScalar(), await RoundTripAsync(bind, r => r.GetValue(0)));
        }
    }

    [Fact]
    public async Task Generic_reading_gives_names_types_and_boxed_values()
    {
        await using Database database = Sqlite.Memory();
        DriverConnection connection = await Sqlite.OpenAsync(database);
        await connection.ReadAsync("select 1 as a, 'x' as b, 1.5 as c, x'0102' as d, null as e", reader =>
        {
            Assert.Equal(5, reader.FieldCount);
            Assert.Equal("b", reader.GetName(1));
            Assert.Equal(2, reader.GetOrdinal("C"));
            Assert.Equal([1L, "x", 1.5, DBNull.Value], new[] { reader[0], reader["b"], reader[2], reader[4] });
            Assert.Equal([typeof(long), typeof(string), typeof(double), typeof(byte[])], Enumerable.Range(0, 4).Select(reader.GetFieldType));
            var part = new byte[1];
            Assert.Equal(1, reader.GetBytes(3, 1, part, 0, 1));
            Assert.Equal(2, part[0]);
            Assert.Throws<ArgumentOutOfRangeException>(() => reader.GetInt32(5));
            Assert.Throws<ArgumentOutOfRangeException>(() => reader.GetOrdinal("f"));
            return 0;
        });
        await database.ReturnAsync(connection, reset: false);
    }

    private static async Task<T> RoundTripAsync<T>(Action<ParameterBinder> bind, Func<DbDataReader, T> read, string sql = "select ?")
    {
        await using Database database = Sqlite.Memory();
        DriverConnection connection = await Sqlite.OpenAsync(database);
        return await connection.ReadAsync(sql, read, bind);
    }
}
