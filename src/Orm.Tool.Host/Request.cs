using System.Text.Json;

namespace Orm.Tool.Host;

/// <summary>What the tool asks for: a command with its options, as JSON in a file of its own.</summary>
internal sealed class Request(JsonElement json)
{
    public string Command => Text("command")!;

    /// <summary>The name of the assembly that runs.</summary>
    public string Assembly => Text("assembly")!;

    /// <summary>The name of the assembly with models and revisions.</summary>
    public string Models => Text("models")!;

    public static Request Read(string path)
    {
        using JsonDocument document = JsonDocument.Parse(File.ReadAllText(path));
        return new Request(document.RootElement.Clone());
    }

    public string? Text(string name) =>
        json.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    public bool Flag(string name) => json.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.True;

    public string[] Texts(string name) =>
        json.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.Array ? [.. value.EnumerateArray().Select(static v => v.GetString()!)] : [];
}
