using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;

namespace Orm.Specs.Types;

public enum Mood
{
    Calm,
    VeryGood,
    Sad,
}

public enum Signed : sbyte
{
    Least = sbyte.MinValue,
    None = 0,
    Most = sbyte.MaxValue,
}

[Flags]
public enum Bits : ulong
{
    None = 0,
    First = 1,
    High = 1UL << 62,
}

/// <summary>An amount with a converter of its own.</summary>
[Converter<MoneyConverter>]
public readonly record struct Money(decimal Amount);

public sealed class MoneyConverter : IValueConverter<Money, decimal>
{
    public static decimal ToStored(Money value) => value.Amount;

    public static Money FromStored(decimal value) => new(value);
}

/// <summary>A class behind a converter.</summary>
[Converter<TagConverter>]
public sealed record Tag(string Name);

public sealed class TagConverter : IValueConverter<Tag, string>
{
    public static string ToStored(Tag value) => value.Name;

    public static Tag FromStored(string value) => new(value);
}

[Converter<DocumentIdConverter>]
public readonly record struct DocumentId(Guid Value);

public sealed class DocumentIdConverter : IValueConverter<DocumentId, Guid>
{
    public static Guid ToStored(DocumentId value) => value.Value;

    public static DocumentId FromStored(Guid value) => new(value);
}

[Converter<CountryCodeConverter>]
public readonly record struct CountryCode(string Value);

public sealed class CountryCodeConverter : IValueConverter<CountryCode, string>
{
    public static string ToStored(CountryCode value) => value.Value;

    public static CountryCode FromStored(string value) => new(value);
}

/// <summary>A document with everything that JSON has.</summary>
public sealed class Details
{
    public string? Title { get; set; }

    public double Weight { get; set; }

    public Dictionary<string, List<int?>> Parts { get; set; } = [];

    public Details? Inner { get; set; }
}

[JsonSerializable(typeof(Details))]
public sealed partial class DetailsJson : JsonSerializerContext;

/// <summary>A column of every type.</summary>
[Entity("samples", Model = "types")]
public partial class Sample
{
    [Key] public partial int Id { get; private set; }
    public partial bool Bool { get; set; }
    public partial sbyte SByte { get; set; }
    public partial byte Byte { get; set; }
    public partial short Int16 { get; set; }
    public partial ushort UInt16 { get; set; }
    public partial int Int32 { get; set; }
    public partial uint UInt32 { get; set; }
    public partial long Int64 { get; set; }
    public partial ulong UInt64 { get; set; }
    public partial float Single { get; set; }
    public partial double Double { get; set; }
    public partial decimal Decimal { get; set; }
    [DbColumn(Precision = 28, Scale = 14)] public partial decimal LongDecimal { get; set; }
    [DbColumn(Precision = 9, Scale = 2)] public partial decimal ShortDecimal { get; set; }
    public partial string Text { get; set; }
    [MaxLength(10)] public partial string Bounded { get; set; }
    public partial char Char { get; set; }
    public partial Guid Guid { get; set; }
    [DbColumn(DateTimeKind = DateTimeKind.Unspecified)] public partial DateTime Clock { get; set; }
    [DbColumn(DateTimeKind = DateTimeKind.Utc)] public partial DateTime Instant { get; set; }
    public partial DateTimeOffset Offset { get; set; }
    [DbColumn(Precision = 3)] public partial DateTimeOffset Millis { get; set; }
    public partial DateOnly Day { get; set; }
    public partial TimeOnly Time { get; set; }
    public partial TimeSpan Span { get; set; }
    public partial byte[] Bytes { get; set; }
    public partial Mood Mood { get; set; }
    [DbColumn(Enum = EnumStorage.String)] public partial Mood MoodName { get; set; }
    [DbColumn(Enum = EnumStorage.Native, Type = "spec_mood")] public partial Mood MoodNative { get; set; }
    public partial Signed Signed { get; set; }
    public partial Bits Bits { get; set; }
    public partial Money Money { get; set; }
    public partial Tag Tag { get; set; }
    public partial DocumentId Document { get; set; }
    [Json(typeof(DetailsJson))] public partial Details Details { get; set; }

    public Sample()
    {
        Text = "";
        Bounded = "";
        Char = ' ';
        Bytes = [];
        Tag = new("");
        Details = new();
    }
}

/// <summary>The same, nullable.</summary>
[Entity("optional_samples", Model = "types")]
public partial class OptionalSample
{
    [Key] public partial int Id { get; private set; }
    public partial bool? Bool { get; set; }
    public partial sbyte? SByte { get; set; }
    public partial byte? Byte { get; set; }
    public partial short? Int16 { get; set; }
    public partial ushort? UInt16 { get; set; }
    public partial int? Int32 { get; set; }
    public partial uint? UInt32 { get; set; }
    public partial long? Int64 { get; set; }
    public partial ulong? UInt64 { get; set; }
    public partial float? Single { get; set; }
    public partial double? Double { get; set; }
    public partial decimal? Decimal { get; set; }
    [DbColumn(Precision = 28, Scale = 14)] public partial decimal? LongDecimal { get; set; }
    public partial string? Text { get; set; }
    public partial char? Char { get; set; }
    public partial Guid? Guid { get; set; }
    [DbColumn(DateTimeKind = DateTimeKind.Unspecified)] public partial DateTime? Clock { get; set; }
    [DbColumn(DateTimeKind = DateTimeKind.Utc)] public partial DateTime? Instant { get; set; }
    public partial DateTimeOffset? Offset { get; set; }
    public partial DateOnly? Day { get; set; }
    public partial TimeOnly? Time { get; set; }
    public partial TimeSpan? Span { get; set; }
    public partial byte[]? Bytes { get; set; }
    public partial Mood? Mood { get; set; }
    [DbColumn(Enum = EnumStorage.String)] public partial Mood? MoodName { get; set; }
    [DbColumn(Enum = EnumStorage.Native, Type = "spec_mood")] public partial Mood? MoodNative { get; set; }
    public partial Bits? Bits { get; set; }
    public partial Money? Money { get; set; }
    public partial Tag? Tag { get; set; }
    public partial DocumentId? Document { get; set; }
    [Json(typeof(DetailsJson))] public partial Details? Details { get; set; }
    public partial List<int>? Numbers { get; set; }
}

/// <summary>Lists and arrays of values.</summary>
[Entity("list_samples", Model = "types")]
public partial class ListSample
{
    [Key] public partial int Id { get; private set; }
    public partial int[] Numbers { get; set; }
    public partial int?[] Gaps { get; set; }
    public partial List<string> Texts { get; set; }
    public partial IList<string?> Holes { get; set; }
    public partial bool[] Bools { get; set; }
    public partial List<byte> SmallNumbers { get; set; }
    public partial long[] Longs { get; set; }
    public partial ulong[] Unsigned { get; set; }
    public partial double[] Doubles { get; set; }
    public partial float[] Singles { get; set; }
    public partial ICollection<decimal> Decimals { get; set; }
    public partial IReadOnlyList<Guid> Guids { get; set; }
    public partial List<char> Letters { get; set; }
    public partial List<DateTimeOffset> Offsets { get; set; }
    [DbColumn(DateTimeKind = DateTimeKind.Utc)] public partial DateTime[] Instants { get; set; }
    [DbColumn(DateTimeKind = DateTimeKind.Unspecified)] public partial DateTime[] Clocks { get; set; }
    public partial DateOnly[] Days { get; set; }
    public partial TimeOnly[] Times { get; set; }
    public partial TimeSpan?[] Spans { get; set; }
    public partial byte[][] Blobs { get; set; }
    public partial Mood[] Moods { get; set; }
    [DbColumn(Enum = EnumStorage.String)] public partial List<Mood?> MoodNames { get; set; }
    [DbColumn(Enum = EnumStorage.Native, Type = "spec_mood")] public partial List<Mood> MoodNatives { get; set; }
    public partial List<Money> Amounts { get; set; }
    public partial IEnumerable<Tag> Tags { get; set; }
    public List<string> Plain { get; set; } = [];
    public partial List<string>? Optional { get; set; }
    [MaxLength(3)] public partial List<string> AtMostThree { get; set; }

    public ListSample()
    {
        Numbers = [];
        Gaps = [];
        Texts = [];
        Holes = [];
        Bools = [];
        SmallNumbers = [];
        Longs = [];
        Unsigned = [];
        Doubles = [];
        Singles = [];
        Decimals = [];
        Guids = [];
        Letters = [];
        Offsets = [];
        Instants = [];
        Clocks = [];
        Days = [];
        Times = [];
        Spans = [];
        Blobs = [];
        Moods = [];
        MoodNames = [];
        MoodNatives = [];
        Amounts = [];
        Tags = [];
        AtMostThree = [];
    }
}

/// <summary>A key that is a Guid behind a strong id.</summary>
[Entity("documents", Model = "types")]
public partial class Document
{
    [Key] public partial DocumentId Id { get; set; }
    public partial string Title { get; set; }
    public partial CountryCode CountryCode { get; set; }
    public partial Country Country { get; set; }
}

/// <summary>A natural key behind a strong id.</summary>
[Entity("countries", Model = "types")]
public partial class Country
{
    [Key, DbColumn(Length = 2)] public partial CountryCode Code { get; set; }
    public partial string Name { get; set; }
    public partial IList<Document> Documents { get; }
}
