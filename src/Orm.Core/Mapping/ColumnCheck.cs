using System.ComponentModel;
using Orm.Dialects;

namespace Orm.Mapping;

/// <summary>The checks that a flush makes before anything is sent, and the comparisons that generated setters make.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ColumnCheck
{
    /// <summary>Refuses null, and text longer than its column.</summary>
    public static void Text(string? value, int? maxLength, EntityMapper mapper, int column)
    {
        NotNull(value, mapper, column);
        OptionalText(value, maxLength, mapper, column);
    }

    /// <summary>Refuses text longer than its column.</summary>
    public static void OptionalText(string? value, int? maxLength, EntityMapper mapper, int column)
    {
        // Databases count characters, a surrogate pair as one.
        if (value?.Length > maxLength && value.EnumerateRunes().Count() is var characters && characters > maxLength)
            throw DatabaseErrorFactory.CreateRefused(DatabaseErrorKind.ValueTooLong, $"{Property(mapper, column)} has {characters} characters, but its column {Column(mapper, column)} takes {maxLength}.", mapper, column);
    }

    /// <summary>Refuses null, and more bytes than the column takes.</summary>
    public static void Bytes(byte[]? value, int? maxLength, EntityMapper mapper, int column)
    {
        NotNull(value, mapper, column);
        OptionalBytes(value, maxLength, mapper, column);
    }

    /// <summary>Refuses more bytes than the column takes.</summary>
    public static void OptionalBytes(byte[]? value, int? maxLength, EntityMapper mapper, int column)
    {
        if (value?.Length > maxLength)
            throw DatabaseErrorFactory.CreateRefused(DatabaseErrorKind.ValueTooLong, $"{Property(mapper, column)} has {value.Length} bytes, but its column {Column(mapper, column)} takes {maxLength}.", mapper, column);
    }

    /// <summary>Refuses a list with more elements than the column takes, and one with a null where elements take none.</summary>
    public static void Items<T>(IEnumerable<T>? value, int? maxLength, bool isNullable, bool hasNulls, EntityMapper mapper, int column)
    {
        if (value is null)
        {
            if (!isNullable)
                throw Missing(mapper, column);
            return;
        }

        if (maxLength is { } most && value.Count() is var count && count > most)
            throw DatabaseErrorFactory.CreateRefused(DatabaseErrorKind.ValueTooLong, $"{Property(mapper, column)} has {count} elements, but its column {Column(mapper, column)} takes {most}.", mapper, column);
        if (!hasNulls && value.Any(static item => item is null))
            throw DatabaseErrorFactory.CreateRefused(DatabaseErrorKind.NotNullViolation, $"{Property(mapper, column)} has an element that is null, but its elements take none. Remove it, or make the element type nullable.", mapper, column);
    }

    /// <summary>Refuses null.</summary>
    public static void NotNull(object? value, EntityMapper mapper, int column)
    {
        if (value is null)
            throw Missing(mapper, column);
    }

    /// <summary>Refuses null.</summary>
    public static void NotNull<T>(T? value, EntityMapper mapper, int column)
        where T : struct
    {
        if (value is null)
            throw Missing(mapper, column);
    }

    /// <summary>Refuses a number that the column would round or could not hold.</summary>
    public static void Number(decimal? value, int precision, int scale, bool isNullable, EntityMapper mapper, int column)
    {
        if (value is not { } number)
        {
            if (!isNullable)
                throw Missing(mapper, column);
            return;
        }

        decimal magnitude = Math.Abs(number);
        decimal limit = 1;
        for (int i = 0; i < precision - scale && limit <= magnitude; i++)
            limit *= 10;
        if (magnitude >= limit)
            throw DatabaseErrorFactory.CreateRefused(DatabaseErrorKind.NumericOverflow, $"{Property(mapper, column)} has more than {precision - scale} digits before the decimal point, which is what its column {Column(mapper, column)} takes.", mapper, column);
        if (scale < 28 && decimal.Round(number, scale) != number)
            throw new OrmException($"{Property(mapper, column)} has more than {scale} digits after the decimal point, which is what its column {Column(mapper, column)} takes. Round it before the flush.");
    }

    /// <summary>Refuses a value of a statement that its column would not hold, as a flush would.</summary>
    internal static void Literal<T>(T value, EntityMapper mapper, int column)
    {
        ColumnInfo info = mapper.Table.Columns[column];
        if (info.Type is ICheckedType<T> type)
            type.Check(value, mapper, column);
        else if (typeof(T) == typeof(string))
            OptionalText((string?)(object?)value, info.MaxLength, mapper, column);
        else if (typeof(T) == typeof(byte[]))
            OptionalBytes((byte[]?)(object?)value, info.MaxLength, mapper, column);
        else if (typeof(T) == typeof(decimal) && info.Precision is { } precision)
            Number((decimal)(object)value!, precision, info.Scale ?? 0, isNullable: true, mapper, column);
    }

    /// <summary>Whether two arrays hold the same bytes.</summary>
    public static bool SameBytes(byte[]? left, byte[]? right) =>
        ReferenceEquals(left, right) || (left is not null && right is not null && left.AsSpan().SequenceEqual(right));

    private static DatabaseException Missing(EntityMapper mapper, int column) => DatabaseErrorFactory.CreateRefused(
        DatabaseErrorKind.NotNullViolation,
        $"{Property(mapper, column)} is null, but its column {Column(mapper, column)} takes no null. Assign it before the flush.",
        mapper,
        column);

    private static string Property(EntityMapper mapper, int column) => $"{mapper.EntityName}.{mapper.Table.Columns[column].Property}";

    private static string Column(EntityMapper mapper, int column) => $"{mapper.Table}.{mapper.Table.Columns[column].Name}";
}
