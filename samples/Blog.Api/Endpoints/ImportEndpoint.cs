using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Orm;

namespace Blog;

/// <summary>Posts by the thousand: one JSON document per line, written as they arrive, all or none.</summary>
internal static class ImportEndpoint
{
    public static void MapImport(this IEndpointRouteBuilder app) =>
        app.MapPost("/posts/import", ImportAsync).WithTags("Posts").Accepts<NewPost>("application/x-ndjson").DisableAntiforgery();

    private static async Task<Results<Ok<Imported>, ProblemHttpResult>> ImportAsync(HttpRequest request, Session session, CancellationToken cancellationToken)
    {
        try
        {
            IAsyncEnumerable<NewPost?> lines = JsonSerializer.DeserializeAsyncEnumerable(request.Body, BlogJson.Default.NewPost, topLevelValues: true, cancellationToken);
            long count = await session.BulkInsertAsync(PostsOf(lines), cancellationToken: cancellationToken);
            await session.CommitAsync(cancellationToken);
            return TypedResults.Ok(new Imported(count));
        }
        catch (JsonException exception)
        {
            return TypedResults.Problem($"A line is no post: JSON ends to make sense at {exception.Path ?? "its beginning"}.", statusCode: StatusCodes.Status400BadRequest);
        }
        catch (InvalidPostException exception)
        {
            return TypedResults.Problem(exception.Message, statusCode: StatusCodes.Status400BadRequest);
        }
    }

    private static async IAsyncEnumerable<Post> PostsOf(IAsyncEnumerable<NewPost?> lines)
    {
        int line = 0;
        await foreach (NewPost? post in lines)
        {
            line++;
            if (post is null || Validation.Of(post) is { Count: > 0 })
                throw new InvalidPostException($"Post {line} has no title, or one of more than 200 characters.");
            yield return new Post { Title = post.Title!, Content = post.Content ?? "", AuthorId = post.AuthorId };
        }
    }

    private sealed class InvalidPostException(string message) : Exception(message);
}
