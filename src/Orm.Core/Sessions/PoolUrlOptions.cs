using System.Globalization;

namespace Orm.Sessions;

/// <summary>The URL options that every database knows; drivers read the others. A deployment's URL wins over code.</summary>
internal static class PoolUrlOptions
{
    /// <summary>The option that names replicas by host and port: the rest of their addresses is the primary's.</summary>
    public const string Replica = "replica";

    private static readonly string[] Names =
    [
        Replica,
        "max_pool_size", "min_pool_size", "pool_timeout", "idle_timeout", "max_lifetime", "command_timeout", "statement_cache_size",
    ];

    public static string All => string.Join(", ", Names);

    public static bool IsKnown(string name) => Names.Contains(name, StringComparer.OrdinalIgnoreCase);

    public static void Apply(DatabaseUrl url, DatabaseOptions options)
    {
        if (url.Options.TryGetValue("max_pool_size", out string? text))
        {
            options.MaxPoolSize = Count("max_pool_size", text);
            options.MinPoolSize = Math.Min(options.MinPoolSize, options.MaxPoolSize);
        }

        if (url.Options.TryGetValue("min_pool_size", out text))
            options.MinPoolSize = Count("min_pool_size", text);
        if (url.Options.TryGetValue("statement_cache_size", out text))
            options.StatementCacheSize = Count("statement_cache_size", text);
        if (url.Options.TryGetValue("pool_timeout", out text))
            options.PoolTimeout = Seconds("pool_timeout", text);
        if (url.Options.TryGetValue("idle_timeout", out text))
            options.IdleTimeout = Seconds("idle_timeout", text);
        if (url.Options.TryGetValue("max_lifetime", out text))
            options.MaxLifetime = Seconds("max_lifetime", text);
        if (url.Options.TryGetValue("command_timeout", out text))
            options.CommandTimeout = Seconds("command_timeout", text);
    }

    private static int Count(string name, string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int value)
            ? value
            : throw new DatabaseUrlException($"The URL option '{name}' takes a whole number, such as {name}=10.");

    private static TimeSpan Seconds(string name, string text)
    {
        if (text is "infinite")
            return Timeout.InfiniteTimeSpan;
        return double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double seconds) && seconds < int.MaxValue / 1000
            ? TimeSpan.FromSeconds(seconds)
            : throw new DatabaseUrlException($"The URL option '{name}' takes seconds, such as {name}=30 or {name}=0.5, or 'infinite'.");
    }
}
