using Orm.Execution;

namespace Orm.UnitOfWork;

/// <summary>The batches of a flush in the order of their execution; prints as one line each.</summary>
internal sealed class FlushPlan(List<FlushBatch> batches)
{
    public IReadOnlyList<FlushBatch> Batches { get; } = batches;

    public override string ToString() => string.Join('\n', Batches);
}
