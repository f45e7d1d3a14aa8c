using System.Text.Json.Nodes;

namespace Orm.Tool;

/// <summary>A command as it was given.</summary>
internal sealed record ToolRequest(string Command, string? Project, string? Startup, string? Url, string Configuration, string? Framework, bool NoBuild, string? Model, JsonObject Options)
{
    public static JsonArray Array(IEnumerable<string>? texts) => [.. (texts ?? []).Select(static t => (JsonNode)t)];
}
