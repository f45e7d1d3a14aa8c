using Blog;

await using WebApplication app = await BlogApi.CreateAsync(args);
await app.RunAsync();
