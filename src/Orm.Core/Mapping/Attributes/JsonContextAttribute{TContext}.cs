using System.Text.Json.Serialization;

namespace Orm;

/// <summary>The context that <c>[Json]</c> properties of this assembly use.</summary>
/// <typeparam name="TContext">A context of System.Text.Json's source generator that knows the properties' types.</typeparam>
[AttributeUsage(AttributeTargets.Assembly)]
public sealed class JsonContextAttribute<TContext> : Attribute
    where TContext : JsonSerializerContext;
