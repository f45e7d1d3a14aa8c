using System.Text.Json.Serialization;

// In a file of its own: System.Text.Json.Serialization has a JsonAttribute, too.
[assembly: Orm.JsonContext<Recipes.OrderJson>]

namespace Recipes;

/// <summary>How the documents of the model are written and read.</summary>
[JsonSerializable(typeof(List<string>))]
public sealed partial class OrderJson : JsonSerializerContext;
