namespace Orm.Generators.Model;

/// <summary>A migration: what its registration and its rules need.</summary>
/// <param name="Type">The class as code names it.</param>
/// <param name="Name">The class's own name.</param>
/// <param name="Id">The revision's id.</param>
/// <param name="Message">What it does, in a few words.</param>
/// <param name="Parents">The ids of the revisions that it follows.</param>
/// <param name="Mistake">Why it cannot be registered, or null.</param>
internal sealed record MigrationModel(string Type, string Name, string Id, string Message, EquatableArray<string> Parents, string? Mistake);
