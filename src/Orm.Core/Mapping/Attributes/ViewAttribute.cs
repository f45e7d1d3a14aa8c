namespace Orm;

/// <summary>Maps a partial class to a view or to a query: its rows are read, never written, and it may have no key.</summary>
/// <param name="source">The view's name, or a SELECT statement.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class ViewAttribute(string source) : Attribute
{
    /// <summary>The view's name, or the SELECT statement.</summary>
    public string Source { get; } = source;

    /// <summary>The schema; without it, the connection's default.</summary>
    public string? Schema { get; set; }

    /// <summary>The model that the class belongs to, where one process works with several databases.</summary>
    public string? Model { get; set; }
}
