using System.ComponentModel.DataAnnotations;

namespace Orm.PostgreSql.Tests.Hotels;

/// <summary>Its key is made by the server, and no integer: rows cannot be matched by an order.</summary>
[Entity("parcels", Model = "hotels")]
public partial class Parcel
{
    [Key, DbColumn(DefaultSql = "gen_random_uuid()")] public partial Guid Id { get; private set; }
    public partial string Name { get; set; }
    [DbColumn(Computed = "upper(name)", Stored = true)] public partial string Shout { get; private set; }
}

/// <summary>Its key comes from a named sequence; every kind of value that may be null is there.</summary>
[Entity("readings", Model = "hotels")]
public partial class Reading
{
    [Key, DbColumn(Generated = ValueGeneration.Sequence, Sequence = "reading_numbers")] public partial long Id { get; private set; }
    public partial bool? Flag { get; set; }
    public partial short? Small { get; set; }
    public partial int? Medium { get; set; }
    public partial long? Large { get; set; }
    public partial ulong? Vast { get; set; }
    public partial float? Single { get; set; }
    public partial double? Double { get; set; }
    [DbColumn(Precision = 28, Scale = 10)] public partial decimal? Amount { get; set; }
    public partial string? Text { get; set; }
    public partial Guid? Token { get; set; }
    [DbColumn(DateTimeKind = DateTimeKind.Unspecified)] public partial DateTime? Clock { get; set; }
    public partial DateTimeOffset? Instant { get; set; }
    public partial DateOnly? Day { get; set; }
    public partial TimeOnly? Time { get; set; }
    public partial TimeSpan? Span { get; set; }
    public partial byte[]? Bytes { get; set; }
    public partial Mood? Mood { get; set; }

    /// <summary>The values of all columns but the key.</summary>
    public object?[] Values() => [Flag, Small, Medium, Large, Vast, Single, Double, Amount, Text, Token, Clock, Instant, Day, Time, Span, Bytes is null ? null : Convert.ToHexString(Bytes), Mood];
}
