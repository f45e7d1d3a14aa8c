using Orm.Benchmarks.Stores;
using Orm.Benchmarks.Workloads;

namespace Orm.Benchmarks.Variants;

/// <summary>Orm as its users write it.</summary>
/// <param name="store">Its database; one in memory is Orm's own.</param>
/// <param name="tracked">Whether read entities are tracked, which is the default, or read with AsNoTracking.</param>
/// <param name="heldSession">Whether one session serves all operations, or each has its own, as a web request would.</param>
public sealed class OrmVariant(PeopleStore store, bool tracked, bool heldSession) : Variant(store)
{
    private readonly PeopleStore _store = store;
    private Database _database = null!;
    private Session? _held;

    public override string Name => $"Orm, {(heldSession ? "one session" : "session per operation")}, {(tracked ? "tracked" : "no tracking")}";

    public override bool Offers(Workload workload) => workload is not BulkInsertWorkload || (tracked && !heldSession);

    public override bool Streams => !heldSession;

    public override async ValueTask OpenAsync()
    {
        if (!_store.IsInProcess)
            await base.OpenAsync();
        _database = Database.Connect(_store.Url);
        if (_store.IsInProcess)
        {
            await _database.CreateTablesAsync();
            await FillAsync(PeopleTable.Rows);
        }

        if (heldSession)
            _held = _database.OpenSession();
    }

    public override async ValueTask<IPerson?> LookupAsync(int id)
    {
        var session = Begin();
        try
        {
            return tracked
                ? await session.GetAsync(Person.Table, id)
                : await Person.Table.AsNoTracking().Where(p => p.Id == id).FirstOrDefaultAsync(session);
        }
        finally
        {
            await EndAsync(session);
        }
    }

    public override async ValueTask<IReadOnlyList<IPerson>> ListAsync(int firstId)
    {
        var session = Begin();
        try
        {
            var query = Person.Table.Where(p => p.Id >= firstId && p.Id < firstId + PeopleTable.ListSize).OrderBy(p => p.Id);
            return await (tracked ? query : query.AsNoTracking()).ToListAsync(session);
        }
        finally
        {
            await EndAsync(session);
        }
    }

    public override async ValueTask<IReadOnlyList<IPerson>> FilterAsync(PersonFilter filter)
    {
        var session = Begin();
        try
        {
            var query = tracked ? Person.Table.Query() : Person.Table.AsNoTracking();
            if (filter.AfterId is { } afterId)
                query = query.Where(p => p.Id > afterId);
            if (filter.MinAge is { } minAge)
                query = query.Where(p => p.Age >= minAge);
            if (filter.BelowScore is { } belowScore)
                query = query.Where(p => p.Score < belowScore);
            return await query.OrderBy(p => p.Id).Take(PeopleTable.FilterSize).ToListAsync(session);
        }
        finally
        {
            await EndAsync(session);
        }
    }

    public override async ValueTask<int> InsertAsync(int number)
    {
        var session = Begin();
        try
        {
            var person = PeopleTable.NewPerson(number);
            session.Add(person);
            await session.CommitAsync();
            return person.Id;
        }
        finally
        {
            await EndAsync(session);
        }
    }

    public override async ValueTask<long> InsertManyAsync()
    {
        var session = Begin();
        try
        {
            var people = new Person[PeopleTable.ManySize];
            for (var i = 0; i < people.Length; i++)
                people[i] = PeopleTable.NewPerson(i);
            session.AddRange(people);
            await session.CommitAsync();
            var sum = 0L;
            foreach (var person in people)
                sum += person.Id;
            return sum;
        }
        finally
        {
            await EndAsync(session);
        }
    }

    public override async ValueTask BulkInsertAsync()
    {
        var session = Begin();
        try
        {
            await session.BulkInsertAsync(Enumerable.Range(0, PeopleTable.BulkSize).Select(PeopleTable.NewPerson));
            await session.CommitAsync();
        }
        finally
        {
            await EndAsync(session);
        }
    }

    public override async ValueTask StreamAsync(Action<IPerson> visit)
    {
        var session = Begin();
        try
        {
            var query = tracked ? Person.Table.OrderBy(p => p.Id) : Person.Table.AsNoTracking().OrderBy(p => p.Id);
            await foreach (var person in query.AsAsyncEnumerable(session))
                visit(person);
        }
        finally
        {
            await EndAsync(session);
        }
    }

    public override async ValueTask FillAsync(int rows)
    {
        if (!_store.IsInProcess)
        {
            await base.FillAsync(rows);
            return;
        }

        await using var session = _database.OpenSession();
        await Person.Table.Where(p => p.Id > rows).Delete().ExecuteAsync(session);
        var there = (int)await Person.Table.CountAsync(session);
        await session.BulkInsertAsync(Enumerable.Range(there + 1, rows - there).Select(id =>
            new Person { Name = PeopleTable.Name(id), Email = PeopleTable.Email(id), Age = PeopleTable.Age(id), Score = PeopleTable.Score(id) }));
        await session.CommitAsync();
    }

    public override async ValueTask DisposeAsync()
    {
        if (_held is not null)
            await _held.DisposeAsync();
        await _database.DisposeAsync();
        await base.DisposeAsync();
    }

    private Session Begin() => _held ?? _database.OpenSession();

    // A held session forgets what it read, so that it does not grow and never answers from its identity map.
    private ValueTask EndAsync(Session session)
    {
        if (!heldSession)
            return session.DisposeAsync();
        session.Clear();
        return default;
    }
}
