using System.Net;
using System.Text;
using System.Text.Json;

namespace Orm.Blog.Tests;

/// <summary>Whatever is sent: the answer is what was asked for, or problem details that tell what is wrong with it.</summary>
public abstract class BadRequestTests<TServer>(BlogApplication<TServer> app) : IClassFixture<BlogApplication<TServer>>
    where TServer : BlogServer, new()
{
    private static readonly string[] Numbers = ["0", "-1", "1", "2147483647", "2147483648", "-2147483649", "99999999999999999999", "1.5", "1e3", "ada", "", "NaN", "٣"];

    private static readonly string[] Texts =
    [
        "", " ", "Ada", "a\0b", "😀", string.Concat(Enumerable.Repeat("😀", 30)), new('x', 50), new('x', 51), new('x', 1000), "%", "_", "\\", "'; drop table users; --", "\"", "\u202e", "\ufeff", "e\u0301", "ß", "\r\n", "{", "ada@example.com", "@",
    ];

    private static readonly string[] JsonValues =
    [
        "null", "true", "0", "-1", "1", "2147483648", "1e400", "1.5", "\"\"", "\"x\"", "\"1\"", "\"a\\u0000b\"", "\"\\ud83d\\ude00\"", "\"\\ud800\"", "[]", "{}", "[null]", "[\"a\",\"a\"]", "[\"a\",\"A\"]", "[\"\\u0000\"]", "[[]]", "[1]",
    ];

    private static readonly string[] Tags = ["\"1\"", "W/\"1\"", "*", "1", "", "\"", "\"1\", \"2\"", "\"99999999999999999999\""];

    private const string Lines = "application/x-ndjson";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("not JSON at all")]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{\"name\":")]
    [InlineData("{\"name\":1,\"email\":\"a@b\"}")]
    [InlineData("{\"name\":\"\\ud800\",\"email\":\"a@b\"}")]
    [InlineData("{}")]
    public async Task A_body_that_is_no_user_is_refused(string body) => await ProblemAsync(HttpMethod.Post, "/users", body, HttpStatusCode.BadRequest);

    [Theory]
    [InlineData("{\"authorId\":\"one\",\"title\":\"x\"}")]
    [InlineData("{\"authorId\":99999999999,\"title\":\"x\"}")]
    [InlineData("{\"authorId\":1.5,\"title\":\"x\"}")]
    [InlineData("{\"authorId\":1,\"title\":\"x\",\"tags\":\"none\"}")]
    [InlineData("{\"authorId\":1,\"title\":\"x\",\"tags\":[null]}")]
    [InlineData("{\"authorId\":1,\"title\":\"x\",\"tags\":[\"\"]}")]
    public async Task A_body_that_is_no_post_is_refused(string body) => await ProblemAsync(HttpMethod.Post, "/posts", body, HttpStatusCode.BadRequest);

    [Fact]
    public async Task Nesting_without_end_is_refused() =>
        await ProblemAsync(HttpMethod.Post, "/posts", string.Concat(Enumerable.Repeat("{\"tags\":[", 500)), HttpStatusCode.BadRequest);

    [Fact]
    public async Task A_body_beyond_the_servers_limit_is_refused()
    {
        string large = new('x', 31_000_000);
        foreach (string path in (string[])["/posts", "/posts/import"])
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = Content($"{{\"authorId\":1,\"title\":\"x\",\"content\":\"{large}\"}}", path == "/posts" ? "application/json" : Lines) };
            // Else the server closes the connection while the body is still being sent.
            request.Headers.ExpectContinue = true;
            await BlogApplication<TServer>.ReadAsync(await app.Client.SendAsync(request, Token), HttpStatusCode.RequestEntityTooLarge);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("nonsense")]
    [InlineData("AAAA")]
    [InlineData("%00")]
    [InlineData("😀")]
    public async Task A_broken_cursor_is_refused_or_begins_at_the_beginning(string cursor)
    {
        foreach (string list in (string[])["/users", "/posts"])
        {
            HttpResponseMessage response = await app.Client.GetAsync($"{list}?after={cursor}", Token);
            Assert.Equal(cursor.Length == 0 ? HttpStatusCode.OK : HttpStatusCode.BadRequest, response.StatusCode);
            await CheckAsync(response, "");
        }
    }

    [Fact]
    public async Task A_cursor_with_any_character_changed_is_refused_or_is_another_cursor()
    {
        int user = await app.UserAsync("Cursor", $"{Guid.NewGuid():N}@example.com");
        await app.PostAsync(user, "one");
        await app.PostAsync(user, "two");
        foreach (string list in (string[])[$"/posts?author={user}&size=1", "/users?size=1"])
        {
            string cursor = (await app.GetAsync(list)).GetProperty("next").GetString() ?? "";
            for (int i = 0; i < cursor.Length; i++)
            {
                string broken = $"{cursor[..i]}{(cursor[i] == 'A' ? 'B' : 'A')}{cursor[(i + 1)..]}";
                await CheckAsync(await app.Client.GetAsync($"{list}&after={broken}", Token), broken);
                await CheckAsync(await app.Client.GetAsync($"{list}&after={cursor[..i]}", Token), cursor[..i]);
            }
        }
    }

    [Fact]
    public async Task A_text_comes_back_as_it_was_sent_or_is_refused()
    {
        int author = await app.UserAsync("Texts", $"{Guid.NewGuid():N}@example.com");
        foreach (string text in Texts.Where(static t => t.Trim().Length is > 0 and <= 100))
        {
            string body = JsonSerializer.Serialize(new { authorId = author, title = text, content = text, tags = Array.Empty<string>() });
            HttpResponseMessage response = await SendAsync(HttpMethod.Post, "/posts", body);
            JsonElement post = await CheckAsync(response, text);
            Assert.True(response.StatusCode is HttpStatusCode.Created || text.Contains('\0', StringComparison.Ordinal), $"{(int)response.StatusCode} for '{text}': {post}");
            if (response.StatusCode == HttpStatusCode.Created)
                Assert.Equal((text, text), (post.GetProperty("title").GetString()!, post.GetProperty("content").GetString()!));
            else
                Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        }
    }

    [Theory]
    [InlineData(500)]
    public async Task Random_requests_never_make_the_server_fail(int requests)
    {
        int seed = Random.Shared.Next();
        TestContext.Current.TestOutputHelper?.WriteLine($"seed {seed}");
        var random = new Random(seed);
        int author = await app.UserAsync("Fuzz", $"{Guid.NewGuid():N}@example.com");
        (int post, _) = await app.PostAsync(author, "Fuzz");
        for (int i = 0; i < requests; i++)
        {
            using HttpRequestMessage request = Next(random, post);
            string told = $"seed {seed}, request {i}: {request.Method} {request.RequestUri} {(request.Content is null ? "" : await request.Content.ReadAsStringAsync(Token))}";
            await CheckAsync(await app.Client.SendAsync(request, Token), told);
        }

        PoolStatistics pool = await app.QuietAsync();
        Assert.Equal((0, 0), (pool.InUse, pool.Waiting));
        await app.UserAsync("Fuzz", $"{Guid.NewGuid():N}@example.com");
    }

    private static HttpRequestMessage Next(Random random, int post)
    {
        string Number() => random.Next(3) == 0 ? post.ToString(System.Globalization.CultureInfo.InvariantCulture) : Pick(Numbers);
        string Pick(string[] values) => values[random.Next(values.Length)];
        string Query(params string[] names) => string.Join('&', names.Where(_ => random.Next(3) > 0).Select(n => $"{n}={Uri.EscapeDataString(random.Next(2) == 0 ? Pick(Texts) : Pick(Numbers))}"));
        string Json(params string[] names) => $"{{{string.Join(',', names.Where(_ => random.Next(4) > 0).Select(n => $"\"{n}\":{(random.Next(3) == 0 ? JsonSerializer.Serialize(Pick(Texts)) : Pick(JsonValues))}"))}}}";
        string Post() => Json("authorId", "title", "content", "tags");
        HttpRequestMessage request = random.Next(9) switch
        {
            0 => new(HttpMethod.Get, $"/users?{Query("name", "email", "hasPosts", "after", "size")}"),
            1 => new(HttpMethod.Get, $"/posts?{Query("author", "tag", "title", "after", "size")}"),
            2 => new(HttpMethod.Get, $"/posts/{Number()}"),
            3 => new(HttpMethod.Get, $"/users/{Number()}"),
            4 => new(HttpMethod.Post, "/users") { Content = Content(Json("name", "email", "more")) },
            5 => new(HttpMethod.Post, "/posts") { Content = Content(Post()) },
            6 => new(HttpMethod.Post, "/posts/import") { Content = Content(string.Join('\n', Post(), Post(), Pick(JsonValues)), Lines) },
            7 => new(HttpMethod.Delete, $"/posts/{Pick(Numbers)}"),
            _ => new(HttpMethod.Put, $"/posts/{Number()}") { Content = Content(Json("title", "content", "tags")) },
        };
        if (random.Next(3) > 0)
            request.Headers.TryAddWithoutValidation(request.Method == HttpMethod.Get ? "If-None-Match" : "If-Match", Pick(Tags));
        return request;
    }

    private static StringContent Content(string body, string type = "application/json") => new(body, Encoding.UTF8, type);

    private static async Task<JsonElement> CheckAsync(HttpResponseMessage response, string request)
    {
        Assert.True((int)response.StatusCode < 500, $"{(int)response.StatusCode} {await response.Content.ReadAsStringAsync(Token)}\n{request}");
        Assert.True((int)response.StatusCode < 400 || response.Content.Headers.ContentType?.MediaType == "application/problem+json", $"{(int)response.StatusCode} without problem details\n{request}");
        return await BlogApplication<TServer>.ReadAsync(response, response.StatusCode);
    }

    private Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, string body) =>
        app.Client.SendAsync(new HttpRequestMessage(method, path) { Content = Content(body) }, Token);

    private async Task ProblemAsync(HttpMethod method, string path, string body, HttpStatusCode expected) =>
        await BlogApplication<TServer>.ReadAsync(await SendAsync(method, path, body), expected);
}

public sealed class SqliteBadRequestTests(BlogApplication<SqliteBlog> app) : BadRequestTests<SqliteBlog>(app);

public sealed class PostgreSqlBadRequestTests(BlogApplication<PostgreSqlBlog> app) : BadRequestTests<PostgreSqlBlog>(app);

public sealed class MariaDbBadRequestTests(BlogApplication<MariaDbBlog> app) : BadRequestTests<MariaDbBlog>(app);
