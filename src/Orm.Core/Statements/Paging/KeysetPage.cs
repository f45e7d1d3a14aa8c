namespace Orm;

/// <summary>One page of rows, and where the next one begins.</summary>
/// <typeparam name="T">What a row gives.</typeparam>
/// <param name="Items">The rows of this page.</param>
/// <param name="Next">The cursor of the page that follows; null when this is the last.</param>
public sealed record KeysetPage<T>(IReadOnlyList<T> Items, Cursor? Next)
{
    /// <summary>Whether a page follows.</summary>
    public bool HasNext => Next is not null;
}
