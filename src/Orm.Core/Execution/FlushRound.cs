using System.ComponentModel;
using Orm.Diagnostics;
using Orm.Mapping;

namespace Orm.Execution;

/// <summary>
/// Batches of a flush that travel together, in order: none of them needs what the database makes for another one. The executor tells
/// which of them it is about, so that errors and measurements find theirs.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class FlushRound
{
    // Each batch is compared with all before it, and a pipeline need not be endless.
    private const int MostBatches = 64;

    private readonly DriverConnection _connection;
    private StatementWatch?[]? _watches;

    internal FlushRound(IReadOnlyList<FlushBatch> batches, DriverConnection connection)
    {
        Batches = batches;
        _connection = connection;
    }

    /// <summary>The batches, in the order of their execution.</summary>
    public IReadOnlyList<FlushBatch> Batches { get; }

    /// <summary>The batch that the executor is at.</summary>
    internal FlushBatch Current { get; private set; } = null!;

    /// <summary>Called by the executor before it writes a batch's statement, and again before it reads the answer: what happens from now on concerns this one.</summary>
    public FlushBatch Enter(int index)
    {
        Current = Batches[index];
        _connection.Batch = _watches?[index];
        return Current;
    }

    /// <summary>Called by the executor when a batch's answer is read.</summary>
    public void Leave(int index)
    {
        _watches?[index]?.End();
        if (_watches is not null)
            _watches[index] = null;
    }

    internal void Begin(DatabaseWatch watch)
    {
        _watches = new StatementWatch?[Batches.Count];
        for (int i = 0; i < _watches.Length; i++)
            _watches[i] = watch.Begin(_connection, Batches[i]);
    }

    /// <summary>Notes why the batches without an answer have none; false, so that exception filters can call it.</summary>
    internal bool Fail(Exception exception)
    {
        foreach (StatementWatch? watch in _watches ?? [])
            watch?.Fail(exception);
        return false;
    }

    internal void End()
    {
        _connection.Batch = null;
        for (int i = 0; i < _watches?.Length; i++)
            Leave(i);
    }

    /// <summary>How many of the batches from <paramref name="start"/> on one round takes; at least one.</summary>
    internal static int Length(IReadOnlyList<FlushBatch> batches, int start, FlushExecutor executor, DriverConnection connection)
    {
        int end = start + 1;
        if (end == batches.Count || !executor.Joins(batches[start], connection))
            return 1;
        while (end < Math.Min(batches.Count, start + MostBatches) && executor.Joins(batches[end], connection) && IsFreeOf(batches[end], batches, start, end))
            end++;
        return end - start;
    }

    private static bool IsFreeOf(FlushBatch batch, IReadOnlyList<FlushBatch> batches, int start, int end)
    {
        for (int i = start; i < end; i++)
        {
            if (Waits(batch, batches[i]))
                return false;
        }

        return true;
    }

    private static bool Waits(FlushBatch batch, FlushBatch earlier)
    {
        if (batch is EntityBatch { WritesAgain: true } && ReferenceEquals(batch.Table, earlier.Table))
            return true;
        if (earlier.Kind != FlushBatchKind.Insert || earlier.ReadBack.Length == 0)
            return false;
        foreach (ForeignKeyInfo key in batch.Table.ForeignKeys())
        {
            if (ReferenceEquals(key.Principal(), earlier.Table) && key.Columns.AsSpan().ContainsAny(batch.Columns) && key.PrincipalColumns.AsSpan().ContainsAny(earlier.ReadBack))
                return true;
        }

        return false;
    }
}
