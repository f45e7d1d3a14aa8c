using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;
using Orm;

namespace Blog;

/// <summary>Posts: create, read, page, change if nobody else did, delete.</summary>
internal static class PostEndpoints
{
    public static void MapPosts(this IEndpointRouteBuilder app)
    {
        RouteGroupBuilder posts = app.MapGroup("/posts").WithTags("Posts");
        posts.MapPost("/", CreateAsync);
        posts.MapGet("/{id:int}", GetAsync);
        posts.MapGet("/", ListAsync);
        posts.MapPut("/{id:int}", ChangeAsync);
        posts.MapDelete("/{id:int}", DeleteAsync);
    }

    private static async Task<Results<Created<Post>, ValidationProblem>> CreateAsync(NewPost request, Session session, HttpResponse response, CancellationToken cancellationToken)
    {
        if (Validation.Of(request) is { Count: > 0 } errors)
            return TypedResults.ValidationProblem(errors);
        var post = new Post { Title = request.Title!, Content = request.Content ?? "", AuthorId = request.AuthorId };
        foreach (Tag tag in await TagsAsync(session, request.Tags ?? [], cancellationToken))
            post.Tags.Add(tag);
        session.Add(post);
        await session.FlushAsync(cancellationToken);
        await session.RefreshAsync(post, cancellationToken);
        await session.CommitAsync(cancellationToken);
        response.Headers.ETag = TagOf(post);
        return TypedResults.Created($"/posts/{post.Id}", post);
    }

    private static async Task<Results<Ok<Post>, NotFound, StatusCodeHttpResult>> GetAsync(
        int id, Session session, HttpResponse response, [FromHeader(Name = "If-None-Match")] string? ifNoneMatch, CancellationToken cancellationToken)
    {
        Post? post = await Post.Table.Where(p => p.Id == id).Include(p => p.Author).Include(p => p.Tags).SingleOrDefaultAsync(session, cancellationToken);
        if (post is null)
            return TypedResults.NotFound();
        response.Headers.ETag = TagOf(post);
        return ifNoneMatch == TagOf(post) ? TypedResults.StatusCode(StatusCodes.Status304NotModified) : TypedResults.Ok(post);
    }

    private static async Task<Ok<PageOf<Post>>> ListAsync(
        Session session, int? author, string? tag, string? title, Cursor? after, CancellationToken cancellationToken, int size = 20)
    {
        var query = Post.Table.Query();
        if (author is { } authorId)
            query = query.Where(p => p.AuthorId == authorId);
        if (tag is not null)
            query = query.Where(p => p.Tags.Any(t => t.Name == tag));
        if (title is not null)
            query = query.Where(p => p.Title.StartsWith(title));

        var page = await query.Include(p => p.Author).OrderByDescending(p => p.Id).ToKeysetPageAsync(session, Math.Clamp(size, 1, 100), after, cancellationToken);
        return TypedResults.Ok(new PageOf<Post>(page.Items, page.Next?.ToString()));
    }

    private static async Task<Results<Ok<Post>, NotFound, ValidationProblem, ProblemHttpResult>> ChangeAsync(
        int id, PostChange change, Session session, HttpResponse response, [FromHeader(Name = "If-Match")] string? ifMatch, CancellationToken cancellationToken)
    {
        if (ifMatch is null)
            return TypedResults.Problem("Send the ETag of the post that the change is based on as If-Match.", statusCode: StatusCodes.Status428PreconditionRequired);
        if (Validation.Of(change) is { Count: > 0 } errors)
            return TypedResults.ValidationProblem(errors);
        if (await Post.Table.Where(p => p.Id == id).Include(p => p.Tags).SingleOrDefaultAsync(session, cancellationToken) is not { } post)
            return TypedResults.NotFound();
        if (ifMatch != TagOf(post))
            return Changed();

        post.Title = change.Title ?? post.Title;
        post.Content = change.Content ?? post.Content;
        if (change.Tags is { } names)
        {
            post.Tags.Clear();
            foreach (Tag tag in await TagsAsync(session, names, cancellationToken))
                post.Tags.Add(tag);
        }

        try
        {
            await session.CommitAsync(cancellationToken);
        }
        catch (ConcurrencyException)
        {
            // Somebody was faster between the look and the commit.
            return Changed();
        }

        response.Headers.ETag = TagOf(post);
        return TypedResults.Ok(post);
    }

    private static async Task<Results<NoContent, NotFound>> DeleteAsync(int id, Session session, CancellationToken cancellationToken)
    {
        if (await session.GetAsync(Post.Table, id, cancellationToken) is not { } post)
            return TypedResults.NotFound();
        session.Remove(post);
        await session.CommitAsync(cancellationToken);
        return TypedResults.NoContent();
    }

    // Another request may insert the same names now: whoever comes second uses the rows of the first. All in one order, so that none waits for another in turn.
    private static async Task<List<Tag>> TagsAsync(Session session, IReadOnlyList<string> names, CancellationToken cancellationToken)
    {
        string[] wanted = [.. names.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        if (wanted.Length == 0)
            return [];
        List<Tag> tags = await Tag.Table.Where(t => t.Name.In(wanted)).ToListAsync(session, cancellationToken);
        string[] missing = [.. wanted.Except(tags.Select(t => t.Name), StringComparer.Ordinal)];
        if (missing.Length == 0)
            return tags;
        await Tag.Table.Insert(t => t.Name).Values(missing).OnConflict(t => t.Name).DoNothing().ExecuteAsync(session, cancellationToken);
        return await Tag.Table.Where(t => t.Name.In(wanted)).ToListAsync(session, cancellationToken);
    }

    private static string TagOf(Post post) => new EntityTagHeaderValue($"\"{post.Version}\"").ToString();

    private static ProblemHttpResult Changed() =>
        TypedResults.Problem("The post was changed since it was read. Read it again, and repeat the change.", statusCode: StatusCodes.Status412PreconditionFailed);
}
