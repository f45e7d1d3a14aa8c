using System.Text.Json;
using System.Text.Json.Serialization;
using Orm;

namespace Recipes;

/// <summary>Entities as JSON: what is not loaded is left out, and so is the way back to where the writer came from.</summary>
public static class EntitiesAsJson
{
    private static readonly JsonSerializerOptions Options = new JsonSerializerOptions { TypeInfoResolver = BlogJson.Default }.AddOrm();

    public static async Task<(string Without, string With)> RunAsync(Database db)
    {
        await using var session = db.OpenSession();
        Tag tag = await Tag.Table.Where(t => t.Name == "news").SingleAsync(session);
        string without = JsonSerializer.Serialize(tag, Options.GetTypeInfo(typeof(Tag)));

        await session.LoadAsync(tag, Tag.Table.Posts);
        return (without, JsonSerializer.Serialize(tag, Options.GetTypeInfo(typeof(Tag))));
    }
}

/// <summary>How entities are written, known at compile time.</summary>
[JsonSerializable(typeof(Tag))]
internal sealed partial class BlogJson : JsonSerializerContext;
