using System.Data.Common;
using Orm.Mapping;

namespace Orm.Statements;

/// <summary>Reads a column of raw SQL as a CLR type, null included.</summary>
internal static class RawValue<T>
{
    private static readonly Func<DbDataReader, int, T>? s_nullable = (Func<DbDataReader, int, T>?)RawValue.ReaderOfNullable(typeof(T));

    public static T Read(DbDataReader reader, int ordinal)
    {
        if (s_nullable is not null)
            return s_nullable(reader, ordinal);
        if (!reader.IsDBNull(ordinal))
            return RawValue.ReadValue<T>(reader, ordinal);
        return default(T) is null
            ? default!
            : throw new OrmException($"Column {ordinal + 1} ({reader.GetName(ordinal)}) of the result is NULL, but it is read as {typeof(T).Name}. Read it as {typeof(T).Name}?.");
    }
}

/// <summary>The nullable value types, which no generic constraint reaches from an unconstrained type.</summary>
internal static class RawValue
{
    public static Delegate? ReaderOfNullable(Type type) =>
        Of<bool>(type) ?? Of<byte>(type) ?? Of<sbyte>(type) ?? Of<short>(type) ?? Of<ushort>(type) ?? Of<int>(type) ?? Of<uint>(type)
        ?? Of<long>(type) ?? Of<ulong>(type) ?? Of<float>(type) ?? Of<double>(type) ?? Of<decimal>(type) ?? Of<char>(type) ?? Of<Guid>(type)
        ?? Of<DateTime>(type) ?? Of<DateTimeOffset>(type) ?? Of<DateOnly>(type) ?? Of<TimeOnly>(type) ?? Of<TimeSpan>(type);

    private static Delegate? Of<T>(Type type)
        where T : struct => type == typeof(T?) ? new Func<DbDataReader, int, T?>(ReadNullable<T>) : null;

    private static T? ReadNullable<T>(DbDataReader reader, int ordinal)
        where T : struct => reader.IsDBNull(ordinal) ? null : ReadValue<T>(reader, ordinal);

    // Databases make decimals of sums, averages and quotients of integers, and drivers refuse to read those as other numbers.
    public static T ReadValue<T>(DbDataReader reader, int ordinal)
    {
        if (typeof(T) != typeof(double) && typeof(T) != typeof(float) && typeof(T) != typeof(long) && typeof(T) != typeof(int) && typeof(T) != typeof(short))
            return ColumnTypes.Default<T>().Read(reader, ordinal);
        if (reader.GetFieldType(ordinal) != typeof(decimal))
            return ColumnTypes.Default<T>().Read(reader, ordinal);
        decimal value = reader.GetDecimal(ordinal);
        if (typeof(T) == typeof(double))
            return (T)(object)(double)value;
        if (typeof(T) == typeof(float))
            return (T)(object)(float)value;
        if (value != decimal.Truncate(value))
            throw new OrmException($"Column {ordinal + 1} ({reader.GetName(ordinal)}) of the result has a fraction, but it is read as {typeof(T).Name}. Read it as decimal or double.");
        if (typeof(T) == typeof(long))
            return (T)(object)(long)value;
        return typeof(T) == typeof(int) ? (T)(object)(int)value : (T)(object)(short)value;
    }
}
