using Orm.Execution;
using Orm.Mapping;

namespace Orm.UnitOfWork;

/// <summary>The batches of a flush in the order of their execution; prints as one line each.</summary>
internal sealed class FlushPlan(List<FlushBatch> batches, FlushChanges changes)
{
    public IReadOnlyList<FlushBatch> Batches { get; } = batches;

    /// <summary>What the batches write.</summary>
    public FlushChanges Changes { get; } = changes;

    public override string ToString() => string.Join('\n', Batches);
}
