using Microsoft.AspNetCore.Http.HttpResults;
using Orm;

namespace Blog;

/// <summary>Users: create, read, search, count, delete.</summary>
internal static class UserEndpoints
{
    public static void MapUsers(this IEndpointRouteBuilder app)
    {
        RouteGroupBuilder users = app.MapGroup("/users").WithTags("Users");
        users.MapPost("/", CreateAsync);
        users.MapGet("/{id:int}", GetAsync);
        users.MapGet("/", SearchAsync);
        users.MapGet("/posts/count", CountPostsAsync);
        users.MapDelete("/{id:int}", DeleteAsync);
    }

    private static async Task<Results<Created<User>, ValidationProblem>> CreateAsync(NewUser request, Session session, CancellationToken cancellationToken)
    {
        if (Validation.Of(request) is { Count: > 0 } errors)
            return TypedResults.ValidationProblem(errors);
        var user = new User { Name = request.Name!, Email = request.Email! };
        session.Add(user);
        await session.FlushAsync(cancellationToken);
        await session.RefreshAsync(user, cancellationToken);
        await session.CommitAsync(cancellationToken);
        return TypedResults.Created($"/users/{user.Id}", user);
    }

    private static async Task<Results<Ok<User>, NotFound>> GetAsync(int id, Session session, CancellationToken cancellationToken) =>
        await session.GetAsync(User.Table, id, cancellationToken) is { } user ? TypedResults.Ok(user) : TypedResults.NotFound();

    private static async Task<Ok<PageOf<User>>> SearchAsync(
        Session session, string? name, string? email, bool? hasPosts, Cursor? after, CancellationToken cancellationToken, int size = 20)
    {
        var query = User.Table.Query();
        if (name is not null)
            query = query.Where(u => u.Name.ILike($"%{name}%"));
        if (email is not null)
            query = query.Where(u => u.Email == email);
        if (hasPosts is { } wanted)
            query = wanted ? query.Where(u => u.Posts.Any()) : query.Where(u => !u.Posts.Any());

        var page = await query.OrderBy(u => u.Name).ThenBy(u => u.Id).ToKeysetPageAsync(session, Math.Clamp(size, 1, 100), after, cancellationToken);
        return TypedResults.Ok(new PageOf<User>(page.Items, page.Next?.ToString()));
    }

    private static async Task<Ok<List<UserPosts>>> CountPostsAsync(Session session, CancellationToken cancellationToken)
    {
        var counts = from u in User.Table
                     from p in u.Posts.DefaultIfEmpty()
                     group p by (u.Id, u.Name) into g
                     orderby g.CountOf(p => p.Id) descending, g.Key.Id
                     select UserPosts.Project(g.Key.Id, g.Key.Name, g.CountOf(p => p.Id));
        return TypedResults.Ok(await counts.ToListAsync(session, cancellationToken));
    }

    private static async Task<Results<NoContent, NotFound>> DeleteAsync(int id, Session session, CancellationToken cancellationToken)
    {
        if (await session.GetAsync(User.Table, id, cancellationToken) is not { } user)
            return TypedResults.NotFound();
        session.Remove(user);
        await session.CommitAsync(cancellationToken);
        return TypedResults.NoContent();
    }
}
