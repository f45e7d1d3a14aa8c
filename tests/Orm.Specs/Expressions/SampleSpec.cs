namespace Orm.Specs.Expressions;

/// <summary>Specs that evaluate expressions over the sample rows in the database, and again in C# over the same rows.</summary>
public abstract class SampleSpec<TServer>(TServer server) : Spec<TServer>(server)
    where TServer : SpecServer
{
    private Session _session = null!;

    protected Session Session => _session;

    /// <summary>The rows as the database gives them back, by key.</summary>
    protected Sample[] Rows { get; private set; } = [];

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        Database database = await Server.SharedAsync(async () =>
        {
            Database created = await CreateAsync("samples");
            await using Session session = created.OpenSession();
            session.AddRange(Sample.Rows());
            await session.CommitAsync(Token);
            return created;
        });
        _session = database.OpenSession();
        Rows = [.. await Sample.Table.AsNoTracking().OrderBy(s => s.Id).ToListAsync(_session, Token)];
        Assert.Equal(Sample.Rows().Select(s => (s.Text, s.Clock)), Rows.Select(s => (s.Text, s.Clock)));
    }

    public override async ValueTask DisposeAsync()
    {
        // Nothing was opened where there is no server.
        if (_session is not null)
            await _session.DisposeAsync();
        await base.DisposeAsync();
    }

    /// <summary>Selects an expression for every row, and compares with what C# makes of the row.</summary>
    protected async Task Gives<T>(Func<SampleTable, ISelectable<T>> expression, Func<Sample, T> expected)
    {
        List<T> selected = await Sample.Table.OrderBy(s => s.Id).Select(expression).ToListAsync(_session, Token);
        Assert.Equal(Rows.Select(expected), selected);
    }

    protected async Task Gives<T1, T2>(Func<SampleTable, (ISelectable<T1>, ISelectable<T2>)> expressions, Func<Sample, (T1, T2)> expected) =>
        Assert.Equal(Rows.Select(expected), await Sample.Table.OrderBy(s => s.Id).Select(expressions).ToListAsync(_session, Token));

    protected async Task Gives<T1, T2, T3>(Func<SampleTable, (ISelectable<T1>, ISelectable<T2>, ISelectable<T3>)> expressions, Func<Sample, (T1, T2, T3)> expected) =>
        Assert.Equal(Rows.Select(expected), await Sample.Table.OrderBy(s => s.Id).Select(expressions).ToListAsync(_session, Token));

    /// <summary>Selects an expression for every row, and compares but for the last digits of a double.</summary>
    protected async Task GivesAbout(Func<SampleTable, ISelectable<double>> expression, Func<Sample, double> expected)
    {
        List<double> selected = await Sample.Table.OrderBy(s => s.Id).Select(expression).ToListAsync(_session, Token);
        Assert.Equal(Rows.Length, selected.Count);
        foreach ((Sample row, double value) in Rows.Zip(selected))
            Assert.Equal(expected(row), value, Math.Abs(expected(row)) * 1e-12 + 1e-15);
    }

    /// <summary>Filters by a condition, and by its negation where nothing is unknown.</summary>
    protected async Task Keeps(Func<SampleTable, Predicate> condition, Func<Sample, bool> expected)
    {
        List<int> kept = await Sample.Table.Where(condition).OrderBy(s => s.Id).Select(s => s.Id).ToListAsync(_session, Token);
        Assert.Equal(Rows.Where(expected).Select(s => s.Id), kept);
    }

    /// <summary>Filters by a condition that is unknown for some rows: neither it nor its negation keeps those.</summary>
    protected async Task Keeps(Func<SampleTable, Predicate> condition, Func<Sample, bool?> expected)
    {
        await Keeps(condition, s => expected(s) == true);
        await Keeps(s => !condition(s), s => expected(s) == false);
        await Gives<bool>(condition, s => expected(s) == true);
    }
}
