using Orm.Dialects;
using Orm.Execution;
using Orm.Mapping;

namespace Orm.Core.Tests.Statements;

/// <summary>Renders statements, with their parameters as text: <c>kind:value</c>.</summary>
internal static class Render
{
    public static void Equal(string sql, Statement statement, params string[] parameters) => Equal(AnsiDialect.Instance, sql, statement, parameters);

    public static void Equal(Dialect dialect, string sql, Statement statement, params string[] parameters)
    {
        var writer = new SqlWriter(dialect);
        statement.Write(writer);
        var binder = new RecordingBinder();
        writer.Bind(binder);
        Assert.Equal(sql, writer.ToString());
        Assert.Equal(parameters, binder.Values);
        Assert.Equal(sql, statement.ToSql(dialect));
    }
}

/// <summary>Keeps what is bound as text.</summary>
internal sealed class RecordingBinder : ParameterBinder
{
    private readonly SortedDictionary<int, string> _values = [];

    public string[] Values => [.. _values.Values];

    public override void SetNull(int ordinal, StoredKind kind) => _values[ordinal] = $"{kind}:null";

    public override void SetBoolean(int ordinal, bool value) => Set(ordinal, StoredKind.Boolean, value);

    public override void SetInt16(int ordinal, short value) => Set(ordinal, StoredKind.Int16, value);

    public override void SetInt32(int ordinal, int value) => Set(ordinal, StoredKind.Int32, value);

    public override void SetInt64(int ordinal, long value) => Set(ordinal, StoredKind.Int64, value);

    public override void SetUInt64(int ordinal, ulong value) => Set(ordinal, StoredKind.UInt64, value);

    public override void SetSingle(int ordinal, float value) => Set(ordinal, StoredKind.Single, value);

    public override void SetDouble(int ordinal, double value) => Set(ordinal, StoredKind.Double, value);

    public override void SetDecimal(int ordinal, decimal value) => Set(ordinal, StoredKind.Decimal, value);

    public override void SetString(int ordinal, string value) => Set(ordinal, StoredKind.String, value);

    public override void SetGuid(int ordinal, Guid value) => Set(ordinal, StoredKind.Guid, value);

    public override void SetDateTime(int ordinal, DateTime value) => Set(ordinal, StoredKind.DateTime, value);

    public override void SetDateTimeOffset(int ordinal, DateTimeOffset value) => Set(ordinal, StoredKind.DateTimeOffset, value);

    public override void SetDateOnly(int ordinal, DateOnly value) => Set(ordinal, StoredKind.DateOnly, value);

    public override void SetTimeOnly(int ordinal, TimeOnly value) => Set(ordinal, StoredKind.TimeOnly, value);

    public override void SetTimeSpan(int ordinal, TimeSpan value) => Set(ordinal, StoredKind.TimeSpan, value);

    public override void SetBytes(int ordinal, byte[] value) => Set(ordinal, StoredKind.Bytes, Convert.ToHexString(value));

    public override void SetJson(int ordinal, string value) => Set(ordinal, StoredKind.Json, value);

    public override void SetNamed(int ordinal, string value, string databaseType) => _values[ordinal] = $"{databaseType}:{value}";

    private void Set<T>(int ordinal, StoredKind kind, T value) =>
        _values[ordinal] = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{kind}:{value}");
}
