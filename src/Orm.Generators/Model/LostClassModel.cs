namespace Orm.Generators.Model;

/// <summary>
/// A class with partial properties that nothing can be written for, because it, or one around it, is not partial: what is wrong, and the place.
/// The compiler takes such properties for errors of declarations, after which it asks no analyzer: only the generator is heard.
/// </summary>
internal sealed record LostClassModel(EquatableArray<Issue> Issues, string File, int Start, int Length, int Line, int Column);
