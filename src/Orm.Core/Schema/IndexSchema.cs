namespace Orm.Schema;

/// <summary>An index or a unique constraint.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Columns">Its columns with their directions, in index order.</param>
public sealed record IndexSchema(string Name, SchemaList<IndexColumnSchema> Columns)
{
    /// <summary>Whether no two rows may hold equal values.</summary>
    public bool IsUnique { get; init; }

    /// <summary>The condition of an index over a part of the rows, as SQL; else null.</summary>
    public string? Filter { get; init; }
}
