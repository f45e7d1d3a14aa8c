namespace Orm.Schema;

/// <summary>One column of an index.</summary>
/// <param name="Name">The column's name.</param>
/// <param name="IsDescending">Whether it descends.</param>
public sealed record IndexColumnSchema(string Name, bool IsDescending = false);
