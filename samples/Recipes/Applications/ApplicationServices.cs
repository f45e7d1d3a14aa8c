using Microsoft.Extensions.DependencyInjection;
using Orm;

namespace Recipes;

/// <summary>Databases and sessions as services: one database for the application, one session per scope, which in a web application is a request.</summary>
public static class ApplicationServices
{
    public static async Task<(bool Shared, int Users, int Reports)> RunAsync(string url, string reportsUrl)
    {
        var services = new ServiceCollection();
        services.AddScoped<CurrentUser>();
        services.AddOrm(url, (scope, database, options) => new TenantSession(database, options, scope.GetRequiredService<CurrentUser>()));
        services.AddKeyedOrm("reports", reportsUrl, options => options.Session.Tracking = false);

        await using ServiceProvider application = services.BuildServiceProvider();
        await using AsyncServiceScope request = application.CreateAsyncScope();
        var session = request.ServiceProvider.GetRequiredService<TenantSession>();
        bool shared = ReferenceEquals(session, request.ServiceProvider.GetRequiredService<Session>());

        // Work outside of a request opens its own sessions.
        var factory = application.GetRequiredKeyedService<SessionFactory>("reports");
        await using Session reports = factory.OpenSession();
        return (shared, (await session.MineAsync()).Count, (int)await User.Table.CountAsync(reports));
    }
}

/// <summary>Who sends the request.</summary>
public sealed class CurrentUser
{
    public string Email { get; set; } = "ada@example.com";
}

/// <summary>A session that knows a service of its scope.</summary>
public sealed class TenantSession(Database database, SessionOptions options, CurrentUser user) : Session(database, options)
{
    public ValueTask<List<User>> MineAsync() => User.Table.Where(u => u.Email == user.Email).ToListAsync(this);
}
