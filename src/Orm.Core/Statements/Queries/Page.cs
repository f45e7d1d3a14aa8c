namespace Orm;

/// <summary>One page of rows.</summary>
/// <typeparam name="T">What a row gives.</typeparam>
/// <param name="Items">The rows of this page.</param>
/// <param name="Total">How many rows there are on all pages.</param>
/// <param name="Number">The page's number, from 1.</param>
/// <param name="Size">How many rows a page has at most.</param>
public sealed record Page<T>(IReadOnlyList<T> Items, long Total, int Number, int Size)
{
    /// <summary>How many pages there are.</summary>
    public long Pages => (Total + Size - 1) / Size;

    /// <summary>Whether a page follows.</summary>
    public bool HasNext => Number < Pages;
}
