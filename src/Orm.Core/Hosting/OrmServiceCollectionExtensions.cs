using Microsoft.Extensions.DependencyInjection;

namespace Orm;

/// <summary>
/// Registers a database with an application's services: one <see cref="Database"/> for its life, which the container disposes; one
/// <see cref="Session"/> per scope, which in a web application is one per request; and a <see cref="SessionFactory"/> for work outside of requests.
/// </summary>
public static class OrmServiceCollectionExtensions
{
    /// <summary>Registers the database of a URL.</summary>
    /// <param name="services">The services.</param>
    /// <param name="url">The URL, which is checked here: nothing is connected to.</param>
    /// <param name="configure">Sets further options.</param>
    /// <exception cref="DatabaseUrlException">The URL is malformed, or no referenced package serves its scheme.</exception>
    public static OrmBuilder AddOrm(this IServiceCollection services, string url, Action<OrmOptions>? configure = null) =>
        Add(services, null, Of(url, configure), OpenSession);

    /// <summary>Registers a database by its options.</summary>
    /// <param name="services">The services.</param>
    /// <param name="configure">Sets the options, when the database is first needed or the host checks it at start.</param>
    public static OrmBuilder AddOrm(this IServiceCollection services, Action<OrmOptions> configure) => AddOrm(services, Of(configure));

    /// <summary>Registers a database by options that other services tell.</summary>
    /// <param name="services">The services.</param>
    /// <param name="configure">Sets the options, when the database is first needed or the host checks it at start.</param>
    public static OrmBuilder AddOrm(this IServiceCollection services, Action<IServiceProvider, OrmOptions> configure) => Add(services, null, configure, OpenSession);

    /// <summary>Registers the database of a URL, with sessions of a class of the application's own.</summary>
    /// <param name="services">The services.</param>
    /// <param name="url">The URL, which is checked here: nothing is connected to.</param>
    /// <param name="create">Makes a session; the services are those of its scope: <c>(services, db, options) =&gt; new BlogSession(db, options, services.GetRequiredService&lt;Tenant&gt;())</c>.</param>
    /// <param name="configure">Sets further options.</param>
    public static OrmBuilder AddOrm<TSession>(
        this IServiceCollection services, string url, Func<IServiceProvider, Database, SessionOptions, TSession> create, Action<OrmOptions>? configure = null)
        where TSession : Session => Add(services, null, Of(url, configure), create);

    /// <summary>Registers a database by options that other services tell, with sessions of a class of the application's own.</summary>
    /// <param name="services">The services.</param>
    /// <param name="configure">Sets the options, when the database is first needed or the host checks it at start.</param>
    /// <param name="create">Makes a session; the services are those of its scope.</param>
    public static OrmBuilder AddOrm<TSession>(
        this IServiceCollection services, Action<IServiceProvider, OrmOptions> configure, Func<IServiceProvider, Database, SessionOptions, TSession> create)
        where TSession : Session => Add(services, null, configure, create);

    /// <summary>Registers one of several databases under a key: <c>[FromKeyedServices("reports")] Session session</c>.</summary>
    /// <param name="services">The services.</param>
    /// <param name="key">The key of its <see cref="Database"/>, <see cref="Session"/> and <see cref="SessionFactory"/>.</param>
    /// <param name="url">The URL, which is checked here: nothing is connected to.</param>
    /// <param name="configure">Sets further options.</param>
    public static OrmBuilder AddKeyedOrm(this IServiceCollection services, object key, string url, Action<OrmOptions>? configure = null) =>
        Add(services, Required(key), Of(url, configure), OpenSession);

    /// <summary>Registers one of several databases under a key, by options that other services tell.</summary>
    /// <param name="services">The services.</param>
    /// <param name="key">The key of its <see cref="Database"/>, <see cref="Session"/> and <see cref="SessionFactory"/>.</param>
    /// <param name="configure">Sets the options, when the database is first needed or the host checks it at start.</param>
    public static OrmBuilder AddKeyedOrm(this IServiceCollection services, object key, Action<IServiceProvider, OrmOptions> configure) =>
        Add(services, Required(key), configure, OpenSession);

    /// <summary>Registers one of several databases under a key, with sessions of a class of the application's own.</summary>
    /// <param name="services">The services.</param>
    /// <param name="key">The key of its database, sessions and factories.</param>
    /// <param name="configure">Sets the options, when the database is first needed or the host checks it at start.</param>
    /// <param name="create">Makes a session; the services are those of its scope.</param>
    public static OrmBuilder AddKeyedOrm<TSession>(
        this IServiceCollection services, object key, Action<IServiceProvider, OrmOptions> configure, Func<IServiceProvider, Database, SessionOptions, TSession> create)
        where TSession : Session => Add(services, Required(key), configure, create);

    private static OrmBuilder Add<TSession>(
        IServiceCollection services, object? key, Action<IServiceProvider, OrmOptions> configure, Func<IServiceProvider, Database, SessionOptions, TSession> create)
        where TSession : Session
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configure);
        ArgumentNullException.ThrowIfNull(create);
        RefuseSecond(services, key);
        var registration = new OrmRegistration(key, configure);
        services.AddSingleton(registration);
        AddService(services, key, ServiceLifetime.Singleton, registration.Connect);
        AddService(services, key, ServiceLifetime.Singleton, provider =>
        {
            SessionOptions options = registration.SessionOptions(provider);
            return new SessionFactory(registration.GetDatabase(provider), options.CopyTo);
        });
        // In its scope, because what a session class needs beside the database lives there.
        AddService<ISessionFactory<TSession>>(services, key, ServiceLifetime.Scoped, provider => FactoryOf(registration, provider, create));
        AddService(services, key, ServiceLifetime.Scoped, provider => FactoryOf(registration, provider, create).OpenSession());
        if (typeof(TSession) != typeof(Session))
            AddService<Session>(services, key, ServiceLifetime.Scoped, provider => key is null ? provider.GetRequiredService<TSession>() : provider.GetRequiredKeyedService<TSession>(key));
        return new OrmBuilder(services, key);
    }

    private static SessionFactory<TSession> FactoryOf<TSession>(OrmRegistration registration, IServiceProvider provider, Func<IServiceProvider, Database, SessionOptions, TSession> create)
        where TSession : Session =>
        new(registration.GetDatabase(provider), (database, options) => create(provider, database, options), registration.SessionOptions(provider).CopyTo);

    private static void AddService<T>(IServiceCollection services, object? key, ServiceLifetime lifetime, Func<IServiceProvider, T> create)
        where T : class =>
        services.Add(key is null
            ? ServiceDescriptor.Describe(typeof(T), create, lifetime)
            : ServiceDescriptor.DescribeKeyed(typeof(T), key, (provider, _) => create(provider), lifetime));

    private static Session OpenSession(IServiceProvider services, Database database, SessionOptions options) => new(database, options);

    private static Action<IServiceProvider, OrmOptions> Of(Action<OrmOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        return (_, options) => configure(options);
    }

    private static Action<IServiceProvider, OrmOptions> Of(string url, Action<OrmOptions>? configure)
    {
        Dialects.DialectRegistry.Find(DatabaseUrl.Parse(url));
        return (_, options) =>
        {
            options.Url = url;
            options.Setting = "the URL given to AddOrm";
            configure?.Invoke(options);
        };
    }

    private static object Required(object key) => key ?? throw new ArgumentNullException(nameof(key));

    private static void RefuseSecond(IServiceCollection services, object? key)
    {
        if (services.Any(s => s.ServiceType == typeof(Database) && Equals(s.ServiceKey, key)))
            throw new InvalidOperationException(key is null
                ? "AddOrm was called twice. Register further databases under keys: services.AddKeyedOrm(\"reports\", url)."
                : $"AddKeyedOrm was called twice for the key '{key}'.");
    }
}
