namespace Orm.Generators.Model;

/// <summary>How a class is named, and where it stands.</summary>
/// <param name="Namespace">Empty for the global one.</param>
/// <param name="Containers">The headers of the classes around it, outermost first: <c>class Outer</c>.</param>
/// <param name="Name">As written in code, escaped where it is a keyword; without type parameters.</param>
/// <param name="Header">Its own header: <c>class User</c>, <c>record R</c>, <c>class Mixin&lt;T&gt;</c>.</param>
/// <param name="FullName">With <c>global::</c>.</param>
/// <param name="Accessibility">The least accessible of the class and its containers: <c>public</c> or <c>internal</c>.</param>
internal sealed record TypeName(
    string Namespace,
    EquatableArray<string> Containers,
    string Name,
    string Header,
    string FullName,
    string Accessibility)
{
    /// <summary>As written inside the mapper, whose own nested classes may be called the same.</summary>
    public string NameInMapper => Name is "Snapshot" or "Originals" ? FullName : Name;

    /// <summary>The full name of a type beside this one.</summary>
    public string Sibling(string name) => FullName.Substring(0, FullName.LastIndexOf('.') < 0 ? "global::".Length : FullName.LastIndexOf('.') + 1) + name;
}
