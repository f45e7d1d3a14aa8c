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
