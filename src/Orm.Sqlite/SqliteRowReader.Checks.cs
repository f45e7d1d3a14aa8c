using System.Globalization;

namespace Orm.Sqlite;

/// <content>What is refused: SQLite gives every value in every form, however much of it is lost.</content>
internal sealed unsafe partial class SqliteRowReader
{
    private void RequireNumber(nint value, int ordinal)
    {
        int type = SqliteNative.ValueType(value);
        if (type == SqliteNative.Null)
            throw IsNull(ordinal);
        if (type == SqliteNative.Blob || (type == SqliteNative.Text && !double.TryParse(TextBytes(value, ordinal), CultureInfo.InvariantCulture, out _)))
            throw new InvalidCastException($"Column {ordinal} ({GetName(ordinal)}) holds {(type == SqliteNative.Blob ? "bytes" : "text")}, not a number.");
    }

    private void RequireWhole(nint value, int ordinal, long number)
    {
        switch (SqliteNative.ValueType(value))
        {
            case SqliteNative.Null:
                throw IsNull(ordinal);
            case SqliteNative.Float when SqliteNative.ValueDouble(value) is var real && real != number:
                throw new InvalidCastException($"Column {ordinal} ({GetName(ordinal)}) holds a number with a fraction, or too large for an integer. Read it as double or decimal.");
            case SqliteNative.Text when !long.TryParse(TextBytes(value, ordinal), CultureInfo.InvariantCulture, out _):
                throw new InvalidCastException($"Column {ordinal} ({GetName(ordinal)}) holds text, not a whole number.");
            case SqliteNative.Blob:
                throw new InvalidCastException($"Column {ordinal} ({GetName(ordinal)}) holds bytes, not a number.");
        }
    }

    private InvalidCastException IsNull(int ordinal) =>
        new($"Column {ordinal} ({GetName(ordinal)}) is null, but its mapping takes no null. Make the property nullable, or correct the row.");

    private OverflowException OutOfRange(int ordinal, string type) =>
        new($"Column {ordinal} ({GetName(ordinal)}) holds a number outside the range of a {type}.");

    private Exception NoValue(int ordinal) => !_open
        ? Closed()
        : !_onRow
            ? new InvalidOperationException("The reader stands on no row: call Read first, and stop when it gives false.")
            : new ArgumentOutOfRangeException(nameof(ordinal), $"The row has {_fieldCount} columns; there is none at {ordinal}.");

    private static ObjectDisposedException Closed() => new(nameof(SqliteRowReader), "The rows are closed: their statement has ended.");
}
