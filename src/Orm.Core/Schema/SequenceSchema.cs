namespace Orm.Schema;

/// <summary>A sequence of integers.</summary>
/// <param name="Name">Its name.</param>
public sealed record SequenceSchema(ObjectName Name);
