using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;

namespace Orm.Hosting.Tests;

/// <summary>Databases and sessions as services of a host.</summary>
public sealed class AddOrmTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task One_database_for_the_application_and_one_session_per_scope()
    {
        Database database;
        await using (ServiceProvider services = new ServiceCollection().AddOrm("sqlite:///:memory:", o => o.Session.ExpireOnCommit = true).Services.BuildServiceProvider(validateScopes: true))
        {
            database = services.GetRequiredService<Database>();
            await database.CreateTablesAsync(Token);
            Session session;
            await using (AsyncServiceScope scope = services.CreateAsyncScope())
            {
                session = scope.ServiceProvider.GetRequiredService<Session>();
                Assert.Same(session, scope.ServiceProvider.GetRequiredService<Session>());
                Assert.Same(database, session.Database);
                session.Add(new Author { Name = "Ada", Email = "ada@example.com" });
                await session.CommitAsync(Token);
            }

            await Assert.ThrowsAsync<ObjectDisposedException>(async () => await session.CommitAsync(Token));
            await using AsyncServiceScope other = services.CreateAsyncScope();
            Assert.NotSame(session, other.ServiceProvider.GetRequiredService<Session>());
            await using Session fromFactory = services.GetRequiredService<SessionFactory>().OpenSession();
            Assert.Equal(1, await Author.Table.CountAsync(fromFactory, Token));
            await using Session fromScopedFactory = other.ServiceProvider.GetRequiredService<ISessionFactory<Session>>().OpenSession();
            Assert.Equal(1, await Author.Table.CountAsync(fromScopedFactory, Token));
        }

        await using Session late = database.OpenSession();
        await Assert.ThrowsAsync<ObjectDisposedException>(async () => await Author.Table.CountAsync(late, Token));
    }

    [Fact]
    public async Task Session_classes_get_services_of_their_scope()
    {
        var collection = new ServiceCollection();
        collection.AddScoped<Tenant>();
        collection.AddOrm("sqlite:///:memory:", (services, database, options) => new LibrarySession(database, options, services.GetRequiredService<Tenant>()));
        await using ServiceProvider services = collection.BuildServiceProvider(validateScopes: true);
        await using AsyncServiceScope scope = services.CreateAsyncScope();

        LibrarySession session = scope.ServiceProvider.GetRequiredService<LibrarySession>();
        Assert.Same(session, scope.ServiceProvider.GetRequiredService<Session>());
        Assert.Same(scope.ServiceProvider.GetRequiredService<Tenant>(), session.Tenant);
        await using LibrarySession another = scope.ServiceProvider.GetRequiredService<ISessionFactory<LibrarySession>>().OpenSession();
        Assert.NotSame(session, another);
        Assert.Same(session.Tenant, another.Tenant);
    }

    [Fact]
    public async Task Several_databases_stand_under_keys()
    {
        var collection = new ServiceCollection();
        collection.AddOrm("sqlite:///:memory:");
        collection.AddKeyedOrm("reports", "sqlite:///:memory:", o => o.Session.Tracking = false);
        await using ServiceProvider services = collection.BuildServiceProvider(validateScopes: true);
        await using AsyncServiceScope scope = services.CreateAsyncScope();

        Database reports = services.GetRequiredKeyedService<Database>("reports");
        Assert.NotSame(services.GetRequiredService<Database>(), reports);
        Assert.Same(reports, scope.ServiceProvider.GetRequiredKeyedService<Session>("reports").Database);
        await using Session session = services.GetRequiredKeyedService<SessionFactory>("reports").OpenSession();
        Assert.Same(reports, session.Database);
        Assert.Contains("reports", Assert.Throws<InvalidOperationException>(() => collection.AddKeyedOrm("reports", "sqlite:///:memory:")).Message, StringComparison.Ordinal);
        Assert.Contains("AddKeyedOrm", Assert.Throws<InvalidOperationException>(() => collection.AddOrm("sqlite:///:memory:")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Options_come_from_the_configuration()
    {
        using IHost host = HostOf(new()
        {
            ["Orm:Url"] = "sqlite:///:memory:",
            ["Orm:MaxPoolSize"] = "7",
            ["Orm:CommandTimeout"] = "30",
            ["Orm:PoolTimeout"] = "00:00:02.5",
            ["Orm:IdleTimeout"] = "infinite",
            ["Orm:MaxRetries"] = "1",
            ["Orm:Session:Tracking"] = "false",
            ["Orm:Session:IsolationLevel"] = "serializable",
            ["Orm:Session:CommandTimeout"] = "0.5",
            ["Orm:Replicas:0"] = "sqlite:///one.db",
            ["Orm:Replicas:1"] = "sqlite:///two.db",
        });
        await host.StartAsync(Token);
        DatabaseOptions? seen = null;
        SessionOptions? session = null;
        await using ServiceProvider services = new ServiceCollection()
            .AddOrm(host.Services.GetRequiredService<IConfiguration>().GetSection("Orm"), o => (seen, session) = (o.Database, o.Session)).Services.BuildServiceProvider();
        _ = services.GetRequiredService<Database>();

        Assert.Equal((7, TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(2.5), Timeout.InfiniteTimeSpan, 1), (seen!.MaxPoolSize, seen.CommandTimeout, seen.PoolTimeout, seen.IdleTimeout, seen.Retry.MaxRetries));
        Assert.Equal((false, System.Data.IsolationLevel.Serializable, TimeSpan.FromSeconds(0.5)), (session!.Tracking, session.IsolationLevel, session.CommandTimeout));
        Assert.Equal(["sqlite:///one.db", "sqlite:///two.db"], seen.Replicas);
        await host.StopAsync(Token);
    }

    [Theory]
    [InlineData("Orm:Url", "", "'Orm:Url' is missing")]
    [InlineData("Orm:Url", "postgresql://me:s3cret@host:99999/db", "'Orm:Url'")]
    [InlineData("Orm:Url", "nosql://me:s3cret@host/db", "nosql")]
    [InlineData("Orm:MaxPoolSize", "s3cret", "'Orm:MaxPoolSize' takes a whole number")]
    [InlineData("Orm:MaxPoolSize", "0", "MaxPoolSize must be at least 1")]
    [InlineData("Orm:PoolTimeout", "soon", "'Orm:PoolTimeout' takes seconds")]
    [InlineData("Orm:Session:Tracking", "maybe", "'Orm:Session:Tracking' takes true or false")]
    [InlineData("Orm:Session:TransactionStart", "never", "FirstUse")]
    [InlineData("Orm:Session:CommandTimeout", "0", "SessionOptions.CommandTimeout must be positive")]
    [InlineData("Orm:Replicas:0", "nosql://me:s3cret@host/db", "nosql")]
    [InlineData("Orm:MaxPolSize", "3", "'Orm:MaxPolSize' is unknown")]
    public async Task Wrong_settings_stop_the_host_at_start(string setting, string value, string message)
    {
        using IHost host = HostOf(new(StringComparer.Ordinal) { ["Orm:Url"] = "sqlite:///:memory:", [setting] = value });

        OrmException error = await Assert.ThrowsAnyAsync<OrmException>(() => host.StartAsync(Token));
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("s3cret", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_wrong_url_in_code_is_refused_where_it_stands() =>
        Assert.Throws<DatabaseUrlException>(() => new ServiceCollection().AddOrm("postgresql//host/db"));

    [Fact]
    public async Task A_connection_string_setting_is_a_url()
    {
        await using ServiceProvider services = new ServiceCollection()
            .AddOrm(ConfigurationOf(new() { ["ConnectionStrings:Blog"] = "sqlite:///:memory:" }).GetSection("ConnectionStrings:Blog")).Services.BuildServiceProvider();
        Assert.Equal("sqlite", services.GetRequiredService<Database>().Url!.Scheme);

        await using ServiceProvider missing = new ServiceCollection()
            .AddOrm(ConfigurationOf([]).GetSection("ConnectionStrings:Blog")).Services.BuildServiceProvider();
        Assert.Contains("ConnectionStrings:Blog", Assert.Throws<OrmException>(missing.GetRequiredService<Database>).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_health_check_asks_the_database()
    {
        var collection = new ServiceCollection();
        collection.AddLogging();
        collection.AddOrm("sqlite:///:memory:");
        collection.AddKeyedOrm("away", $"sqlite:///{Path.Combine(Path.GetTempPath(), "no-such-folder", "x.db")}");
        collection.AddHealthChecks().AddOrm().AddOrm("away", HealthStatus.Degraded);
        await using ServiceProvider services = collection.BuildServiceProvider();

        HealthReport report = await services.GetRequiredService<HealthCheckService>().CheckHealthAsync(Token);
        Assert.Equal(HealthStatus.Healthy, report.Entries["orm"].Status);
        Assert.Equal(1, report.Entries["orm"].Data["open"] is int ? 1 : 0);
        Assert.Equal(HealthStatus.Degraded, report.Entries["orm-away"].Status);
    }

    [Fact]
    public async Task A_health_check_asks_the_primary_and_tells_of_replicas_that_do_not_answer()
    {
        string missing = $"sqlite:///{Path.Combine(Path.GetTempPath(), "no-such-folder", "x.db")}";
        var collection = new ServiceCollection();
        collection.AddLogging();
        collection.AddOrm("sqlite:///:memory:", o => o.Database.Replicas = [missing, "sqlite:///:memory:"]);
        collection.AddKeyedOrm("away", missing, o => o.Database.Replicas = ["sqlite:///:memory:"]);
        collection.AddHealthChecks().AddOrm().AddOrm("away");
        await using ServiceProvider services = collection.BuildServiceProvider();

        HealthReport report = await services.GetRequiredService<HealthCheckService>().CheckHealthAsync(Token);
        Assert.Equal(HealthStatus.Degraded, report.Entries["orm"].Status);
        Assert.Contains("1 of its 2 replicas do not", report.Entries["orm"].Description, StringComparison.Ordinal);
        Assert.Single((string[])report.Entries["orm"].Data["lost"]);
        Assert.Equal(HealthStatus.Unhealthy, report.Entries["orm-away"].Status);
    }

    // The type tells what can be written as one value.
    [Theory]
    [InlineData(typeof(DatabaseOptions), "")]
    [InlineData(typeof(SessionOptions), "Session:")]
    public async Task Every_option_that_is_one_value_has_a_setting(Type options, string prefix)
    {
        using IHost host = HostOf(new() { ["Orm:Nothing"] = "" });
        OrmException error = await Assert.ThrowsAsync<OrmException>(() => host.StartAsync(Token));
        foreach (System.Reflection.PropertyInfo property in options.GetProperties())
        {
            Type type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
            if (type.IsPrimitive || type.IsEnum || type == typeof(TimeSpan))
                Assert.Contains($" {prefix}{property.Name},", error.Message, StringComparison.Ordinal);
        }
    }

    private static IHost HostOf(Dictionary<string, string?> settings)
    {
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Configuration.AddInMemoryCollection(settings);
        builder.Services.AddOrm(builder.Configuration.GetSection("Orm"));
        return builder.Build();
    }

    private static IConfiguration ConfigurationOf(Dictionary<string, string?> settings) => new ConfigurationBuilder().AddInMemoryCollection(settings).Build();

    private sealed class Tenant;

    private sealed class LibrarySession(Database database, SessionOptions options, Tenant tenant) : Session(database, options)
    {
        public Tenant Tenant { get; } = tenant;
    }
}
