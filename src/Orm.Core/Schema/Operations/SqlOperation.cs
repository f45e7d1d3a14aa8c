namespace Orm.Schema;

/// <summary>SQL of the author's own. What it makes of the schema is not known here: tables that the model maps are changed by the other operations.</summary>
/// <param name="Sql">The statements.</param>
public sealed record SqlOperation(string Sql) : SchemaOperation
{
    /// <summary>The statements that undo it, or null when there are none.</summary>
    public string? ReverseSql { get; init; }

    /// <summary>The name of the only dialect that it runs on (<see cref="Dialects.Dialect.Name"/>), or null for all.</summary>
    public string? Dialect { get; init; }

    /// <inheritdoc/>
    public override DatabaseSchema Apply(DatabaseSchema schema) => schema;

    /// <inheritdoc/>
    public override SchemaOperation? Reverse(DatabaseSchema before) =>
        ReverseSql is null ? null : new SqlOperation(ReverseSql) { ReverseSql = Sql, Dialect = Dialect };

    /// <inheritdoc/>
    public override string ToString()
    {
        string first = Sql.AsSpan().Trim().ToString().Split('\n')[0].TrimEnd();
        return $"run {(first.Length > 60 ? first[..60] + "…" : first)}";
    }
}
