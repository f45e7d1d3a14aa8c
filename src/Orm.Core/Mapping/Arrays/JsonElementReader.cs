using System.Globalization;
using System.Text.Json;

namespace Orm.Mapping;

/// <summary>An element of a JSON array, in the forms that <see cref="JsonElementBinder"/> writes.</summary>
internal sealed class JsonElementReader(string column) : ElementReader(column)
{
    public JsonElement Element { get; set; }

    public override object GetValue(int ordinal) => throw Unsupported();

    public override T GetFieldValue<T>(int ordinal)
    {
        if (typeof(T) == typeof(ulong))
            return (T)(object)Element.GetUInt64();
        if (typeof(T) == typeof(DateTimeOffset))
            return (T)(object)new DateTimeOffset(DateTime.ParseExact(GetString(ordinal), JsonElementBinder.InstantFormat, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal));
        if (typeof(T) == typeof(DateOnly))
            return (T)(object)DateOnly.ParseExact(GetString(ordinal), JsonElementBinder.DateFormat, CultureInfo.InvariantCulture);
        if (typeof(T) == typeof(TimeOnly))
            return (T)(object)TimeOnly.ParseExact(GetString(ordinal), JsonElementBinder.TimeFormat, CultureInfo.InvariantCulture);
        if (typeof(T) == typeof(TimeSpan))
            return (T)(object)TimeSpan.ParseExact(GetString(ordinal), "c", CultureInfo.InvariantCulture);
        return typeof(T) == typeof(byte[]) ? (T)(object)Element.GetBytesFromBase64() : throw Unsupported();
    }

    public override bool GetBoolean(int ordinal) => Element.GetBoolean();

    public override short GetInt16(int ordinal) => Element.GetInt16();

    public override int GetInt32(int ordinal) => Element.GetInt32();

    public override long GetInt64(int ordinal) => Element.GetInt64();

    public override float GetFloat(int ordinal) =>
        Element.ValueKind == JsonValueKind.String ? float.Parse(GetString(ordinal), CultureInfo.InvariantCulture) : Element.GetSingle();

    public override double GetDouble(int ordinal) =>
        Element.ValueKind == JsonValueKind.String ? double.Parse(GetString(ordinal), CultureInfo.InvariantCulture) : Element.GetDouble();

    public override decimal GetDecimal(int ordinal) =>
        Element.ValueKind == JsonValueKind.String ? decimal.Parse(GetString(ordinal), NumberStyles.Number, CultureInfo.InvariantCulture) : Element.GetDecimal();

    public override string GetString(int ordinal) => Element.ValueKind == JsonValueKind.String ? Element.GetString()! : throw new FormatException("Text was expected.");

    public override Guid GetGuid(int ordinal) => Element.GetGuid();

    public override DateTime GetDateTime(int ordinal) => DateTime.ParseExact(GetString(ordinal), JsonElementBinder.ClockFormat, CultureInfo.InvariantCulture);
}
