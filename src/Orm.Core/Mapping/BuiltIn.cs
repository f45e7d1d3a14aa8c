namespace Orm.Mapping;

/// <summary>Which of the built-in mappings is a type's own. Asked once per type.</summary>
internal static class BuiltIn
{
    private static readonly ColumnType[] All =
    [
        ColumnTypes.Boolean, ColumnTypes.SByte, ColumnTypes.Byte, ColumnTypes.Int16, ColumnTypes.UInt16, ColumnTypes.Int32,
        ColumnTypes.UInt32, ColumnTypes.Int64, ColumnTypes.UInt64, ColumnTypes.Single, ColumnTypes.Double, ColumnTypes.Decimal,
        ColumnTypes.String, ColumnTypes.Char, ColumnTypes.Guid, ColumnTypes.DateTime, ColumnTypes.DateTimeOffset, ColumnTypes.DateOnly,
        ColumnTypes.TimeOnly, ColumnTypes.TimeSpan, ColumnTypes.Bytes,
    ];

    public static ColumnType? Of(Type type) => Array.Find(All, t => t.ModelType == type);
}
