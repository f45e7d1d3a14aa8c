using Orm.Benchmarks.Stores;
using Orm.Benchmarks.Workloads;

namespace Orm.Benchmarks.Variants;

/// <summary>One way to write the workloads; each variant owns a database of the same rows.</summary>
public abstract class Variant(PeopleStore store) : IAsyncDisposable
{
    /// <summary>How tables call it.</summary>
    public abstract string Name { get; }

    /// <summary>Opens and fills the database, and prepares what the variant keeps.</summary>
    public virtual ValueTask OpenAsync() => store.OpenAsync();

    /// <summary>Whether the variant has something to say to a workload.</summary>
    public virtual bool Offers(Workload workload) => true;

    /// <summary>Whether the variant's stream is compared.</summary>
    public virtual bool Streams => true;

    /// <summary>One row by its key.</summary>
    public abstract ValueTask<IPerson?> LookupAsync(int id);

    /// <summary>The <see cref="PeopleTable.ListSize"/> rows from <paramref name="firstId"/> on, ordered by id.</summary>
    public abstract ValueTask<IReadOnlyList<IPerson>> ListAsync(int firstId);

    /// <summary>The first <see cref="PeopleTable.FilterSize"/> rows that pass the conditions that are set, ordered by id.</summary>
    public abstract ValueTask<IReadOnlyList<IPerson>> FilterAsync(PersonFilter filter);

    /// <summary>Inserts one row durably and gives the id that the database chose.</summary>
    public abstract ValueTask<int> InsertAsync(int number);

    /// <summary>Inserts <see cref="PeopleTable.ManySize"/> new objects in one transaction, each of which then knows its id.</summary>
    /// <returns>The sum of the ids.</returns>
    public abstract ValueTask<long> InsertManyAsync();

    /// <summary>Inserts <see cref="PeopleTable.BulkSize"/> new objects in one transaction; nobody needs their ids.</summary>
    public abstract ValueTask BulkInsertAsync();

    /// <summary>Reads all rows in the order of their keys, one at a time.</summary>
    public abstract ValueTask StreamAsync(Action<IPerson> visit);

    /// <summary>Brings back the rows 1 to <paramref name="rows"/>, and only them; not measured.</summary>
    public virtual ValueTask FillAsync(int rows) => store.FillAsync(rows);

    /// <inheritdoc/>
    public virtual ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return store.DisposeAsync();
    }
}
