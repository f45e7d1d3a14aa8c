namespace Orm.Specs.Expressions;

public abstract class NumberSpecs<TServer>(TServer server) : SampleSpec<TServer>(server)
    where TServer : SpecServer
{
    [Fact]
    public async Task Integers_add_subtract_and_multiply()
    {
        await Gives(s => s.Number + 1, s => s.Number + 1);
        await Gives(s => 1 - s.Number, s => 1 - s.Number);
        await Gives(s => s.Number * s.Number - s.Number, s => s.Number * s.Number - s.Number);
        await Gives(s => (s.Number + 2) * 3, s => (s.Number + 2) * 3);
        await Gives(s => 10 - (s.Number - 3), s => 10 - (s.Number - 3));
        await Gives(s => -s.Number, s => -s.Number);
        await Gives(s => -(s.Number + 1), s => -(s.Number + 1));
        await Gives(s => 3 - -s.Number, s => 3 - -s.Number);
        await Gives(s => s.Large + 1L, s => s.Large + 1);
        await Gives(s => s.Large * 2L - 5_000_000_000L, s => s.Large * 2 - 5_000_000_000L);
        await Gives(s => s.Small + s.Small, s => (short)(s.Small + s.Small));
    }

    [Fact]
    public async Task Integers_divide_to_integers_toward_zero()
    {
        await Gives(s => s.Number / 2, s => s.Number / 2);
        await Gives(s => -s.Number / 3, s => -s.Number / 3);
        await Gives(s => 1000 / (s.Number + 60), s => 1000 / (s.Number + 60));
        await Gives(s => s.Large / 7L, s => s.Large / 7);
        await Gives(s => s.Number / 4 * 4, s => s.Number / 4 * 4);
        await Gives(s => s.Maybe / 3, s => s.Maybe / 3);
        await Keeps(s => s.Number / 2 * 2 == s.Number, s => s.Number / 2 * 2 == s.Number);
    }

    [Fact]
    public async Task The_remainder_has_the_sign_of_the_dividend()
    {
        await Gives(s => s.Number % 3, s => s.Number % 3);
        await Gives(s => s.Number % -3, s => s.Number % -3);
        await Gives(s => s.Large % 1000L, s => s.Large % 1000);
        await Gives(s => s.Maybe % 5, s => s.Maybe % 5);
        await Gives(s => s.Number % 7 % 2, s => s.Number % 7 % 2);
        await Gives(s => s.Number * 3 % 4, s => s.Number * 3 % 4);
    }

    [Fact]
    public async Task Fractions_have_a_remainder_too()
    {
        await GivesAbout(s => s.Real % 0.75, s => s.Real % 0.75);
        await Gives(s => (s.Money % 0.75m).Round(3), s => s.Money % 0.75m);
        await Gives(s => (s.MaybeMoney % 2m).Round(3), s => s.MaybeMoney % 2m);
    }

    [Fact]
    public async Task Nothing_in_arithmetic_makes_nothing()
    {
        int? nothing = null;
        await Gives(s => s.Maybe + 1, s => s.Maybe + 1);
        await Gives(s => s.Number * s.Maybe, s => s.Number * s.Maybe);
        await Gives(s => s.Maybe - s.Maybe, s => s.Maybe - s.Maybe);
        await Gives(s => s.Number + nothing, _ => (int?)null);
        await Gives(s => s.MaybeReal * 2.0, s => s.MaybeReal * 2.0);
        await Gives(s => (s.Maybe + 1).Coalesce(-1), s => s.Maybe + 1 ?? -1);
    }

    [Fact]
    public async Task Doubles_compute_as_in_csharp()
    {
        await Gives(s => s.Real + 0.1, s => s.Real + 0.1);
        await Gives(s => s.Real * s.Real, s => s.Real * s.Real);
        await Gives(s => s.Real / 3.0, s => s.Real / 3.0);
        await Gives(s => 1.0 / (s.Real + 7.0), s => 1.0 / (s.Real + 7.0));
        await Gives(s => -s.Real, s => -s.Real);
        await Keeps(s => s.Real / 2.0 > 1.0, s => s.Real / 2.0 > 1.0);
    }

    [Fact]
    public async Task Decimals_compute_exactly()
    {
        await Gives(s => s.Money + 0.1m, s => s.Money + 0.1m);
        await Gives(s => s.Money - s.Money, _ => 0m);
        await Gives(s => s.Money * 2m, s => s.Money * 2m);
        await Gives(s => s.Money * 1.5m, s => s.Money * 1.5m);
        await Gives(s => s.Money / 4m, s => s.Money / 4m);
        await Gives(s => 1m / (s.Money + 3.125m) * 0m, _ => 0m);
        await Gives(s => s.MaybeMoney / 8m, s => s.MaybeMoney / 8m);
        await Keeps(s => s.Money / 4m == 2.5m, s => s.Money / 4m == 2.5m);
        await Keeps(s => s.Money > 9.999m, s => s.Money > 9.999m);
    }

    [Fact]
    public async Task Magnitudes()
    {
        await Gives(s => s.Number.Abs(), s => Math.Abs(s.Number));
        await Gives(s => s.Real.Abs(), s => Math.Abs(s.Real));
        await Gives(s => s.Money.Abs(), s => Math.Abs(s.Money));
        await Gives(s => s.Maybe.Abs(), s => s.Maybe is { } m ? Math.Abs(m) : (int?)null);
    }

    [Fact]
    public async Task Halves_are_rounded_away_from_zero()
    {
        await Gives(s => s.Real.Round(), s => Math.Round(s.Real, MidpointRounding.AwayFromZero));
        await Gives(s => s.Money.Round(), s => Math.Round(s.Money, MidpointRounding.AwayFromZero));
        await Gives(s => s.Real.Round(1), s => Math.Round(s.Real, 1, MidpointRounding.AwayFromZero));
        await Gives(s => s.Real.Round(2), s => Math.Round(s.Real, 2, MidpointRounding.AwayFromZero));
        await Gives(s => s.Money.Round(2), s => Math.Round(s.Money, 2, MidpointRounding.AwayFromZero));
        await Gives(s => s.MaybeReal.Round(1), s => s.MaybeReal is { } r ? Math.Round(r, 1, MidpointRounding.AwayFromZero) : (double?)null);
        await Gives(s => s.MaybeMoney.Round(), s => s.MaybeMoney is { } m ? Math.Round(m, MidpointRounding.AwayFromZero) : (decimal?)null);
        await Gives(s => s.Number.Round(2), s => s.Number);
    }

    [Fact]
    public async Task Floors_and_ceilings()
    {
        await Gives(s => s.Real.Floor(), s => Math.Floor(s.Real));
        await Gives(s => s.Real.Ceiling(), s => Math.Ceiling(s.Real));
        await Gives(s => s.Money.Floor(), s => Math.Floor(s.Money));
        await Gives(s => s.Money.Ceiling(), s => Math.Ceiling(s.Money));
        await Gives(s => s.MaybeReal.Floor(), s => s.MaybeReal is { } r ? Math.Floor(r) : (double?)null);
        await Gives(s => s.MaybeMoney.Ceiling(), s => s.MaybeMoney is { } m ? Math.Ceiling(m) : (decimal?)null);
    }

    [Fact]
    public async Task Powers_and_roots()
    {
        await GivesAbout(s => s.Real.Power(2), s => Math.Pow(s.Real, 2));
        await GivesAbout(s => s.Number.Power(3), s => Math.Pow(s.Number, 3));
        await GivesAbout(s => s.Money.Power(2), s => Math.Pow((double)s.Money, 2));
        await GivesAbout(s => s.Real.Abs().Sqrt(), s => Math.Sqrt(Math.Abs(s.Real)));
        await GivesAbout(s => s.Number.Abs().Sqrt(), s => Math.Sqrt(Math.Abs(s.Number)));
        await GivesAbout(s => s.Money.Abs().Sqrt(), s => Math.Sqrt((double)Math.Abs(s.Money)));
        await GivesAbout(s => s.Real.Abs().Power(0.5), s => Math.Pow(Math.Abs(s.Real), 0.5));
    }

    [Fact]
    public async Task Casts_between_numbers()
    {
        await Gives(s => s.Number.Cast<long>() * 5_000_000_000L, s => s.Number * 5_000_000_000L);
        await Gives(s => s.Number.Cast<double>() / 2.0, s => s.Number / 2.0);
        await Gives(s => s.Number.Cast<decimal>() / 4m, s => s.Number / 4m);
        await Gives(s => (s.Large - 5_000_000_000L).Cast<int>(), s => s.Number);
        await Gives(s => s.Small.Cast<int>() * 100_000, s => s.Small * 100_000);
        await Gives(s => s.Number.Cast<short>(), s => (short)s.Number);
        await Gives(s => s.Real.Floor().Cast<int>(), s => (int)Math.Floor(s.Real));
        await Gives(s => s.Money.Cast<double>(), s => (double)s.Money);
        await Gives(s => s.Real.Cast<decimal>(), s => (decimal)s.Real);
        await Keeps(s => s.Number.Cast<long>() == s.Large - 5_000_000_000L, _ => true);
    }

    [Fact]
    public async Task Casts_to_text_and_back()
    {
        await Gives(s => s.Number.Cast<string>(), s => FormattableString.Invariant($"{s.Number}"));
        await Gives(s => s.Large.Cast<string>().Length(), s => FormattableString.Invariant($"{s.Large}").Length);
        await Gives(s => s.Number.Cast<string>().Cast<int>(), s => s.Number);
        await Gives(s => Sql.Val("12").Cast<int>() + s.Number, s => 12 + s.Number);
        await Gives(s => Sql.Val("2.5").Cast<double>() * s.Real, s => 2.5 * s.Real);
        await Gives(s => Sql.Val("2.5").Cast<decimal>() + s.Money, s => 2.5m + s.Money);
        await Gives(s => Sql.Val(" 9").Trim().Cast<long>(), _ => 9L);
    }

    [Fact]
    public async Task Numbers_compare_whatever_their_sign_and_size()
    {
        await Keeps(s => s.Number > -4 && s.Number <= 7, s => s.Number is > -4 and <= 7);
        await Keeps(s => 3 < s.Number, s => 3 < s.Number);
        await Keeps(s => s.Real >= 2.5, s => s.Real >= 2.5);
        await Keeps(s => s.Money.Between(-1m, 10m), s => s.Money is >= -1m and <= 10m);
        await Keeps(s => s.Money == 99.995m, s => s.Money == 99.995m);
        await Keeps(s => s.Large > 5_000_000_000L, s => s.Large > 5_000_000_000L);
        await Keeps(s => s.Number == s.Maybe, s => s.Maybe is null ? null : s.Number == s.Maybe);
        await Keeps(s => s.Number < s.Maybe, s => s.Maybe is null ? null : s.Number < s.Maybe);
        await Keeps(s => s.Small > 10, s => s.Small > 10);
    }
}
