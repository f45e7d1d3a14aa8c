using Orm;

namespace Blog;

/// <summary>A page, and the cursor of the next one; null at the end.</summary>
public sealed record PageOf<T>(IReadOnlyList<T> Items, string? Next);

/// <summary>How many posts a user has written.</summary>
[Projection]
public sealed partial record UserPosts(int Id, string Name, long Posts);

/// <summary>How many posts an import has brought.</summary>
public sealed record Imported(long Posts);
