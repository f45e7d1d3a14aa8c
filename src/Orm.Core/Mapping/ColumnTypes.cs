using System.Data.Common;
using Orm.Execution;

namespace Orm.Mapping;

/// <summary>The mappings of the types that every database stores.</summary>
public static class ColumnTypes
{
    /// <summary>System.Int32.</summary>
    public static ColumnType<int> Int32 { get; } = new Int32Type();

    /// <summary>System.String.</summary>
    public static ColumnType<string> String { get; } = new StringType();

    /// <summary>System.DateTimeOffset, an instant kept in UTC.</summary>
    public static ColumnType<DateTimeOffset> DateTimeOffset { get; } = new DateTimeOffsetType();

    /// <summary>System.Boolean.</summary>
    public static ColumnType<bool> Boolean { get; } = new BooleanType();

    /// <summary>System.Int64.</summary>
    public static ColumnType<long> Int64 { get; } = new Int64Type();

    /// <summary>System.Double.</summary>
    public static ColumnType<double> Double { get; } = new DoubleType();

    /// <summary>System.Decimal.</summary>
    public static ColumnType<decimal> Decimal { get; } = new DecimalType();

    private sealed class BooleanType() : ColumnType<bool>(StoredKind.Boolean)
    {
        public override void Bind(ParameterBinder binder, int ordinal, bool value) => binder.SetBoolean(ordinal, value);

        public override bool Read(DbDataReader row, int ordinal) => row.GetBoolean(ordinal);
    }

    private sealed class Int64Type() : ColumnType<long>(StoredKind.Int64)
    {
        public override void Bind(ParameterBinder binder, int ordinal, long value) => binder.SetInt64(ordinal, value);

        public override long Read(DbDataReader row, int ordinal) => row.GetInt64(ordinal);
    }

    private sealed class DoubleType() : ColumnType<double>(StoredKind.Double)
    {
        public override void Bind(ParameterBinder binder, int ordinal, double value) => binder.SetDouble(ordinal, value);

        public override double Read(DbDataReader row, int ordinal) => row.GetDouble(ordinal);
    }

    private sealed class DecimalType() : ColumnType<decimal>(StoredKind.Decimal)
    {
        public override void Bind(ParameterBinder binder, int ordinal, decimal value) => binder.SetDecimal(ordinal, value);

        public override decimal Read(DbDataReader row, int ordinal) => row.GetDecimal(ordinal);
    }

    private sealed class Int32Type() : ColumnType<int>(StoredKind.Int32)
    {
        public override void Bind(ParameterBinder binder, int ordinal, int value) => binder.SetInt32(ordinal, value);

        public override int Read(DbDataReader row, int ordinal) => row.GetInt32(ordinal);
    }

    private sealed class StringType() : ColumnType<string>(StoredKind.String)
    {
        public override void Bind(ParameterBinder binder, int ordinal, string value) => binder.SetString(ordinal, value);

        public override string Read(DbDataReader row, int ordinal) => row.GetString(ordinal);
    }

    private sealed class DateTimeOffsetType() : ColumnType<DateTimeOffset>(StoredKind.DateTimeOffset)
    {
        public override void Bind(ParameterBinder binder, int ordinal, DateTimeOffset value) => binder.SetDateTimeOffset(ordinal, value);

        public override DateTimeOffset Read(DbDataReader row, int ordinal) => row.GetFieldValue<DateTimeOffset>(ordinal);
    }
}
