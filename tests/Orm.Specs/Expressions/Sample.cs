using System.ComponentModel.DataAnnotations;

namespace Orm.Specs.Expressions;

public enum Mood
{
    Calm,
    Glad = 5,
    Sad = -3,
}

[Entity("samples", Model = "samples")]
public partial class Sample
{
    [Key] public partial int Id { get; private set; }
    [MaxLength(60)] public partial string Text { get; set; }
    [MaxLength(60)] public partial string? Note { get; set; }
    public partial short Small { get; set; }
    public partial int Number { get; set; }
    public partial int? Maybe { get; set; }
    public partial long Large { get; set; }
    public partial double Real { get; set; }
    public partial double? MaybeReal { get; set; }
    [DbColumn(Precision = 12, Scale = 3)] public partial decimal Money { get; set; }
    [DbColumn(Precision = 12, Scale = 3)] public partial decimal? MaybeMoney { get; set; }
    public partial bool Flag { get; set; }
    public partial bool? Opinion { get; set; }
    public partial Mood Mood { get; set; }
    [DbColumn(Enum = EnumStorage.String, Length = 10)] public partial Mood? MoodName { get; set; }
    public partial Guid Token { get; set; }
    public partial DateOnly Day { get; set; }
    public partial DateOnly? MaybeDay { get; set; }
    [DbColumn(DateTimeKind = DateTimeKind.Unspecified)] public partial DateTime Clock { get; set; }
    [DbColumn(DateTimeKind = DateTimeKind.Utc)] public partial DateTime Instant { get; set; }
    public partial DateTimeOffset At { get; set; }
    public partial DateTimeOffset? MaybeAt { get; set; }
    public partial TimeOnly Time { get; set; }
    public partial TimeSpan Span { get; set; }

    /// <summary>Rows with whole, negative, fractional, missing, longest and last-of-the-month values.</summary>
    public static Sample[] Rows() =>
    [
        New("alpha", "first", 3, 7, 2.5, 10m, true, true, Mood.Calm, new(2024, 2, 29), new(23, 59, 59, 999)),
        New("beta%", null, -3, null, -2.5, -0.125m, false, null, Mood.Glad, new(2025, 12, 31), new(0, 0, 0)),
        New("gamma_delta", "", 0, 0, 0, 0m, true, false, Mood.Sad, new(2026, 1, 31), new(12, 30, 15, 250)),
        New("  padded  ", "x!y\\z", 8, -4, 1234.5678, 99.995m, false, true, Mood.Glad, new(1999, 3, 1), new(1, 2, 3)),
        New("it's 'quoted'", "alpha", 100, 12, 1e-3, 123456.789m, false, null, Mood.Calm, new(2000, 12, 1), new(6, 0, 0)),
        New("smile \U0001F600 end", null, -50, null, 3.5, 2.5m, true, null, Mood.Sad, new(1970, 1, 1), new(18, 45, 0)),
        New("alpha", "first", 2, 2, -3.5, 3.5m, false, false, Mood.Glad, new(2026, 6, 15), new(10, 11, 12, 345)),
    ];

    private static Sample New(string text, string? note, int number, int? maybe, double real, decimal money, bool flag, bool? opinion, Mood mood, DateOnly day, TimeOnly time)
    {
        DateTime clock = day.ToDateTime(time).AddTicks(maybe is null ? 0 : 1230);
        var at = new DateTimeOffset(clock, TimeSpan.FromHours(number % 5));
        return new Sample
        {
            Text = text,
            Note = note,
            Small = (short)(number * 2),
            Number = number,
            Maybe = maybe,
            Large = 5_000_000_000L + number,
            Real = real,
            MaybeReal = maybe is null ? null : real * 2,
            Money = money,
            MaybeMoney = opinion is null ? null : money + 1,
            Flag = flag,
            Opinion = opinion,
            Mood = mood,
            MoodName = maybe is null ? null : mood,
            Token = new Guid(number, 1, 2, [1, 2, 3, 4, 5, 6, 7, 8]),
            Day = day,
            MaybeDay = opinion is null ? null : day.AddDays(1),
            Clock = clock,
            Instant = DateTime.SpecifyKind(clock, DateTimeKind.Utc),
            At = at,
            MaybeAt = note is null ? null : at,
            Time = TimeOnly.FromDateTime(clock),
            Span = TimeSpan.FromSeconds(number) + TimeSpan.FromMicroseconds(number),
        };
    }
}
