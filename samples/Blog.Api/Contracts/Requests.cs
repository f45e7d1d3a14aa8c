namespace Blog;

/// <summary>A user to be made.</summary>
public sealed record NewUser(string? Name, string? Email);

/// <summary>A post to be made.</summary>
public sealed record NewPost(int AuthorId, string? Title, string? Content, IReadOnlyList<string>? Tags);

/// <summary>What a post is to become; what is missing stays.</summary>
public sealed record PostChange(string? Title, string? Content, IReadOnlyList<string>? Tags);
