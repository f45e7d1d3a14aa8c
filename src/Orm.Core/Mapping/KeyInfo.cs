namespace Orm.Mapping;

/// <summary>A primary key: its constraint name and the ordinals of its columns, in key order.</summary>
public sealed record KeyInfo(string Name, int[] Columns);
