namespace Blog;

/// <summary>What a request must hold, told all at once and by field.</summary>
internal static class Validation
{
    public static Dictionary<string, string[]> Of(NewUser user)
    {
        var errors = new Dictionary<string, string[]>(StringComparer.Ordinal);
        Require(errors, "name", user.Name, 50);
        Require(errors, "email", user.Email, 100);
        if (user.Email is { Length: > 0 } email && !email.Contains('@', StringComparison.Ordinal))
            errors["email"] = ["An e-mail address has an @."];
        return errors;
    }

    public static Dictionary<string, string[]> Of(NewPost post)
    {
        var errors = new Dictionary<string, string[]>(StringComparer.Ordinal);
        Require(errors, "title", post.Title, 200);
        RequireTags(errors, post.Tags);
        return errors;
    }

    public static Dictionary<string, string[]> Of(PostChange change)
    {
        var errors = new Dictionary<string, string[]>(StringComparer.Ordinal);
        if (change.Title is not null)
            Require(errors, "title", change.Title, 200);
        RequireTags(errors, change.Tags);
        return errors;
    }

    private static void Require(Dictionary<string, string[]> errors, string field, string? value, int longest)
    {
        if (string.IsNullOrWhiteSpace(value))
            errors[field] = ["It is required."];
        else if (value.Length > longest)
            errors[field] = [$"It has at most {longest} characters."];
    }

    private static void RequireTags(Dictionary<string, string[]> errors, IReadOnlyList<string>? tags)
    {
        if (tags is not null && tags.Any(t => string.IsNullOrWhiteSpace(t) || t.Length > 50))
            errors["tags"] = ["A tag has 1 to 50 characters."];
    }
}
