using System.Globalization;

namespace Orm.Specs.Schema;

/// <summary>Random numbers whose seed is printed; ORM_TEST_SEED repeats a run.</summary>
internal static class SeededRandom
{
    public static Random Create(out int seed)
    {
        seed = int.TryParse(Environment.GetEnvironmentVariable("ORM_TEST_SEED"), CultureInfo.InvariantCulture, out int given) ? given : Random.Shared.Next();
        TestContext.Current.TestOutputHelper?.WriteLine($"Seed {seed}");
        return new Random(seed);
    }
}
