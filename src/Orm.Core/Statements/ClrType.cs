using Orm.Mapping;

namespace Orm.Statements;

/// <summary>The mapping that a CLR type has by itself, for values that meet no column.</summary>
internal static class ClrType<T>
{
    private static readonly ColumnType<T>? s_mapping = (ColumnType<T>?)ClrType.Find(typeof(T));

    public static ColumnType<T> Mapping => s_mapping ?? throw new NotSupportedException(
        $"A value of type {typeof(T).Name} has no mapping of its own. Compare it with a column that has one, or convert it first.");
}

/// <summary>The types that need no column to say how they are stored.</summary>
internal static class ClrType
{
    public static ColumnType? Find(Type type)
    {
        if (type == typeof(int))
            return ColumnTypes.Int32;
        if (type == typeof(string))
            return ColumnTypes.String;
        if (type == typeof(long))
            return ColumnTypes.Int64;
        if (type == typeof(bool))
            return ColumnTypes.Boolean;
        if (type == typeof(double))
            return ColumnTypes.Double;
        if (type == typeof(decimal))
            return ColumnTypes.Decimal;
        if (type == typeof(DateTimeOffset))
            return ColumnTypes.DateTimeOffset;
        return null;
    }
}
