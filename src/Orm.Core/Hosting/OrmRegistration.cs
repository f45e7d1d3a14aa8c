using System.ComponentModel;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Orm;

/// <summary>One database that <c>AddOrm</c> registered; hosts find them all as services of this type, to check them at start.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class OrmRegistration
{
    private readonly Action<IServiceProvider, OrmOptions> _configure;
    private readonly Lock _gate = new();
    private OrmOptions? _options;

    internal OrmRegistration(object? key, Action<IServiceProvider, OrmOptions> configure) => (Key, _configure) = (key, configure);

    /// <summary>The key of the registration, or null for the one without.</summary>
    public object? Key { get; }

    /// <summary>What messages and health checks call the database.</summary>
    public string Name => Key?.ToString() ?? "default";

    /// <summary>The database of this registration, made when it is first asked for.</summary>
    /// <exception cref="OrmException">The settings are not valid; the message names the setting, and never a password.</exception>
    public Database GetDatabase(IServiceProvider services) =>
        Key is null ? services.GetRequiredService<Database>() : services.GetRequiredKeyedService<Database>(Key);

    internal SessionOptions SessionOptions(IServiceProvider services)
    {
        SessionOptions options = OptionsOf(services).Session.Copy();
        options.AutoFlush ??= OptionsOf(services).Database.AutoFlush;
        return options;
    }

    internal Database Connect(IServiceProvider services)
    {
        OrmOptions options = OptionsOf(services);
        if (string.IsNullOrWhiteSpace(options.Url))
            throw new OrmException($"No database URL is set{Which}: the setting '{options.Setting}' is missing or empty. It looks like scheme://user:password@host:port/database or scheme:///file.db.");
        try
        {
            options.Session.Validate();
            return Database.Connect(options.Url, options.Database);
        }
        catch (Exception exception) when (exception is DatabaseUrlException or ArgumentException)
        {
            throw new OrmException($"The database{Which} cannot be used as it is configured (its URL comes from '{options.Setting}'): {exception.Message}", exception);
        }
    }

    private string Which => Key is null ? "" : $" '{Name}'";

    // Sessions of many requests ask at the same time.
    private OrmOptions OptionsOf(IServiceProvider services)
    {
        lock (_gate)
        {
            if (_options is not null)
                return _options;
            var options = new OrmOptions();
            _configure(services, options);
            options.Database.LoggerFactory ??= services.GetService<ILoggerFactory>();
            return _options = options;
        }
    }
}
