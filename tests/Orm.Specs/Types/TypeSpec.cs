namespace Orm.Specs.Types;

/// <summary>Stores values, and asserts that they come back exactly, or are refused.</summary>
public abstract class TypeSpec<TServer>(TServer server) : Spec<TServer>(server)
    where TServer : SpecServer
{
    private Database? _database;

    public override async ValueTask DisposeAsync()
    {
        if (_database is not null)
            await _database.DisposeAsync();
        await base.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    protected static async Task SaveAsync<T>(Database database, params T[] entities)
        where T : class, Orm.Mapping.IEntity
    {
        await using Session session = database.OpenSession();
        session.AddRange(entities);
        await session.CommitAsync(Token);
    }

    // One database for all values of a spec: making its tables takes longest.
    protected async Task<Database> EmptyAsync()
    {
        _database ??= await CreateAsync("types");
        await using Session session = _database.OpenSession();
        await Sample.Table.Delete().ExecuteAsync(session, Token);
        await session.CommitAsync(Token);
        return _database;
    }

    // Each value must come back; all in one flush, and each alone by an update.
    protected async Task StoresAsync<T>(Action<Sample, T> set, Func<Sample, T> get, params T[] values)
    {
        Database database = await EmptyAsync();
        Sample[] samples = [.. values.Select(v => With(set, v))];
        await SaveAsync(database, samples);
        await using (Session session = database.OpenSession())
        {
            List<Sample> read = await Sample.Table.OrderBy(static s => s.Id).ToListAsync(session, Token);
            Assert.Equal(values, read.Select(get));
            for (int i = 0; i < read.Count; i++)
                set(read[i], values[^(i + 1)]);
            await session.CommitAsync(Token);
        }

        await using Session other = database.OpenSession();
        Assert.Equal(values.Reverse(), (await Sample.Table.OrderBy(static s => s.Id).ToListAsync(other, Token)).Select(get));
    }

    protected async Task StoresOrRefusesAsync<T>(Action<Sample, T> set, Func<Sample, T> get, params T[] values)
    {
        Database database = await EmptyAsync();
        foreach (T value in values)
        {
            try
            {
                await SaveAsync(database, With(set, value));
            }
            catch (OrmException refusal)
            {
                AssertSilent(refusal, value);
                continue;
            }

            await using Session session = database.OpenSession();
            Sample read = await Sample.Table.OrderByDescending(static s => s.Id).FirstAsync(session, Token);
            Assert.Equal(value, get(read));
        }
    }

    protected async Task RefusesAsync<T>(Action<Sample, T> set, params T[] values)
    {
        Database database = await EmptyAsync();
        foreach (T value in values)
            AssertSilent(await Assert.ThrowsAnyAsync<OrmException>(() => SaveAsync(database, With(set, value))), value);
        await using Session session = database.OpenSession();
        Assert.Equal(0, await Sample.Table.CountAsync(session, Token));
    }

    // A message names entity and column, never the value.
    private static void AssertSilent<T>(OrmException refusal, T value)
    {
        string text = FormattableString.Invariant($"{value}");
        if (text.Length > 4)
            Assert.DoesNotContain(text, refusal.Message);
    }

    private static Sample With<T>(Action<Sample, T> set, T value)
    {
        var sample = new Sample();
        set(sample, value);
        return sample;
    }
}
