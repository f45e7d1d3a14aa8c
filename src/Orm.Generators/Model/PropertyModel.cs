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
    bool WarnsWhenTrimmed)
{
    /// <summary>Whether the property is public: its column in the table handle is, too; else that is internal.</summary>
    public bool IsPublic { get; init; }

    /// <summary>Whether its type is public, and so may stand in the signature of a protected member.</summary>
    public bool IsPublicType { get; init; }

    /// <summary>Whether generated code of other classes of the assembly can read it.</summary>
    public bool IsReadable { get; init; }

    /// <summary>The accessibility of a mixin's members that stand for it.</summary>
    public string Hook => IsPublicType ? "protected" : "private protected";
}
