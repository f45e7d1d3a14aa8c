using Orm.Dialects;
using Orm.Execution;

namespace Orm.UnitOfWork;

/// <summary>The batches of a flush in the order of their execution; prints as one line each.</summary>
internal sealed class FlushPlan(List<FlushBatch> batches, FlushChanges changes)
{
    public IReadOnlyList<FlushBatch> Batches { get; } = batches;

    /// <summary>What the batches write.</summary>
    public FlushChanges Changes { get; } = changes;

    /// <summary>The only batch, when it is one statement for one row that was there: all of the plan is written then, or nothing.</summary>
    public EntityBatch? LoneBatch(DialectFeatures features) => Batches is [EntityBatch { Count: 1 } batch]
        && (batch.Kind == FlushBatchKind.Delete || (batch.Kind == FlushBatchKind.Update && (batch.ReadBack.Length == 0 || features.UpdateReturning)))
        ? batch
        : null;

    public override string ToString() => string.Join('\n', Batches);
}
