namespace Orm.Mapping;

/// <summary>An index, or a unique constraint kept by one. Columns are ordinals in the table, in index order.</summary>
public sealed record IndexInfo(string Name, int[] Columns, bool IsUnique)
{
    /// <summary>Which of the columns are descending, by position; empty when all ascend.</summary>
    public bool[] Descending { get; init; } = [];

    /// <summary>The condition of a partial index, as SQL; else null.</summary>
    public string? Filter { get; init; }
}
