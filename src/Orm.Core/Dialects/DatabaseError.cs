namespace Orm.Dialects;

/// <summary>A driver's error, understood: its kind and the names that the server gave. Never a value, never a secret.</summary>
/// <param name="Kind">What it means.</param>
/// <param name="Constraint">The constraint's name, where the server tells it.</param>
/// <param name="Table">The table's name, where the server tells it.</param>
/// <param name="Columns">The columns' names, where the server tells them.</param>
/// <param name="IsTransient">Whether the same unit of work may succeed when tried again.</param>
/// <param name="Hint">A sentence that says more about the cause or the cure, for the message.</param>
public readonly record struct DatabaseError(
    DatabaseErrorKind Kind,
    string? Constraint = null,
    string? Table = null,
    IReadOnlyList<string>? Columns = null,
    bool IsTransient = false,
    string? Hint = null);
