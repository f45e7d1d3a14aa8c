namespace Orm.Benchmarks.Variants;

/// <summary>One way to write the five workloads; each variant owns an in-memory database of the same rows, held open.</summary>
public abstract class Variant : IAsyncDisposable
{
    /// <summary>How tables call it.</summary>
    public abstract string Name { get; }

    /// <summary>Opens and fills the database, and prepares what the variant keeps.</summary>
    public abstract ValueTask OpenAsync();

    /// <summary>One row by its key.</summary>
    public abstract ValueTask<IPerson?> LookupAsync(int id);

    /// <summary>The <see cref="PeopleTable.ListSize"/> rows from <paramref name="firstId"/> on, ordered by id.</summary>
    public abstract ValueTask<IReadOnlyList<IPerson>> ListAsync(int firstId);

    /// <summary>The first <see cref="PeopleTable.FilterSize"/> rows that pass the conditions that are set, ordered by id.</summary>
    public abstract ValueTask<IReadOnlyList<IPerson>> FilterAsync(PersonFilter filter);

    /// <summary>Inserts one row durably and gives the id that the database chose.</summary>
    public abstract ValueTask<int> InsertAsync(int number);

    /// <summary>Inserts <see cref="PeopleTable.BulkSize"/> new objects in one transaction, each of which then knows its id.</summary>
    /// <returns>The sum of the ids.</returns>
    public abstract ValueTask<long> InsertManyAsync();

    /// <summary>Deletes what the insert workloads added; not measured.</summary>
    public abstract ValueTask ResetAsync();

    /// <inheritdoc/>
    public abstract ValueTask DisposeAsync();
}
