namespace Orm.Specs.Expressions;

public abstract class TextSpecs<TServer>(TServer server) : SampleSpec<TServer>(server)
    where TServer : SpecServer
{
    [Fact]
    public async Task Length_counts_characters_not_bytes_nor_halves_of_pairs()
    {
        await Gives(s => s.Text.Length(), s => s.Text.EnumerateRunes().Count());
        await Gives(s => s.Note.Length(), s => s.Note?.Length);
    }

    [Fact]
    public async Task Case_is_folded_by_upper_and_lower()
    {
        await Gives(s => s.Text.Upper(), s => s.Text.ToUpperInvariant());
        await Gives(s => s.Text.Upper().Lower(), s => s.Text.ToUpperInvariant().ToLowerInvariant());
        await Gives(s => s.Note.Upper(), s => s.Note?.ToUpperInvariant());
    }

    [Fact]
    public async Task Blanks_are_trimmed_at_either_end()
    {
        await Gives(s => s.Text.Trim() + "|", s => s.Text.Trim(' ') + "|");
        await Gives(s => s.Text.TrimStart() + "|", s => s.Text.TrimStart(' ') + "|");
        await Gives(s => s.Text.TrimEnd() + "|", s => s.Text.TrimEnd(' ') + "|");
        await Gives(s => (" " + s.Note + " ").Trim(), s => s.Note);
    }

    [Fact]
    public async Task Substrings_start_at_zero_and_may_reach_beyond_the_end()
    {
        await Gives(s => s.Text.Substring(0), s => s.Text);
        await Gives(s => s.Text.Substring(2), s => s.Text[2..]);
        await Gives(s => s.Text.Substring(1, 3), s => s.Text.Substring(1, 3));
        await Gives(s => s.Text.Substring(3, 100), s => s.Text[3..]);
        await Gives(s => s.Text.Substring(50), _ => "");
        await Gives(s => s.Text.Substring(1, 0), _ => "");
        await Gives(s => s.Note.Substring(1, 2), s => s.Note is null ? null : s.Note.Length < 2 ? "" : s.Note[1..Math.Min(3, s.Note.Length)]);
    }

    [Fact]
    public void A_substring_cannot_start_before_the_text_nor_have_less_than_nothing()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Sample.Table.Text.Substring(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Sample.Table.Text.Substring(0, -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Sample.Table.Note.Substring(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Sample.Table.Note.Substring(0, -1));
    }

    [Fact]
    public async Task Every_occurrence_is_replaced()
    {
        await Gives(s => s.Text.Replace("a", "<>"), s => s.Text.Replace("a", "<>", StringComparison.Ordinal));
        await Gives(s => s.Text.Replace("'", "\""), s => s.Text.Replace("'", "\"", StringComparison.Ordinal));
        await Gives(s => s.Text.Replace("alpha", ""), s => s.Text.Replace("alpha", "", StringComparison.Ordinal));
        await Gives(s => s.Note.Replace("\\", "/"), s => s.Note?.Replace("\\", "/", StringComparison.Ordinal));
        await Gives(s => s.Text.Replace(s.Note.Coalesce("?"), "same"), s => s.Note is { Length: > 0 } ? s.Text.Replace(s.Note, "same", StringComparison.Ordinal) : s.Text);
    }

    [Fact]
    public async Task Positions_count_from_one_and_zero_is_nowhere()
    {
        await Gives(s => s.Text.Position("a"), s => s.Text.IndexOf('a', StringComparison.Ordinal) + 1);
        await Gives(s => s.Text.Position("zzz"), _ => 0);
        await Gives(s => s.Text.Position("end"), s => s.Text.EndsWith("end", StringComparison.Ordinal) ? 9 : 0);
        await Gives(s => s.Note.Position("y"), s => s.Note is null ? (int?)null : s.Note.IndexOf('y', StringComparison.Ordinal) + 1);
        await Keeps(s => s.Text.Position("%") > 0, s => s.Text.Contains('%', StringComparison.Ordinal));
    }

    [Fact]
    public async Task Texts_are_concatenated_with_texts_and_numbers()
    {
        await Gives(s => s.Text + s.Text, s => s.Text + s.Text);
        await Gives(s => "<" + s.Text + ">", s => $"<{s.Text}>");
        await Gives(s => s.Number + "#" + s.Large.Cast<string>(), s => FormattableString.Invariant($"{s.Number}#{s.Large}"));
        await Gives(s => "n" + s.Small, s => FormattableString.Invariant($"n{s.Small}"));
        await Gives(s => s.Text + (s.Number + 1).Cast<string>() + "!", s => FormattableString.Invariant($"{s.Text}{s.Number + 1}!"));
    }

    [Fact]
    public async Task Concatenated_with_null_is_null()
    {
        await Gives(s => s.Text + s.Note, s => s.Note is null ? null : s.Text + s.Note);
        await Gives(s => s.Note + "!", s => s.Note is null ? null : s.Note + "!");
        await Gives(s => "n" + s.Maybe, s => s.Maybe is null ? null : FormattableString.Invariant($"n{s.Maybe}"));
        await Gives(s => s.Note.Coalesce("-") + "!", s => (s.Note ?? "-") + "!");
    }

    [Fact]
    public async Task Like_takes_a_pattern()
    {
        await Keeps(s => s.Text.Like("%a"), s => s.Text.EndsWith('a'));
        await Keeps(s => s.Text.Like("a____"), s => s.Text == "alpha");
        await Keeps(s => s.Text.Like("%_%"), _ => true);
        await Keeps(s => s.Note.Like("first"), s => s.Note is null ? null : s.Note == "first");
        await Keeps(s => s.Note.Like(s.Text), s => s.Note is null ? null : s.Note == s.Text);
        await Keeps(s => s.Text.Like("%'q%"), s => s.Text.Contains("'q", StringComparison.Ordinal));
    }

    [Fact]
    public async Task ILike_folds_ascii_letters()
    {
        await Keeps(s => s.Text.ILike("ALPHA"), s => s.Text == "alpha");
        await Keeps(s => s.Text.ILike("%DELTA"), s => s.Text.EndsWith("delta", StringComparison.Ordinal));
        await Keeps(s => s.Note.ILike("FIRST"), s => s.Note is null ? null : s.Note == "first");
        await Keeps(s => s.Text.ILike(s.Note.Coalesce("BETA%").Upper()), s => s.Text is "beta%" || (s.Note == s.Text));
    }

    [Fact]
    public async Task Parts_are_found_literally_whatever_signs_they_hold()
    {
        foreach (string part in (string[])["%", "_", "!", "\\", "'", "a", "\U0001F600", "  ", "x!y", "!y\\", "%%", ""])
        {
            await Keeps(s => s.Text.Contains(part), s => s.Text.Contains(part, StringComparison.Ordinal));
            await Keeps(s => s.Text.StartsWith(part), s => s.Text.StartsWith(part, StringComparison.Ordinal));
            await Keeps(s => s.Text.EndsWith(part), s => s.Text.EndsWith(part, StringComparison.Ordinal));
            await Keeps(s => s.Note.Contains(part), s => s.Note?.Contains(part, StringComparison.Ordinal));
            await Keeps(s => s.Note.StartsWith(part), s => s.Note?.StartsWith(part, StringComparison.Ordinal));
            await Keeps(s => s.Note.EndsWith(part), s => s.Note?.EndsWith(part, StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task Parts_from_other_columns_are_found_literally_too()
    {
        await Keeps(s => s.Text.Contains(s.Text), _ => true);
        await Keeps(s => s.Note.Contains(s.Note), s => s.Note is null ? null : true);
        await Keeps(s => s.Text.StartsWith(s.Text.Substring(0, 2)), _ => true);
        await Keeps(s => s.Text.EndsWith(s.Text.Substring(3)), _ => true);
        await Keeps(s => s.Text.Contains(s.Note), s => s.Note is null ? null : s.Text.Contains(s.Note, StringComparison.Ordinal));
        await Keeps(s => (s.Text + "x").Contains(s.Text.Replace("a", "%")), s => !s.Text.Contains('a', StringComparison.Ordinal));
    }

    [Fact]
    public async Task Texts_compare_in_order()
    {
        await Keeps(s => s.Text.Lower() > "b", s => string.CompareOrdinal(s.Text, "b") > 0);
        await Keeps(s => s.Text == "it's 'quoted'", s => s.Text == "it's 'quoted'");
        await Keeps(s => s.Note == "", s => s.Note is null ? null : s.Note.Length == 0);
        await Keeps(s => s.Text.Between("alpha", "beta%"), s => s.Text is "alpha" or "beta%");
    }

    [Fact]
    public async Task Functions_are_called_by_name()
    {
        await Gives(s => Sql.Func<string>("upper", s.Text), s => s.Text.ToUpperInvariant());
        await Gives(s => Sql.Func<string>("replace", s.Text, Sql.Val("a"), Sql.Val("b")), s => s.Text.Replace('a', 'b'));
        Assert.Throws<ArgumentException>(() => Sql.Func<int>("f(1); drop table samples"));
    }
}
