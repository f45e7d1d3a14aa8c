namespace Orm.Specs.Expressions;

public abstract class ConditionSpecs<TServer>(TServer server) : SampleSpec<TServer>(server)
    where TServer : SpecServer
{
    [Fact]
    public async Task A_null_known_at_run_time_asks_for_null()
    {
        int? nobody = null;
        string? nothing = null;
        bool? unsure = null;
        await Keeps(s => s.Maybe == nobody, s => s.Maybe is null);
        await Keeps(s => s.Maybe != nobody, s => s.Maybe is not null);
        await Keeps(s => nobody == s.Maybe, s => s.Maybe is null);
        await Keeps(s => s.Note == nothing, s => s.Note is null);
        await Keeps(s => s.Note != nothing, s => s.Note is not null);
        await Keeps(s => s.Opinion == unsure, s => s.Opinion is null);
        await Keeps(s => s.MaybeAt != null, s => s.MaybeAt is not null);
        await Keeps(s => s.MoodName == null, s => s.MoodName is null);
        await Keeps(s => s.Number == nobody, _ => false);
    }

    [Fact]
    public async Task Otherwise_comparisons_leave_nulls_out()
    {
        await Keeps(s => s.Maybe == 7, s => s.Maybe is null ? null : s.Maybe == 7);
        await Keeps(s => s.Maybe != 7, s => s.Maybe is null ? null : s.Maybe != 7);
        await Keeps(s => s.Maybe < 7, s => s.Maybe is null ? null : s.Maybe < 7);
        await Keeps(s => s.Note != "first", s => s.Note is null ? null : s.Note != "first");
        await Keeps(s => s.Maybe + 1 == s.Maybe + 1, s => s.Maybe is null ? null : true);
        await Keeps(s => s.Note == s.Note, s => s.Note is null ? null : true);
    }

    [Fact]
    public async Task Distinct_from_sees_null_as_a_value()
    {
        int? nobody = null;
        await Keeps(s => s.Maybe.IsDistinctFrom(7), s => s.Maybe != 7);
        await Keeps(s => s.Maybe.IsNotDistinctFrom(7), s => s.Maybe == 7);
        await Keeps(s => s.Maybe.IsDistinctFrom(nobody), s => s.Maybe is not null);
        await Keeps(s => s.Maybe.IsNotDistinctFrom(nobody), s => s.Maybe is null);
        await Keeps(s => s.Maybe.IsNotDistinctFrom(s.Maybe), _ => true);
        await Keeps(s => !s.Maybe.IsDistinctFrom(s.Number), s => s.Maybe == s.Number);
        await Keeps(s => s.Note.IsDistinctFrom("first"), s => s.Note != "first");
        await Keeps(s => s.Opinion.IsDistinctFrom(true), s => s.Opinion != true);
        await Gives<bool>(s => s.Maybe.IsDistinctFrom(7), s => s.Maybe != 7);
    }

    [Fact]
    public async Task And_or_and_not_follow_three_valued_logic()
    {
        await Keeps(s => s.Maybe > 0 && s.Number > 0, s => And(s.Maybe > 0, s.Maybe is null, s.Number > 0));
        await Keeps(s => s.Maybe > 0 || s.Number > 0, s => s.Number > 0 ? true : s.Maybe is null ? null : s.Maybe > 0);
        await Keeps(s => !(s.Maybe > 0), s => s.Maybe is null ? null : !(s.Maybe > 0));
        await Keeps(s => !(s.Number > 0 && s.Flag) || s.Number == 3, s => !(s.Number > 0 && s.Flag) || s.Number == 3);
        await Keeps(s => (s.Number > 0 || s.Flag) && s.Real > 0, s => (s.Number > 0 || s.Flag) && s.Real > 0);
        await Keeps(s => s.Number > 0 || (s.Flag && s.Real > 0), s => s.Number > 0 || (s.Flag && s.Real > 0));
        await Keeps(s => !!(s.Number == 0), s => s.Number == 0);

        static bool? And(bool left, bool unknown, bool right) => !right ? false : unknown ? null : left;
    }

    [Fact]
    public async Task Boolean_columns_are_conditions()
    {
        await Keeps(s => s.Flag, s => s.Flag);
        await Keeps(s => !s.Flag, s => !s.Flag);
        await Keeps(s => s.Flag && !(s.Number < 0), s => s.Flag && !(s.Number < 0));
        await Keeps(s => s.Flag == true, s => s.Flag);
        await Keeps(s => s.Flag == false, s => !s.Flag);
        await Keeps(s => s.Flag != true, s => !s.Flag);
        await Keeps(s => s.Opinion == true, s => s.Opinion);
        await Keeps(s => s.Opinion == false, s => !s.Opinion);
        await Keeps(s => s.Opinion != true, s => !s.Opinion);
        await Keeps(s => s.Opinion.Coalesce(false) == true, s => s.Opinion == true);
    }

    [Fact]
    public async Task Conditions_are_values()
    {
        await Gives<bool>(s => s.Flag, s => s.Flag);
        await Gives<bool>(s => !s.Flag, s => !s.Flag);
        await Gives(s => s.Opinion, s => s.Opinion);
        await Gives<bool>(s => s.Number > 2, s => s.Number > 2);
        await Gives<bool>(s => s.Number > 2 && s.Flag, s => s.Number > 2 && s.Flag);
        await Gives<bool>(s => s.Maybe == null, s => s.Maybe is null);
        await Keeps(s => s.Flag == (s.Number > 2), s => s.Flag == (s.Number > 2));
        await Keeps(s => (s.Number > 2) == (s.Real > 0), s => s.Number > 2 == s.Real > 0);
        await Keeps(s => (s.Number > 2) != s.Flag, s => s.Number > 2 != s.Flag);
        await Gives(s => (s.Number, s.Flag, s.Number == 0), s => (s.Number, s.Flag, s.Number == 0));
        bool[] ordered = [.. (await Sample.Table.OrderByDescending(s => s.Number > 2).ThenBy(s => s.Id).Select(s => s.Number > 2).ToListAsync(Session, Token))];
        Assert.Equal(Rows.Select(s => s.Number > 2).OrderByDescending(v => v), ordered);
        List<int> byFlag = await Sample.Table.OrderBy(s => s.Flag).ThenBy(s => s.Id).Select(s => s.Id).ToListAsync(Session, Token);
        Assert.Equal(Rows.OrderBy(s => s.Flag).ThenBy(s => s.Id).Select(s => s.Id), byFlag);
    }

    [Fact]
    public async Task Case_gives_the_first_that_holds()
    {
        await Gives(s => Sql.When(s.Number < 0, "negative").When(s.Number == 0, "zero").Else("positive"), s => s.Number < 0 ? "negative" : s.Number == 0 ? "zero" : "positive");
        await Gives(s => Sql.When(s.Number < 0, "negative").End(), s => s.Number < 0 ? "negative" : null);
        await Gives(s => Sql.When(s.Flag, 1).Else(0), s => s.Flag ? 1 : 0);
        await Gives(s => Sql.When(s.Flag, s.Number).Else(-1), s => s.Flag ? s.Number : -1);
        await Gives(s => Sql.When(s.Maybe == null, s.Number).Else(s.Number * 2), s => s.Maybe is null ? s.Number : s.Number * 2);
        await Gives(s => Sql.When(s.Maybe > 0, s.Real).End(), s => s.Maybe > 0 ? s.Real : (double?)null);
        await Gives(s => Sql.When(s.Flag, s.Day).Else(new DateOnly(2000, 1, 1)), s => s.Flag ? s.Day : new DateOnly(2000, 1, 1));
        await Gives(s => Sql.When(s.Flag, 2.5m).Else(s.Money), s => s.Flag ? 2.5m : s.Money);
        await Keeps(s => Sql.When(s.Flag, 1).Else(0) == 1, s => s.Flag);
        await Gives(s => Sql.When(s.Number > 2, Sql.When(s.Flag, "a").Else("b")).Else("c"), s => s.Number > 2 ? s.Flag ? "a" : "b" : "c");
        await Gives(s => Sql.When(s.Opinion == true, true).Else(false), s => s.Opinion == true);
    }

    [Fact]
    public async Task Coalesce_gives_the_first_that_is_not_null()
    {
        await Gives(s => s.Note.Coalesce("none"), s => s.Note ?? "none");
        await Gives(s => s.Note.Coalesce(s.Text), s => s.Note ?? s.Text);
        await Gives(s => s.Maybe.Coalesce(s.Number), s => s.Maybe ?? s.Number);
        await Gives(s => s.MaybeReal.Coalesce(0.5), s => s.MaybeReal ?? 0.5);
        await Gives(s => s.MaybeMoney.Coalesce(0.5m), s => s.MaybeMoney ?? 0.5m);
        await Gives(s => s.MaybeDay.Coalesce(s.Day), s => s.MaybeDay ?? s.Day);
        await Gives(s => s.MaybeAt.Coalesce(s.At), s => s.MaybeAt ?? s.At);
        await Gives(s => s.Opinion.Coalesce(true), s => s.Opinion ?? true);
        await Gives(s => s.MoodName.Coalesce(Mood.Glad), s => s.MoodName ?? Mood.Glad);
        await Keeps(s => s.Maybe.Coalesce(7) == 7, s => (s.Maybe ?? 7) == 7);
    }

    [Fact]
    public async Task Lists()
    {
        await Keeps(s => s.Number.In(3, 8, 1000), s => s.Number is 3 or 8);
        await Keeps(s => s.Number.NotIn(3, 8), s => s.Number is not (3 or 8));
        await Keeps(s => s.Number.In([]), _ => false);
        await Keeps(s => s.Number.NotIn([]), _ => true);
        await Keeps(s => s.Maybe.NotIn(Array.Empty<int>()), _ => true);
        await Keeps(s => s.Maybe.In(7, 12), s => s.Maybe is null ? null : s.Maybe is 7 or 12);
        await Keeps(s => s.Maybe.NotIn(7, 12), s => s.Maybe is null ? null : s.Maybe is not (7 or 12));
        await Keeps(s => (s.Number + 1).In(4, 9), s => s.Number + 1 is 4 or 9);
        await Keeps(s => s.Number.In(3, 3, 3), s => s.Number == 3);
        await Keeps(s => s.Text.In("alpha", "it's 'quoted'", "no"), s => s.Text is "alpha" or "it's 'quoted'");
        await Keeps(s => s.Note.In(""), s => s.Note is null ? null : s.Note.Length == 0);
        await Keeps(s => s.Number.In(Enumerable.Range(-1000, 3000)), _ => true);
        for (int size = 1; size <= 9; size++)
            await Keeps(s => s.Number.In(Enumerable.Range(0, size)), s => s.Number >= 0 && s.Number < size);
    }

    [Fact]
    public async Task Lists_of_every_type()
    {
        Sample[] two = [Rows[1], Rows[3]];
        await Keeps(s => s.Large.In(two.Select(r => r.Large)), s => two.Any(r => r.Large == s.Large));
        await Keeps(s => s.Small.In(two.Select(r => r.Small)), s => two.Any(r => r.Small == s.Small));
        await Keeps(s => s.Real.In(two.Select(r => r.Real)), s => two.Any(r => r.Real == s.Real));
        await Keeps(s => s.Money.In(two.Select(r => r.Money)), s => two.Any(r => r.Money == s.Money));
        await Keeps(s => s.Mood.In(Mood.Glad, Mood.Sad), s => s.Mood is Mood.Glad or Mood.Sad);
        await Keeps(s => s.MoodName.In(Mood.Glad, Mood.Sad), s => s.MoodName is null ? null : s.MoodName is Mood.Glad or Mood.Sad);
        await Keeps(s => s.Token.In(two.Select(r => r.Token)), s => two.Any(r => r.Token == s.Token));
        await Keeps(s => s.Day.In(two.Select(r => r.Day)), s => two.Any(r => r.Day == s.Day));
        await Keeps(s => s.Clock.In(two.Select(r => r.Clock)), s => two.Any(r => r.Clock == s.Clock));
        await Keeps(s => s.Instant.In(two.Select(r => r.Instant)), s => two.Any(r => r.Instant == s.Instant));
        await Keeps(s => s.At.In(two.Select(r => r.At)), s => two.Any(r => r.At == s.At));
        await Keeps(s => s.Time.In(two.Select(r => r.Time)), s => two.Any(r => r.Time == s.Time));
        await Keeps(s => s.Span.In(two.Select(r => r.Span)), s => two.Any(r => r.Span == s.Span));
        await Keeps(s => s.Opinion.In(true), s => s.Opinion);
    }

    [Fact]
    public async Task Enums_and_guids_are_found_by_their_values()
    {
        foreach (Sample row in Rows)
        {
            await Keeps(s => s.Token == row.Token, s => s.Token == row.Token);
            await Keeps(s => s.Mood == row.Mood, s => s.Mood == row.Mood);
        }

        await Keeps(s => s.Mood > Mood.Calm, s => s.Mood > Mood.Calm);
        await Keeps(s => s.MoodName == Mood.Sad, s => s.MoodName is null ? null : s.MoodName == Mood.Sad);
        await Gives(s => (s.Mood, s.MoodName), s => (s.Mood, s.MoodName));
    }

    [Fact]
    public async Task Constants_keep_their_types()
    {
        var at = new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.FromHours(3));
        await Gives(_ => (Sql.Val(1), Sql.Val("x"), Sql.Val(2.5)), _ => (1, "x", 2.5));
        await Gives(_ => (Sql.Val(2.5m), Sql.Val(5_000_000_000L)), _ => (2.5m, 5_000_000_000L));
        await Gives(_ => (Sql.Val(true), Sql.Val(false)), _ => (true, false));
        await Gives(_ => (Sql.Val(new DateOnly(2026, 1, 2)), Sql.Val(new TimeOnly(3, 4, 5)), Sql.Val(at)), _ => (new DateOnly(2026, 1, 2), new TimeOnly(3, 4, 5), at));
        await Gives(_ => Sql.Val(new Guid(1, 2, 3, [4, 5, 6, 7, 8, 9, 10, 11])), _ => new Guid(1, 2, 3, [4, 5, 6, 7, 8, 9, 10, 11]));
    }
}
