using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Orm.Benchmarks.Variants;

/// <summary>EF Core at its best: one context, compiled queries without tracking where the shape is fixed, SaveChanges for inserts, synchronous methods.</summary>
public sealed class EfCoreVariant : Variant
{
    private static readonly Func<EfCoreContext, int, PersonRow?> LookupQuery =
        EF.CompileQuery((EfCoreContext context, int id) => context.People.AsNoTracking().FirstOrDefault(p => p.Id == id));

    // Ordered before it is filtered: an IOrderedQueryable would be taken for a single result.
    private static readonly Func<EfCoreContext, int, int, IEnumerable<PersonRow>> ListQuery =
        EF.CompileQuery((EfCoreContext context, int first, int end) => context.People.AsNoTracking().OrderBy(p => p.Id).Where(p => p.Id >= first && p.Id < end));

    private SqliteConnection _connection = null!;
    private EfCoreContext _context = null!;

    public override string Name => "EF Core, no tracking, compiled";

    public override ValueTask OpenAsync()
    {
        _connection = PeopleTable.OpenFilled();
        _context = new(_connection);
        return default;
    }

    public override ValueTask<IPerson?> LookupAsync(int id) => new(LookupQuery(_context, id));

    public override ValueTask<IReadOnlyList<IPerson>> ListAsync(int firstId)
    {
        var people = new List<PersonRow>(PeopleTable.ListSize);
        people.AddRange(ListQuery(_context, firstId, firstId + PeopleTable.ListSize));
        return new(people);
    }

    public override ValueTask<IReadOnlyList<IPerson>> FilterAsync(PersonFilter filter)
    {
        var query = _context.People.AsNoTracking();
        if (filter.AfterId is { } afterId)
            query = query.Where(p => p.Id > afterId);
        if (filter.MinAge is { } minAge)
            query = query.Where(p => p.Age >= minAge);
        if (filter.BelowScore is { } belowScore)
            query = query.Where(p => p.Score < belowScore);
        return new(query.OrderBy(p => p.Id).Take(PeopleTable.FilterSize).ToList());
    }

    public override ValueTask<int> InsertAsync(int number)
    {
        var person = new PersonRow { Name = PeopleTable.InsertedName, Email = PeopleTable.InsertedEmail, Age = number, Score = number };
        _context.People.Add(person);
        _context.SaveChanges();
        _context.ChangeTracker.Clear();
        return new(person.Id);
    }

    public override ValueTask<long> InsertManyAsync()
    {
        var people = PeopleTable.NewRows();
        _context.People.AddRange(people);
        _context.SaveChanges();
        _context.ChangeTracker.Clear();
        return new(people.Sum(p => (long)p.Id));
    }

    public override async ValueTask ResetAsync() =>
        await _context.People.Where(p => p.Id > PeopleTable.Rows).ExecuteDeleteAsync();

    public override async ValueTask DisposeAsync()
    {
        await _context.DisposeAsync();
        await _connection.DisposeAsync();
    }
}
