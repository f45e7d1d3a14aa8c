using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Orm.Execution;

namespace Orm.Mapping;

/// <summary>
/// Writes what is bound as the next element of a JSON array. Numbers that a database's JSON could round (decimals), and those that
/// JSON lacks (infinities, no number), are text, as are values of time, Guids and bytes.
/// </summary>
internal sealed class JsonElementBinder(Utf8JsonWriter writer) : ParameterBinder
{
    public const string InstantFormat = "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'";
    public const string ClockFormat = "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF";
    public const string DateFormat = "yyyy-MM-dd";
    public const string TimeFormat = "HH:mm:ss.FFFFFFF";

    // The text is no part of an HTML page: letters stay letters.
    public static JsonWriterOptions Options { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    public override void SetNull(int ordinal, StoredKind kind) => writer.WriteNullValue();

    public override void SetBoolean(int ordinal, bool value) => writer.WriteBooleanValue(value);

    public override void SetInt16(int ordinal, short value) => writer.WriteNumberValue(value);

    public override void SetInt32(int ordinal, int value) => writer.WriteNumberValue(value);

    public override void SetInt64(int ordinal, long value) => writer.WriteNumberValue(value);

    public override void SetUInt64(int ordinal, ulong value) => writer.WriteNumberValue(value);

    public override void SetSingle(int ordinal, float value)
    {
        if (float.IsFinite(value))
            writer.WriteNumberValue(value);
        else
            writer.WriteStringValue(value.ToString(CultureInfo.InvariantCulture));
    }

    public override void SetDouble(int ordinal, double value)
    {
        if (double.IsFinite(value))
            writer.WriteNumberValue(value);
        else
            writer.WriteStringValue(value.ToString(CultureInfo.InvariantCulture));
    }

    public override void SetDecimal(int ordinal, decimal value) => writer.WriteStringValue(value.ToString(CultureInfo.InvariantCulture));

    public override void SetString(int ordinal, string value)
    {
        // The writer would put another character in the place of half a pair.
        RequireWholeCharacters(value);
        writer.WriteStringValue(value);
    }

    public override void SetGuid(int ordinal, Guid value) => writer.WriteStringValue(value);

    public override void SetDateTime(int ordinal, DateTime value) => writer.WriteStringValue(value.ToString(ClockFormat, CultureInfo.InvariantCulture));

    public override void SetDateTimeOffset(int ordinal, DateTimeOffset value) => writer.WriteStringValue(value.UtcDateTime.ToString(InstantFormat, CultureInfo.InvariantCulture));

    public override void SetDateOnly(int ordinal, DateOnly value) => writer.WriteStringValue(value.ToString(DateFormat, CultureInfo.InvariantCulture));

    public override void SetTimeOnly(int ordinal, TimeOnly value) => writer.WriteStringValue(value.ToString(TimeFormat, CultureInfo.InvariantCulture));

    public override void SetTimeSpan(int ordinal, TimeSpan value) => writer.WriteStringValue(value.ToString("c", CultureInfo.InvariantCulture));

    public override void SetBytes(int ordinal, byte[] value) => writer.WriteBase64StringValue(value);

    public override void SetJson(int ordinal, string value) => writer.WriteRawValue(value);

    public override void SetNamed(int ordinal, string value, string databaseType) => writer.WriteStringValue(value);
}
