using System.Text.Json;

namespace Orm.Tool;

/// <summary>The database's URL as the project's settings tell it.</summary>
internal static class ProjectSettings
{
    public static string? UrlOf(string directory)
    {
        string environment = Environment.GetEnvironmentVariable("ASPNETCORE_ENVIRONMENT") ?? Environment.GetEnvironmentVariable("DOTNET_ENVIRONMENT") ?? "Development";
        return UrlIn(Path.Combine(directory, $"appsettings.{environment}.json")) ?? UrlIn(Path.Combine(directory, "appsettings.json"));
    }

    private static string? UrlIn(string path)
    {
        if (!File.Exists(path))
            return null;
        try
        {
            using JsonDocument settings = JsonDocument.Parse(File.ReadAllText(path), new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
            if (settings.RootElement.TryGetProperty("Orm", out JsonElement orm))
                return orm.ValueKind == JsonValueKind.String ? orm.GetString() : orm.TryGetProperty("Url", out JsonElement url) ? url.GetString() : null;
            // The only connection string that is a URL.
            string[] urls = settings.RootElement.TryGetProperty("ConnectionStrings", out JsonElement strings)
                ? [.. strings.EnumerateObject().Select(static p => p.Value.GetString() ?? "").Where(static v => v.Contains("://", StringComparison.Ordinal))]
                : [];
            return urls.Length == 1 ? urls[0] : null;
        }
        catch (JsonException exception)
        {
            throw new ToolException($"{path} is no valid JSON: {exception.Message}");
        }
    }
}
