using System.ComponentModel;

namespace Orm.Execution;

/// <summary>A row that matched nothing although its batch expects it to.</summary>
/// <param name="Batch">The batch of the row.</param>
/// <param name="Row">The row's place in the batch.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly record struct LostRow(FlushBatch Batch, int Row);
