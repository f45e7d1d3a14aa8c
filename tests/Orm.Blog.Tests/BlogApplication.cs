using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Blog;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Orm.Blog.Tests;

/// <summary>The sample as it runs in production: Kestrel on a port of its own, over a database of its own.</summary>
public sealed class BlogApplication<TServer> : IAsyncLifetime
    where TServer : BlogServer, new()
{
    private readonly TServer _server = new();
    private WebApplication? _app;

    public HttpClient Client { get; private set; } = null!;

    public Database Database => _app!.Services.GetRequiredService<Database>();

    public BlogServer Server => _server;

    public async ValueTask InitializeAsync()
    {
        string url = await _server.CreateAsync();
        _app = await BlogApi.CreateAsync(["--urls", "http://127.0.0.1:0", "--Orm:Url", url, "--Logging:LogLevel:Default", "Warning"]);
        await _app.StartAsync();
        // As long as it takes a busy machine to answer; else the body of a request that will be refused is on its way already.
        var handler = new SocketsHttpHandler { Expect100ContinueTimeout = TimeSpan.FromMinutes(1) };
        Client = new HttpClient(handler) { BaseAddress = new Uri(_app.Urls.Single()) };
    }

    public async ValueTask DisposeAsync()
    {
        if (_app is null)
            return;
        Client.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
        if (await _server.ConnectionsAsync() is { } left)
        {
            // The server needs a moment to see that a connection was closed.
            await UntilAsync(async () => (left = (await _server.ConnectionsAsync())!.Value) == (0, 0));
            Assert.Equal((0, 0), left);
        }

        await _server.DropAsync();
    }

    /// <summary>Waits for the requests that were answered to end: a client has its answer a moment before they give their connections back.</summary>
    public async Task<PoolStatistics> QuietAsync()
    {
        await UntilAsync(() => Task.FromResult(Database.Pool is { InUse: 0, Waiting: 0 }));
        return Database.Pool;
    }

    /// <summary>Waits for a condition, and at most for a minute.</summary>
    public static async Task UntilAsync(Func<Task<bool>> condition)
    {
        for (int i = 0; i < 600 && !await condition(); i++)
            await Task.Delay(100);
    }

    public async Task<int> UserAsync(string name, string? email = null)
    {
        HttpResponseMessage response = await Client.PostAsJsonAsync("/users", new { name, email = email ?? $"{name}@example.com" });
        return (await ReadAsync(response, HttpStatusCode.Created)).GetProperty("id").GetInt32();
    }

    public async Task<(int Id, string Tag)> PostAsync(int authorId, string title, params string[] tags)
    {
        HttpResponseMessage response = await Client.PostAsJsonAsync("/posts", new { authorId, title, content = "text", tags });
        return ((await ReadAsync(response, HttpStatusCode.Created)).GetProperty("id").GetInt32(), response.Headers.ETag!.ToString());
    }

    public async Task<JsonElement> GetAsync(string path, HttpStatusCode expected = HttpStatusCode.OK) => await ReadAsync(await Client.GetAsync(path), expected);

    public async Task<HttpResponseMessage> PutAsync(int post, string? tag, object change)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, $"/posts/{post}") { Content = JsonContent.Create(change) };
        if (tag is not null)
            request.Headers.TryAddWithoutValidation("If-Match", tag);
        return await Client.SendAsync(request);
    }

    public async Task<HttpResponseMessage> ImportAsync(IEnumerable<string> lines)
    {
        using var content = new StringContent(string.Join('\n', lines), Encoding.UTF8, "application/x-ndjson");
        return await Client.PostAsync("/posts/import", content);
    }

    /// <summary>The body of an answer; of an error it must be problem details that tell nothing of the inside.</summary>
    public static async Task<JsonElement> ReadAsync(HttpResponseMessage response, HttpStatusCode expected)
    {
        string body = await response.Content.ReadAsStringAsync();
        Assert.True(expected == response.StatusCode, $"{(int)response.StatusCode} instead of {(int)expected}: {body}");
        if ((int)expected >= 400)
        {
            Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
            Assert.DoesNotContain("   at ", body, StringComparison.Ordinal);
            Assert.DoesNotContain("Exception", body, StringComparison.Ordinal);
            Assert.DoesNotContain("INSERT", body, StringComparison.OrdinalIgnoreCase);
        }

        return body.Length == 0 ? default : JsonDocument.Parse(body).RootElement;
    }
}
