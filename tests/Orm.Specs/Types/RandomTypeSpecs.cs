using System.Globalization;
using Orm.Mapping;

namespace Orm.Specs.Types;

/// <summary>Rows of random values come back as they went, and again after random changes. The seed is printed; ORM_TEST_SEED repeats a run.</summary>
public abstract class RandomTypeSpecs<TServer>(TServer server) : Spec<TServer>(server)
    where TServer : SpecServer
{
    private const int Rows = 40;

    [Fact]
    public Task Samples() => RoundTripAsync(Sample.Table, static s => s.Id, static () => new Sample(), SampleText.Fill, SampleText.Of);

    [Fact]
    public Task Optional_samples() => RoundTripAsync(OptionalSample.Table, static s => s.Id, static () => new OptionalSample(), static (sample, random) =>
    {
        if (random.Next(3) == 0)
            SampleText.Empty(sample);
        else
            SampleText.Fill(sample, random);
    }, SampleText.Of);

    [Fact]
    public Task Lists() => RoundTripAsync(ListSample.Table, static s => s.Id, static () => new ListSample(), SampleText.Fill, SampleText.Of);

    private async Task RoundTripAsync<TTable, T>(
        KeyedTable<TTable, T, int> table,
        Func<T, int> idOf,
        Func<T> create,
        Action<T, Random> fill,
        Func<T, string> textOf)
        where TTable : KeyedTable<TTable, T, int>
        where T : class, IEntity
    {
        int seed = int.TryParse(Environment.GetEnvironmentVariable("ORM_TEST_SEED"), CultureInfo.InvariantCulture, out int given) ? given : Random.Shared.Next();
        TestContext.Current.TestOutputHelper?.WriteLine($"Seed {seed}");
        var random = new Random(seed);
        await using Database database = await CreateAsync("types");
        for (int round = 0; round < 3; round++)
        {
            await using Session session = database.OpenSession();
            List<T> rows = round == 0 ? [.. Enumerable.Range(0, Rows).Select(_ => create())] : await table.ToListAsync(session, Token);
            foreach (T row in rows)
            {
                if (round == 0 || random.Next(2) == 0)
                    fill(row, random);
                if (round == 0)
                    session.Add(row);
            }

            await session.CommitAsync(Token);
            await using Session other = database.OpenSession();
            Dictionary<int, T> read = (await table.ToListAsync(other, Token)).ToDictionary(idOf);
            foreach (T row in rows)
            {
                string expected = textOf(row);
                string actual = textOf(read[idOf(row)]);
                Assert.True(expected == actual, $"Seed {seed}, round {round}, row {idOf(row)}:\n{Difference(expected, actual)}");
            }
        }
    }

    private static string Difference(string expected, string actual)
    {
        string[] left = expected.Split('\n');
        string[] right = actual.Split('\n');
        return string.Join('\n', left.Zip(right).Select(static (pair, i) => (pair, i)).Where(static p => p.pair.First != p.pair.Second).Take(5).Select(static p => $"line {p.i}: {p.pair.First} became {p.pair.Second}"));
    }
}
