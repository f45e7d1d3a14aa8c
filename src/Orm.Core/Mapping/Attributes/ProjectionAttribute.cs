namespace Orm;

/// <summary>
/// Marks a partial record, class or struct that queries give: the generator writes <c>Project(…)</c> with a selection for each
/// parameter of its constructor, so that <c>.Select(u =&gt; UserSummary.Project(u.Id, u.Name, u.Posts.Count()))</c> reads just these columns.
/// </summary>
/// <remarks>The constructor is the primary one, or else the accessible one with the most parameters; it has 1 to 16 of them.</remarks>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, Inherited = false)]
public sealed class ProjectionAttribute : Attribute;
