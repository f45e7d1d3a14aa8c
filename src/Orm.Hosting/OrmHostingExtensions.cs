using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Orm.Hosting;

namespace Orm;

/// <summary>Databases in hosts: options from configuration, checked when the host starts, and health checks.</summary>
public static class OrmHostingExtensions
{
    /// <summary>
    /// Registers the database that a section of the configuration describes: its URL as the section's own value (a connection string) or as
    /// <c>Url</c>, the options by their names (<c>MaxPoolSize</c>, <c>CommandTimeout</c> in seconds, <c>Session:Tracking</c>). Checked at start.
    /// </summary>
    /// <param name="services">The services.</param>
    /// <param name="section">Such as <c>builder.Configuration.GetSection("Orm")</c> or <c>GetSection("ConnectionStrings:Blog")</c>; read when the host starts.</param>
    /// <param name="configure">Sets further options, which win over the configuration's.</param>
    public static OrmBuilder AddOrm(this IServiceCollection services, IConfigurationSection section, Action<OrmOptions>? configure = null) =>
        services.AddOrm(Reader(section, configure)).ValidateOnStart();

    /// <summary>Registers the database that a section of the configuration describes, with sessions of a class of the application's own.</summary>
    /// <param name="services">The services.</param>
    /// <param name="section">The section; read when the host starts.</param>
    /// <param name="create">Makes a session; the services are those of its scope.</param>
    /// <param name="configure">Sets further options, which win over the configuration's.</param>
    public static OrmBuilder AddOrm<TSession>(
        this IServiceCollection services, IConfigurationSection section, Func<IServiceProvider, Database, SessionOptions, TSession> create, Action<OrmOptions>? configure = null)
        where TSession : Session =>
        services.AddOrm(Reader(section, configure), create).ValidateOnStart();

    /// <summary>Registers one of several databases under a key, as a section of the configuration describes it.</summary>
    /// <param name="services">The services.</param>
    /// <param name="key">The key of its <see cref="Database"/>, <see cref="Session"/> and <see cref="SessionFactory"/>.</param>
    /// <param name="section">The section; read when the host starts.</param>
    /// <param name="configure">Sets further options, which win over the configuration's.</param>
    public static OrmBuilder AddKeyedOrm(this IServiceCollection services, object key, IConfigurationSection section, Action<OrmOptions>? configure = null) =>
        services.AddKeyedOrm(key, Reader(section, configure)).ValidateOnStart();

    /// <summary>Makes the host refuse to start where the options of a registered database are not valid. Nothing is connected to.</summary>
    public static OrmBuilder ValidateOnStart(this OrmBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, OrmStartCheck>(static services => new OrmStartCheck(services)));
        return builder;
    }

    /// <summary>Adds a health check: whether a connection can be had and answers. Its name is that of the database (<c>orm</c>, or <c>orm-</c> and the key).</summary>
    /// <param name="builder">The health checks.</param>
    /// <param name="key">The key of the database, or null for the one without.</param>
    /// <param name="failureStatus">What a failure means; null for unhealthy.</param>
    /// <param name="tags">Tags to choose checks by.</param>
    /// <param name="timeout">How long the check may take. Default: 5 seconds.</param>
    public static IHealthChecksBuilder AddOrm(
        this IHealthChecksBuilder builder, object? key = null, HealthStatus? failureStatus = null, IEnumerable<string>? tags = null, TimeSpan? timeout = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.Add(new HealthCheckRegistration(
            key is null ? "orm" : $"orm-{key}",
            services => new OrmHealthCheck(key is null ? services.GetRequiredService<Database>() : services.GetRequiredKeyedService<Database>(key)),
            failureStatus,
            tags,
            timeout ?? TimeSpan.FromSeconds(5)));
    }

    private static Action<IServiceProvider, OrmOptions> Reader(IConfigurationSection section, Action<OrmOptions>? configure)
    {
        ArgumentNullException.ThrowIfNull(section);
        return (_, options) =>
        {
            OrmConfiguration.Read(section, options);
            configure?.Invoke(options);
        };
    }
}
