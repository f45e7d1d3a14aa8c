namespace Orm.Mapping;

/// <summary>A table as the model declares it: names, columns, keys and constraints. Immutable.</summary>
public sealed class TableInfo
{
    /// <summary>The table's name, unquoted.</summary>
    public required string Name { get; init; }

    /// <summary>The schema, or null for the connection's default.</summary>
    public string? Schema { get; init; }

    /// <summary>The columns in declaration order; a column's index here is its ordinal everywhere.</summary>
    public required ColumnInfo[] Columns { get; init; }

    /// <summary>The primary key, or null for a view or keyless table.</summary>
    public KeyInfo? PrimaryKey { get; init; }

    /// <summary>Lists the foreign keys; a delegate, because tables may refer to each other.</summary>
    public Func<ForeignKeyInfo[]> ForeignKeys { get; init; } = static () => [];

    /// <summary>The indexes and unique constraints.</summary>
    public IndexInfo[] Indexes { get; init; } = [];

    /// <summary>The check constraints.</summary>
    public CheckInfo[] Checks { get; init; } = [];

    /// <summary>The comment kept in the database, if any.</summary>
    public string? Comment { get; init; }

    /// <summary>True for a view: rows are read, never written, and no DDL creates it as a table.</summary>
    public bool IsView { get; init; }

    /// <summary>The SELECT statement that a view is, where the model gives it; else null.</summary>
    public string? ViewSql { get; init; }

    /// <inheritdoc/>
    public override string ToString() => Schema is null ? Name : $"{Schema}.{Name}";
}
