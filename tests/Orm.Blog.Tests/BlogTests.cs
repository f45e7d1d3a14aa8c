using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;

namespace Orm.Blog.Tests;

/// <summary>Every endpoint of the sample over real HTTP.</summary>
public abstract class BlogTests<TServer>(BlogApplication<TServer> app) : IClassFixture<BlogApplication<TServer>>
    where TServer : BlogServer, new()
{
    [Fact]
    public async Task A_user_is_created_with_what_the_database_made()
    {
        HttpResponseMessage response = await app.Client.PostAsJsonAsync("/users", new { name = "Ada", email = Unique("ada") }, Token);
        JsonElement user = await Read(response, HttpStatusCode.Created);

        Assert.Equal($"/users/{user.GetProperty("id").GetInt32()}", response.Headers.Location!.ToString());
        Assert.InRange(user.GetProperty("created").GetDateTimeOffset(), DateTimeOffset.UtcNow.AddMinutes(-5), DateTimeOffset.UtcNow.AddMinutes(5));
        JsonElement read = await app.GetAsync(response.Headers.Location.ToString());
        Assert.Equal(user.GetProperty("created").GetDateTimeOffset(), read.GetProperty("created").GetDateTimeOffset());
        Assert.False(read.TryGetProperty("posts", out _));
    }

    [Fact]
    public async Task A_taken_address_is_a_conflict_that_names_the_property()
    {
        string email = Unique("taken");
        await app.UserAsync("One", email);
        JsonElement problem = await Read(await app.Client.PostAsJsonAsync("/users", new { name = "Two", email }, Token), HttpStatusCode.Conflict);

        Assert.Equal("Email", problem.GetProperty("properties").GetString());
        Assert.DoesNotContain(email, problem.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Wrong_requests_are_told_what_is_wrong()
    {
        JsonElement errors = (await Read(await app.Client.PostAsJsonAsync("/users", new { name = new string('x', 51), email = "nobody" }, Token), HttpStatusCode.BadRequest)).GetProperty("errors");
        Assert.Equal(["email", "name"], errors.EnumerateObject().Select(e => e.Name).Order(StringComparer.Ordinal));

        await Read(await app.Client.PostAsync("/users", new StringContent("{ \"name\": ", Encoding.UTF8, "application/json"), Token), HttpStatusCode.BadRequest);
        await Read(await app.Client.PostAsync("/users", new StringContent("name=x", Encoding.UTF8, "text/plain"), Token), HttpStatusCode.UnsupportedMediaType);
        await app.GetAsync("/posts?after=nonsense", HttpStatusCode.BadRequest);
        await app.GetAsync("/posts?size=many", HttpStatusCode.BadRequest);
        await app.GetAsync("/users/2147483647", HttpStatusCode.NotFound);
        await app.GetAsync("/users/ada", HttpStatusCode.NotFound);
        await app.GetAsync("/nowhere", HttpStatusCode.NotFound);
        await Read(await app.Client.DeleteAsync("/posts/2147483647", Token), HttpStatusCode.NotFound);
        await Read(await app.Client.PostAsJsonAsync("/posts", new { authorId = int.MaxValue, title = "Orphan" }, Token), HttpStatusCode.Conflict);
    }

    [Fact]
    public async Task A_cursor_of_another_list_is_refused()
    {
        int user = await app.UserAsync("Cursors", Unique("cursors"));
        await app.PostAsync(user, "one");
        await app.PostAsync(user, "two");
        string cursor = (await app.GetAsync($"/posts?author={user}&size=1")).GetProperty("next").GetString()!;

        await app.GetAsync($"/users?after={cursor}", HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Filters_of_a_search_combine()
    {
        string part = Guid.NewGuid().ToString("N")[..8];
        int writer = await app.UserAsync($"Writer {part}", Unique("writer"));
        string readerEmail = Unique("reader");
        int reader = await app.UserAsync($"Reader {part}", readerEmail);
        await app.PostAsync(writer, "A post");

        Assert.Equal([reader, writer], Ids(await app.GetAsync($"/users?name={part.ToUpperInvariant()}")));
        Assert.Equal([writer], Ids(await app.GetAsync($"/users?name={part}&hasPosts=true")));
        Assert.Equal([reader], Ids(await app.GetAsync($"/users?name={part}&hasPosts=false")));
        Assert.Equal([reader], Ids(await app.GetAsync($"/users?email={readerEmail}")));
        Assert.Empty(Ids(await app.GetAsync($"/users?email={readerEmail}&hasPosts=true")));
    }

    [Fact]
    public async Task Pages_by_cursor_show_every_post_once_and_its_author()
    {
        int user = await app.UserAsync("Pages", Unique("pages"));
        List<int> written = [];
        for (int i = 0; i < 7; i++)
            written.Add((await app.PostAsync(user, $"Post {i}")).Id);
        List<int> seen = [];
        string? next = "";
        for (int pages = 0; next is not null; pages++)
        {
            Assert.InRange(pages, 0, 4);
            JsonElement page = await app.GetAsync($"/posts?author={user}&size=2{(next.Length == 0 ? "" : "&after=" + next)}");
            seen.AddRange(Ids(page));
            Assert.All(page.GetProperty("items").EnumerateArray(), p => Assert.Equal("Pages", p.GetProperty("author").GetProperty("name").GetString()));
            next = page.GetProperty("next").GetString();
            // What comes in front while somebody turns pages moves nothing.
            await app.PostAsync(user, $"Late {pages}");
        }

        Assert.Equal(written.AsEnumerable().Reverse(), seen);
    }

    [Fact]
    public async Task A_post_is_read_with_author_and_tags_unless_it_is_known()
    {
        int user = await app.UserAsync("Tags", Unique("tags"));
        string fresh = Unique("tag")[..20];
        (int first, _) = await app.PostAsync(user, "First", fresh, "news");
        (int second, string tag) = await app.PostAsync(user, "Second", fresh);
        JsonElement read = await app.GetAsync($"/posts/{first}");

        Assert.Equal("Tags", read.GetProperty("author").GetProperty("name").GetString());
        Assert.Equal(new[] { fresh, "news" }.Order(StringComparer.Ordinal), read.GetProperty("tags").EnumerateArray().Select(t => t.GetProperty("name").GetString()!).Order(StringComparer.Ordinal));
        Assert.Equal([second, first], Ids(await app.GetAsync($"/posts?tag={fresh}")));
        Assert.Equal([first], Ids(await app.GetAsync($"/posts?tag={fresh}&title=Fir")));
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/posts/{second}");
        request.Headers.TryAddWithoutValidation("If-None-Match", tag);
        Assert.Equal(HttpStatusCode.NotModified, (await app.Client.SendAsync(request, Token)).StatusCode);
    }

    [Fact]
    public async Task A_change_needs_the_version_it_is_based_on()
    {
        int user = await app.UserAsync("Etag", Unique("etag"));
        (int post, string tag) = await app.PostAsync(user, "Before", "one");

        await Read(await app.PutAsync(post, null, new { title = "x" }), HttpStatusCode.PreconditionRequired);
        await Read(await app.PutAsync(post, "\"999\"", new { title = "x" }), HttpStatusCode.PreconditionFailed);
        await Read(await app.PutAsync(int.MaxValue, tag, new { title = "x" }), HttpStatusCode.NotFound);
        await Read(await app.PutAsync(post, tag, new { title = "" }), HttpStatusCode.BadRequest);
        HttpResponseMessage changed = await app.PutAsync(post, tag, new { title = "After", tags = new[] { "two" } });
        JsonElement now = await Read(changed, HttpStatusCode.OK);
        Assert.Equal(("After", "text"), (now.GetProperty("title").GetString(), now.GetProperty("content").GetString()));
        Assert.NotEqual(tag, changed.Headers.ETag!.ToString());
        await Read(await app.PutAsync(post, tag, new { title = "Lost" }), HttpStatusCode.PreconditionFailed);

        JsonElement read = await app.GetAsync($"/posts/{post}");
        Assert.Equal("After", read.GetProperty("title").GetString());
        Assert.Equal(["two"], read.GetProperty("tags").EnumerateArray().Select(t => t.GetProperty("name").GetString()));
    }

    [Fact]
    public async Task Of_changes_at_the_same_time_exactly_one_wins()
    {
        int user = await app.UserAsync("Race", Unique("race"));
        for (int round = 0; round < 5; round++)
        {
            (int post, string tag) = await app.PostAsync(user, "Before");
            HttpResponseMessage[] answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(i => app.PutAsync(post, tag, new { title = $"Change {i}" })));

            Assert.Equal(1, answers.Count(a => a.StatusCode == HttpStatusCode.OK));
            Assert.Equal(5, answers.Count(a => a.StatusCode == HttpStatusCode.PreconditionFailed));
        }
    }

    [Fact]
    public async Task A_user_goes_with_all_posts()
    {
        int user = await app.UserAsync("Gone", Unique("gone"));
        (int post, _) = await app.PostAsync(user, "Gone, too", "news");
        Assert.Equal(HttpStatusCode.NoContent, (await app.Client.DeleteAsync($"/users/{user}", Token)).StatusCode);

        await app.GetAsync($"/users/{user}", HttpStatusCode.NotFound);
        await app.GetAsync($"/posts/{post}", HttpStatusCode.NotFound);
        await Read(await app.Client.DeleteAsync($"/users/{user}", Token), HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task An_import_is_written_as_it_streams_all_or_none()
    {
        int user = await app.UserAsync("Import", Unique("import"));
        IEnumerable<string> lines = Enumerable.Range(0, 5000).Select(i => JsonSerializer.Serialize(new { authorId = user, title = $"Line {i}", content = new string('x', 50) }));
        Assert.Equal(5000, (await Read(await app.ImportAsync(lines), HttpStatusCode.OK)).GetProperty("posts").GetInt64());

        await Read(await app.ImportAsync(lines.Append("{ \"title\": ")), HttpStatusCode.BadRequest);
        await Read(await app.ImportAsync(lines.Append("{ \"authorId\": 1 }")), HttpStatusCode.BadRequest);
        await Read(await app.ImportAsync(lines.Append($"{{ \"authorId\": {int.MaxValue}, \"title\": \"Nobody's\" }}")), HttpStatusCode.Conflict);
        Assert.Equal(0, (await Read(await app.ImportAsync([]), HttpStatusCode.OK)).GetProperty("posts").GetInt64());

        JsonElement count = (await app.GetAsync("/users/posts/count")).EnumerateArray().Single(c => c.GetProperty("id").GetInt32() == user);
        Assert.Equal(("Import", 5000), (count.GetProperty("name").GetString(), count.GetProperty("posts").GetInt64()));
    }

    [Fact]
    public async Task The_api_describes_itself_and_its_health()
    {
        JsonElement paths = (await app.GetAsync("/openapi/v1.json")).GetProperty("paths");
        Assert.Equal(
            ["/posts", "/posts/import", "/posts/{id}", "/users", "/users/posts/count", "/users/{id}"],
            paths.EnumerateObject().Select(p => p.Name.TrimEnd('/')).Order(StringComparer.Ordinal));
        Assert.Equal("Healthy", await app.Client.GetStringAsync("/health", Token));
    }

    [Fact]
    public Task Sixty_four_clients_for_a_moment() => LoadAsync(TimeSpan.FromSeconds(3));

    [Fact(Explicit = true)]
    public Task Sixty_four_clients_for_half_a_minute() => LoadAsync(TimeSpan.FromSeconds(30));

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static Task<JsonElement> Read(HttpResponseMessage response, HttpStatusCode expected) => BlogApplication<TServer>.ReadAsync(response, expected);

    private static string Unique(string name) => $"{name}{Guid.NewGuid():N}@example.com";

    private static int[] Ids(JsonElement page) => [.. page.GetProperty("items").EnumerateArray().Select(i => i.GetProperty("id").GetInt32())];

    private async Task LoadAsync(TimeSpan time)
    {
        int seed = Environment.TickCount;
        TestContext.Current.SendDiagnosticMessage($"Seed {seed}");
        var load = new Load<TServer>(app);
        using var end = new CancellationTokenSource(time);
        await Task.WhenAll(Enumerable.Range(0, 64).Select(i => load.RunClientAsync(new Random(seed + i), end.Token)));

        Assert.True(load.Failures.IsEmpty, $"Seed {seed}: {load.Failures.Count} of {load.Requests} requests failed, such as:\n{string.Join('\n', load.Failures.Take(5))}");
        Assert.True(load.Requests >= 64, $"{load.Requests} requests");
        PoolStatistics pool = await app.QuietAsync();
        Assert.Equal((0, 0, 0L), (pool.InUse, pool.Waiting, pool.TimedOut));
        Assert.InRange(pool.Open, 1, 20);
        Assert.Equal(pool.Open, pool.Opened - pool.Closed);
        (long, long)? connections = null;
        await BlogApplication<TServer>.UntilAsync(async () => (connections = await app.Server.ConnectionsAsync()) is null || connections == (pool.Open, 0));
        if (connections is not null)
            Assert.Equal((pool.Open, 0), connections);
    }
}

public sealed class SqliteBlogTests(BlogApplication<SqliteBlog> app) : BlogTests<SqliteBlog>(app);

public sealed class PostgreSqlBlogTests(BlogApplication<PostgreSqlBlog> app) : BlogTests<PostgreSqlBlog>(app);

public sealed class MariaDbBlogTests(BlogApplication<MariaDbBlog> app) : BlogTests<MariaDbBlog>(app);
