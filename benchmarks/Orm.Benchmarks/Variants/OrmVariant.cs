namespace Orm.Benchmarks.Variants;

/// <summary>Orm as its users write it.</summary>
/// <param name="tracked">Whether read entities are tracked, which is the default, or read with AsNoTracking.</param>
/// <param name="heldSession">Whether one session serves all operations, or each has its own, as a web request would.</param>
public sealed class OrmVariant(bool tracked, bool heldSession) : Variant
{
    private Database _database = null!;
    private Session? _held;

    public override string Name => $"Orm, {(heldSession ? "one session" : "session per operation")}, {(tracked ? "tracked" : "no tracking")}";

    public override async ValueTask OpenAsync()
    {
        _database = Database.Connect("sqlite:///:memory:");
        await _database.CreateTablesAsync();
        await using var session = _database.OpenSession();
        for (var id = 1; id <= PeopleTable.Rows; id++)
            session.Add(new Person { Name = PeopleTable.Name(id), Email = PeopleTable.Email(id), Age = PeopleTable.Age(id), Score = PeopleTable.Score(id) });
        await session.CommitAsync();
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
            var person = new Person { Name = PeopleTable.InsertedName, Email = PeopleTable.InsertedEmail, Age = number, Score = number };
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
            var people = new Person[PeopleTable.BulkSize];
            for (var i = 0; i < people.Length; i++)
                people[i] = new() { Name = PeopleTable.InsertedName, Email = PeopleTable.InsertedEmail, Age = i, Score = i };
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

    public override async ValueTask ResetAsync()
    {
        await using var session = _database.OpenSession();
        await Person.Table.Where(p => p.Id > PeopleTable.Rows).Delete().ExecuteAsync(session);
        await session.CommitAsync();
    }

    public override async ValueTask DisposeAsync()
    {
        if (_held is not null)
            await _held.DisposeAsync();
        await _database.DisposeAsync();
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
