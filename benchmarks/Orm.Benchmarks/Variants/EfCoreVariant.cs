using Microsoft.EntityFrameworkCore;
using Orm.Benchmarks.Stores;

namespace Orm.Benchmarks.Variants;

/// <summary>
/// EF Core with compiled queries without tracking where the shape is fixed, SaveChanges for inserts: on SQLite one context and
/// synchronous methods, which is its best; on a server a context and a pooled connection per operation, as a web request has it.
/// </summary>
public sealed class EfCoreVariant(PeopleStore store) : Variant(store)
{
    private static readonly Func<EfCoreContext, int, PersonRow?> Lookup =
        EF.CompileQuery((EfCoreContext context, int id) => context.People.AsNoTracking().FirstOrDefault(p => p.Id == id));

    private static readonly Func<EfCoreContext, int, Task<PersonRow?>> LookupOnServer =
        EF.CompileAsyncQuery((EfCoreContext context, int id) => context.People.AsNoTracking().FirstOrDefault(p => p.Id == id));

    // Ordered before it is filtered: an IOrderedQueryable would be taken for a single result.
    private static readonly Func<EfCoreContext, int, int, IEnumerable<PersonRow>> List =
        EF.CompileQuery((EfCoreContext context, int first, int end) => context.People.AsNoTracking().OrderBy(p => p.Id).Where(p => p.Id >= first && p.Id < end));

    private static readonly Func<EfCoreContext, int, int, IAsyncEnumerable<PersonRow>> ListOnServer =
        EF.CompileAsyncQuery((EfCoreContext context, int first, int end) => context.People.AsNoTracking().OrderBy(p => p.Id).Where(p => p.Id >= first && p.Id < end));

    private readonly PeopleStore _store = store;
    private DbContextOptions<EfCoreContext> _options = null!;
    private EfCoreContext? _held;

    public override string Name => _store.IsInProcess ? "EF Core, no tracking, compiled" : $"EF Core {EfCoreProvider.Version}, context per operation, no tracking, compiled";

    public override async ValueTask OpenAsync()
    {
        await base.OpenAsync();
        var builder = new DbContextOptionsBuilder<EfCoreContext>();
        EfCoreProvider.Use(builder, _store);
        _options = builder.Options;
        if (_store.IsInProcess)
            _held = new(_options);
    }

    public override async ValueTask<IPerson?> LookupAsync(int id)
    {
        if (_held is not null)
            return Lookup(_held, id);
        await using var context = new EfCoreContext(_options);
        return await LookupOnServer(context, id);
    }

    public override async ValueTask<IReadOnlyList<IPerson>> ListAsync(int firstId)
    {
        var people = new List<PersonRow>(PeopleTable.ListSize);
        if (_held is not null)
        {
            people.AddRange(List(_held, firstId, firstId + PeopleTable.ListSize));
            return people;
        }

        await using var context = new EfCoreContext(_options);
        await foreach (var person in ListOnServer(context, firstId, firstId + PeopleTable.ListSize))
            people.Add(person);
        return people;
    }

    public override async ValueTask<IReadOnlyList<IPerson>> FilterAsync(PersonFilter filter)
    {
        if (_held is not null)
            return [.. Filtered(_held, filter)];
        await using var context = new EfCoreContext(_options);
        return await Filtered(context, filter).ToListAsync();
    }

    public override async ValueTask<int> InsertAsync(int number)
    {
        var person = PeopleTable.NewRow(number);
        await SaveAsync([person]);
        return person.Id;
    }

    public override async ValueTask<long> InsertManyAsync()
    {
        var people = PeopleTable.NewRows(PeopleTable.ManySize);
        await SaveAsync(people);
        return people.Sum(p => (long)p.Id);
    }

    public override ValueTask BulkInsertAsync() => SaveAsync(PeopleTable.NewRows(PeopleTable.BulkSize));

    public override async ValueTask StreamAsync(Action<IPerson> visit)
    {
        await using var context = new EfCoreContext(_options);
        await foreach (var person in context.People.AsNoTracking().OrderBy(p => p.Id).AsAsyncEnumerable())
            visit(person);
    }

    public override async ValueTask DisposeAsync()
    {
        if (_held is not null)
            await _held.DisposeAsync();
        await base.DisposeAsync();
    }

    private static IQueryable<PersonRow> Filtered(EfCoreContext context, PersonFilter filter)
    {
        var query = context.People.AsNoTracking();
        if (filter.AfterId is { } afterId)
            query = query.Where(p => p.Id > afterId);
        if (filter.MinAge is { } minAge)
            query = query.Where(p => p.Age >= minAge);
        if (filter.BelowScore is { } belowScore)
            query = query.Where(p => p.Score < belowScore);
        return query.OrderBy(p => p.Id).Take(PeopleTable.FilterSize);
    }

    private async ValueTask SaveAsync(PersonRow[] people)
    {
        if (_held is not null)
        {
            _held.People.AddRange(people);
            _held.SaveChanges();
            _held.ChangeTracker.Clear();
            return;
        }

        await using var context = new EfCoreContext(_options);
        context.People.AddRange(people);
        await context.SaveChangesAsync();
    }
}
