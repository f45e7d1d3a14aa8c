namespace Orm;

/// <summary>Stores a property as a JSON document, through a context of System.Text.Json's source generator.</summary>
/// <param name="context">The context, a JsonSerializerContext; without it, the assembly's <see cref="JsonContextAttribute{TContext}"/>.</param>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Class)]
public sealed class JsonAttribute(Type? context = null) : Attribute
{
    /// <summary>The context as given, or null.</summary>
    public Type? Context { get; } = context;
}
