namespace Orm.Schema;

/// <summary>Where a column's value comes from when INSERT leaves it out: exactly one of its members is set.</summary>
public sealed record DefaultSchema
{
    /// <summary>A constant: a bool, number, string, Guid, or value of time.</summary>
    public object? Value { get; init; }

    /// <summary>An SQL expression.</summary>
    public string? Sql { get; init; }

    /// <summary>The database's clock, in the form that the column stores.</summary>
    public bool IsNow { get; init; }
}
