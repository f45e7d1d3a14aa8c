namespace Orm.Schema;

/// <summary>A column: name, type, nullability, and where its values come from.</summary>
/// <param name="Name">The column's name.</param>
/// <param name="Type">The type.</param>
public sealed record ColumnSchema(string Name, ColumnTypeSchema Type)
{
    /// <summary>Whether the column accepts null.</summary>
    public bool IsNullable { get; init; }

    /// <summary>The default, or null.</summary>
    public DefaultSchema? Default { get; init; }

    /// <summary>The expression of a computed column, or null.</summary>
    public string? ComputedSql { get; init; }

    /// <summary>Whether a computed column is stored.</summary>
    public bool IsStored { get; init; }

    /// <summary>Whether the database makes the value, and how. <see cref="ValueGeneration.ClientGuid"/> means nothing to a database and never stands here.</summary>
    public ValueGeneration Generation { get; init; }

    /// <summary>The sequence's name when <see cref="Generation"/> is <see cref="ValueGeneration.Sequence"/>.</summary>
    public ObjectName? Sequence { get; init; }

    /// <summary>A collation by name, or one of the portable names of <see cref="Collation"/>; null for the database's own.</summary>
    public string? Collation { get; init; }

    /// <summary>The comment, or null.</summary>
    public string? Comment { get; init; }
}
