using Orm;

namespace Blog;

/// <summary>
/// The application. Its database is SQLite's file blog.db, or what the environment variable <c>Orm__Url</c> names:
/// <c>Orm__Url=postgresql://me@localhost/blog dotnet run</c>.
/// </summary>
public static class BlogApi
{
    public static async Task<WebApplication> CreateAsync(string[] args)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder(args);
        builder.Services.AddOrm(builder.Configuration.GetSection("Orm"), options => options.Url ??= "sqlite:///blog.db").AddAspNetCore();
        builder.Services.AddHealthChecks().AddOrm();
        builder.Services.ConfigureHttpJsonOptions(options => options.SerializerOptions.TypeInfoResolverChain.Insert(0, BlogJson.Default));
        builder.Services.AddOpenApi();

        WebApplication app = builder.Build();
        app.UseExceptionHandler(new ExceptionHandlerOptions { StatusCodeSelector = StatusCodeOf });
        app.UseStatusCodePages();
        app.MapOpenApi();
        app.MapHealthChecks("/health");
        app.MapUsers();
        app.MapPosts();
        app.MapImport();

        // Tables of an application that lives longer are made by migrations.
        await app.Services.GetRequiredService<Database>().CreateTablesAsync();
        return app;
    }

    // What a client sent wrong is no failure of the server.
    private static int StatusCodeOf(Exception exception) => exception is BadHttpRequestException bad ? bad.StatusCode : StatusCodes.Status500InternalServerError;
}
