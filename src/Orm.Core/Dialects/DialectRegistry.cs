using System.Collections.Concurrent;
using System.ComponentModel;
using System.Data.Common;
using Orm.Execution;

namespace Orm.Dialects;

/// <summary>The drivers of this process by URL scheme. Dialect packages add themselves when their <c>Register()</c> is called.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class DialectRegistry
{
    private static readonly ConcurrentDictionary<string, DatabaseDriver> Drivers = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Adds a driver; adding it again changes nothing, so that several assemblies may register it.</summary>
    public static void Add(DatabaseDriver driver)
    {
        ArgumentNullException.ThrowIfNull(driver);
        foreach (string scheme in driver.Schemes)
            Drivers[scheme] = driver;
    }

    /// <summary>The driver that serves a URL.</summary>
    /// <exception cref="DatabaseUrlException">No registered driver serves its scheme or driver suffix.</exception>
    public static DatabaseDriver Find(DatabaseUrl url)
    {
        ArgumentNullException.ThrowIfNull(url);
        if (!Drivers.TryGetValue(url.Scheme, out DatabaseDriver? driver))
            throw new DatabaseUrlException(UnknownScheme(url.Scheme));
        if (url.Driver is not null && !driver.Suffixes.Contains(url.Driver, StringComparer.OrdinalIgnoreCase))
        {
            string known = driver.Suffixes.Count == 0 ? "none" : string.Join(", ", driver.Suffixes);
            throw new DatabaseUrlException($"{driver.Name} is not served through a driver named '{url.Driver}' (known: {known}). Leave the suffix out: {url.Scheme}://…");
        }

        return driver;
    }

    /// <summary>What opens connections by a data source of the application's own.</summary>
    /// <exception cref="NotSupportedException">No registered driver knows it.</exception>
    public static ConnectionSource CreateSource(DbDataSource source, DatabaseOptions options)
    {
        ArgumentNullException.ThrowIfNull(source);
        DatabaseDriver[] drivers = [.. Drivers.Values.Distinct()];
        foreach (DatabaseDriver driver in drivers)
        {
            if (driver.CreateSource(source, options) is { } created)
                return created;
        }

        string registered = drivers.Length == 0 ? "none" : string.Join(", ", drivers.Select(static d => d.Name).Order(StringComparer.Ordinal));
        throw new NotSupportedException($"{source.GetType().Name} is a data source of a driver that no registered dialect works with (registered: {registered}). Add the package of its database, or give Database.Connect a URL.");
    }

    private static string UnknownScheme(string scheme)
    {
        string registered = Drivers.IsEmpty
            ? "no dialect is registered at all"
            : $"registered: {string.Join(", ", Drivers.Keys.Order(StringComparer.Ordinal))}";
        return DialectPackages.Find(scheme.ToLowerInvariant()) is { } package
            ? $"No dialect for the URL scheme '{scheme}' ({registered}). Add the package that provides it: dotnet add package {package}."
            : $"The URL scheme '{scheme}' is unknown ({registered}). Check its spelling, or add the package that provides its dialect.";
    }
}
