using System.Data.Common;

namespace Orm.Mapping;

/// <summary>Reads the database's own arrays: as arrays of the stored type, whose elements then go through their mapping.</summary>
internal static class StoredArrays
{
    public static T[] Read<T>(DbDataReader row, int ordinal, ArrayItems<T> items) => items.Element.Kind switch
    {
        StoredKind.Boolean => Values<bool, T>(row, ordinal, items),
        StoredKind.Int16 => Values<short, T>(row, ordinal, items),
        StoredKind.Int32 => Values<int, T>(row, ordinal, items),
        StoredKind.Int64 => Values<long, T>(row, ordinal, items),
        // Numbers without sign are decimals where a database has arrays.
        StoredKind.UInt64 or StoredKind.Decimal => Values<decimal, T>(row, ordinal, items),
        StoredKind.Single => Values<float, T>(row, ordinal, items),
        StoredKind.Double => Values<double, T>(row, ordinal, items),
        StoredKind.Guid => Values<Guid, T>(row, ordinal, items),
        StoredKind.DateTime => Values<DateTime, T>(row, ordinal, items),
        StoredKind.DateTimeOffset => Values<DateTimeOffset, T>(row, ordinal, items),
        StoredKind.DateOnly => Values<DateOnly, T>(row, ordinal, items),
        StoredKind.TimeOnly => Values<TimeOnly, T>(row, ordinal, items),
        StoredKind.TimeSpan => Values<TimeSpan, T>(row, ordinal, items),
        StoredKind.Bytes => References<byte[], T>(row, ordinal, items),
        _ => References<string, T>(row, ordinal, items),
    };

    private static T[] Values<TStored, T>(DbDataReader row, int ordinal, ArrayItems<T> items)
        where TStored : struct
    {
        if (items.IsPlain && typeof(T) == typeof(TStored))
            return (T[])(object)row.GetFieldValue<TStored[]>(ordinal);
        TStored?[] stored = row.GetFieldValue<TStored?[]>(ordinal);
        return items.IsPlain && typeof(T) == typeof(TStored?) ? (T[])(object)stored : Converted(row, ordinal, items, stored);
    }

    private static T[] References<TStored, T>(DbDataReader row, int ordinal, ArrayItems<T> items)
        where TStored : class
    {
        TStored?[] stored = row.GetFieldValue<TStored?[]>(ordinal);
        return items is { IsPlain: true, HasNulls: true } ? (T[])(object)stored : Converted(row, ordinal, items, stored);
    }

    private static T[] Converted<TStored, T>(DbDataReader row, int ordinal, ArrayItems<T> items, TStored[] stored)
    {
        var reader = new StoredElementReader(row.GetName(ordinal));
        var result = new T[stored.Length];
        for (int i = 0; i < stored.Length; i++)
        {
            reader.Element = stored[i];
            result[i] = stored[i] is not null ? items.Read(reader) : items.HasNulls ? default! : throw reader.IsNull();
        }

        return result;
    }
}
