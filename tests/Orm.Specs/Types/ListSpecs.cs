namespace Orm.Specs.Types;

/// <summary>Lists and arrays are columns; what happens in them is found at the flush.</summary>
public abstract class ListSpecs<TServer>(TServer server) : Spec<TServer>(server)
    where TServer : SpecServer
{
    [Fact]
    public async Task Empty_lists_and_lists_of_edges_come_back()
    {
        await using Database database = await CreateAsync("types");
        var empty = new ListSample();
        var full = new ListSample
        {
            Numbers = [int.MinValue, 0, int.MaxValue],
            Gaps = [null, 1, null],
            Texts = ["", "a,b", "\"quoted\"", "{braces}", "\\", "NULL", "null", "👍", "line\nbreak", "'"],
            Holes = [null, "", null],
            Unsigned = [0, ulong.MaxValue],
            Longs = [long.MinValue, long.MaxValue],
            Doubles = [double.MaxValue, double.Epsilon, double.NaN, double.PositiveInfinity, double.NegativeInfinity, 0.1],
            Singles = [float.MinValue, float.NaN, float.PositiveInfinity],
            Decimals = [decimal.MaxValue, decimal.MinValue, 0.0000000000000000000000000001m, 1.10m],
            Letters = ['"', '\\', 'ß', ' '],
            Guids = [Guid.Empty, new Guid("00112233-4455-6677-8899-aabbccddeeff")],
            Offsets = [new DateTimeOffset(1, 1, 2, 0, 0, 0, TimeSpan.Zero), new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.FromHours(9))],
            Days = [new DateOnly(1, 1, 2), new DateOnly(9999, 12, 30)],
            Spans = [null, TimeSpan.FromDays(-3)],
            Blobs = [[], [0, 255]],
            MoodNames = [Mood.Sad, null],
            MoodNatives = [Mood.VeryGood],
            Tags = [new Tag("x"), new Tag("")],
            Optional = [],
        };
        string[] expected = [SampleText.Of(empty), SampleText.Of(full)];
        await SaveAsync(database, empty, full);
        await using Session session = database.OpenSession();
        List<ListSample> read = await ListSample.Table.OrderBy(static s => s.Id).ToListAsync(session, Token);
        Assert.Equal(expected, read.Select(SampleText.Of));
        Assert.Null(read[0].Optional);
        Assert.Empty(read[1].Optional!);
        Assert.Equal([typeof(int[]), typeof(List<string>), typeof(List<string>)], [read[1].Numbers.GetType(), read[1].Texts.GetType(), read[1].Holes.GetType()]);
    }

    [Fact]
    public async Task What_is_added_removed_or_replaced_in_place_is_written_and_nothing_else()
    {
        var log = new StatementLog();
        await using Database database = await CreateAsync("types", options => options.Log = log.Add);
        await SaveAsync(database, new ListSample { Texts = ["a"], Numbers = [1, 2], Plain = ["p"], Holes = ["h"] });
        await using Session session = database.OpenSession();
        ListSample sample = await ListSample.Table.SingleAsync(session, Token);
        Assert.Equal(["a"], sample.Texts);
        log.Clear();
        await session.FlushAsync(Token);
        Assert.Empty(log);
        sample.Texts.Add("b");
        sample.Numbers[0] = 7;
        sample.Plain.Clear();
        await session.CommitAsync(Token);
        string update = Assert.Single(log, static s => s.StartsWith("UPDATE", StringComparison.Ordinal));
        Assert.Contains("texts", update);
        Assert.Contains("numbers", update);
        Assert.Contains("plain", update);
        Assert.DoesNotContain("holes", update);
        await using Session other = database.OpenSession();
        ListSample read = await ListSample.Table.SingleAsync(other, Token);
        Assert.Equal(["a", "b"], read.Texts);
        Assert.Equal([7, 2], read.Numbers);
        Assert.Empty(read.Plain);
        Assert.Equal(["h"], read.Holes);
        read.Holes[0] = null;
        await other.CommitAsync(Token);
        await session.RefreshAsync(sample, cancellationToken: Token);
        Assert.Equal([null], sample.Holes);
    }

    [Fact]
    public async Task A_list_is_compared_set_and_read_by_statements()
    {
        await using Database database = await CreateAsync("types");
        await SaveAsync(database, new ListSample { Texts = ["a", "b"], Numbers = [1] }, new ListSample { Optional = ["o"] });
        await using Session session = database.OpenSession();
        Assert.Equal(1, await ListSample.Table.Where(static s => s.Texts == new List<string> { "a", "b" }).CountAsync(session, Token));
        Assert.Equal(1, await ListSample.Table.Where(static s => s.Optional == null).CountAsync(session, Token));
        Assert.Equal(2, await ListSample.Table.Set(static s => s.Numbers, new[] { 4, 5 }).Set(static s => s.Optional, null).ExecuteAsync(session, Token));
        Assert.Equal([[4, 5], [4, 5]], await ListSample.Table.Select(static s => s.Numbers).ToListAsync(session, Token));
        Assert.Equal(0, await ListSample.Table.Where(static s => s.Optional != null).CountAsync(session, Token));
    }

    [Fact]
    public async Task A_null_where_elements_take_none_and_too_many_elements_are_refused()
    {
        await using Database database = await CreateAsync("types");
        OrmException missing = await Assert.ThrowsAnyAsync<OrmException>(() => SaveAsync(database, new ListSample { Texts = ["a", null!] }));
        Assert.Contains("ListSample.Texts has an element that is null", missing.Message);
        OrmException many = await Assert.ThrowsAnyAsync<OrmException>(() => SaveAsync(database, new ListSample { AtMostThree = ["a", "b", "c", "d"] }));
        Assert.Contains("ListSample.AtMostThree has 4 elements, but its column list_samples.at_most_three takes 3", many.Message);
        OrmException none = await Assert.ThrowsAnyAsync<OrmException>(() => SaveAsync(database, new ListSample { Numbers = null! }));
        Assert.Contains("ListSample.Numbers is null", none.Message);
        await Assert.ThrowsAnyAsync<OrmException>(() => SaveAsync(database, new ListSample { Texts = ["half \uD83D"] }));
    }

    private static async Task SaveAsync(Database database, params ListSample[] samples)
    {
        await using Session session = database.OpenSession();
        session.AddRange(samples);
        await session.CommitAsync(Token);
    }
}
