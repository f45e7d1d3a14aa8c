using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace Orm.Blog.Tests;

/// <summary>What many clients do at the same time: everything, in no order.</summary>
internal sealed class Load<TServer>(BlogApplication<TServer> app)
    where TServer : BlogServer, new()
{
    private int _requests;

    public ConcurrentQueue<string> Failures { get; } = new();

    public int Requests => _requests;

    public async Task RunClientAsync(Random random, CancellationToken end)
    {
        await Task.Yield();
        int user = await app.UserAsync("Client", $"client{Guid.NewGuid():N}@example.com");
        List<int> posts = [];
        // Each sends something, however long the beginning took.
        do
        {
            Interlocked.Increment(ref _requests);
            HttpResponseMessage response = await SendAsync(random, user, posts);
            // What others do at the same time makes nobody fail: a post that is gone or was changed is told as that.
            if (response.StatusCode is not (HttpStatusCode.OK or HttpStatusCode.Created or HttpStatusCode.NoContent or HttpStatusCode.NotFound or HttpStatusCode.PreconditionFailed))
                Failures.Enqueue($"{response.RequestMessage!.Method} {response.RequestMessage.RequestUri}: {(int)response.StatusCode} {await response.Content.ReadAsStringAsync(CancellationToken.None)}");
        }
        while (!end.IsCancellationRequested);
    }

    private async Task<HttpResponseMessage> SendAsync(Random random, int user, List<int> posts)
    {
        int post = posts.Count == 0 ? 1 : posts[random.Next(posts.Count)];
        switch (random.Next(10))
        {
            case 0:
                return await app.Client.PostAsJsonAsync("/users", new { name = "Load", email = $"load{Guid.NewGuid():N}@example.com" });
            case 1 or 2:
                HttpResponseMessage created = await app.Client.PostAsJsonAsync("/posts", new { authorId = user, title = $"Post {random.Next()}", content = "text", tags = new[] { $"tag{random.Next(5)}" } });
                if (created.StatusCode == HttpStatusCode.Created)
                    posts.Add((await created.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetInt32());
                return created;
            case 3:
                HttpResponseMessage read = await app.Client.GetAsync($"/posts/{post}");
                return read.Headers.ETag is { } tag ? await app.PutAsync(post, tag.ToString(), new { title = $"Changed {random.Next()}" }) : read;
            case 4 when posts.Count > 3:
                posts.Remove(post);
                return await app.Client.DeleteAsync($"/posts/{post}");
            case 5:
                return await app.Client.GetAsync("/posts?size=10");
            case 6:
                return await app.Client.GetAsync("/users?name=client&size=5&hasPosts=true");
            case 7:
                return await app.Client.GetAsync($"/posts?author={user}");
            default:
                return await app.Client.GetAsync($"/posts/{post}");
        }
    }
}
