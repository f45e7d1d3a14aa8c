using Orm.Execution;
using Orm.Mapping;

namespace Orm.UnitOfWork;

/// <summary>The batches of a flush in the order of their execution; prints as one line each.</summary>
internal sealed class FlushPlan(List<FlushBatch> batches, List<IEntity> deletes)
{
    public IReadOnlyList<FlushBatch> Batches { get; } = batches;

    /// <summary>The entities whose rows go.</summary>
    public List<IEntity> Deletes { get; } = deletes;

    public override string ToString() => string.Join('\n', Batches);
}
