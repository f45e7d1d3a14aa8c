namespace Orm.Generators.Model;

/// <summary>A property as the user wrote it: what its implementing part must repeat.</summary>
/// <param name="Name">The bare name.</param>
/// <param name="Identifier">The name as code writes it (<c>@class</c>).</param>
/// <param name="Type">The declared type with <c>global::</c> and its nullability.</param>
/// <param name="Modifiers">As written, <c>partial</c> included; empty for a plain property.</param>
/// <param name="Getter">The getter's own accessibility with a trailing space, or empty; null when there is none.</param>
/// <param name="Setter">The same for the setter.</param>
/// <param name="SetKeyword"><c>set</c> or <c>init</c>.</param>
/// <param name="WarnsWhenTrimmed">Whether an attribute on it (MaxLength) has a constructor that trimming warns of.</param>
internal sealed record PropertyModel(
    string Name,
    string Identifier,
    string Type,
    string Modifiers,
    string? Getter,
    string? Setter,
    string SetKeyword,
    bool WarnsWhenTrimmed);
