using System.Data;
using System.Globalization;
using Microsoft.Extensions.Configuration;

namespace Orm.Hosting;

/// <summary>Reads options from a section of the configuration, name by name: no reflection, and no typing error goes unnoticed.</summary>
internal static class OrmConfiguration
{
    private static readonly Dictionary<string, Action<OrmOptions, IConfigurationSection>> Settings = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Url"] = static (o, s) => o.Url = s.Value,
        ["MaxPoolSize"] = static (o, s) => o.Database.MaxPoolSize = Number(s),
        ["MinPoolSize"] = static (o, s) => o.Database.MinPoolSize = Number(s),
        ["PoolTimeout"] = static (o, s) => o.Database.PoolTimeout = Time(s),
        ["IdleTimeout"] = static (o, s) => o.Database.IdleTimeout = Time(s),
        ["MaxLifetime"] = static (o, s) => o.Database.MaxLifetime = Time(s),
        ["CommandTimeout"] = static (o, s) => o.Database.CommandTimeout = Time(s),
        ["StatementCacheSize"] = static (o, s) => o.Database.StatementCacheSize = Number(s),
        ["SlowStatement"] = static (o, s) => o.Database.SlowStatement = Time(s),
        ["RecordValues"] = static (o, s) => o.Database.RecordValues = Switch(s),
        ["AutoFlush"] = static (o, s) => o.Database.AutoFlush = Switch(s),
        ["MaxRetries"] = static (o, s) => o.Database.Retry = new RetryPolicy { MaxRetries = Number(s), FirstDelay = o.Database.Retry.FirstDelay, MaxDelay = o.Database.Retry.MaxDelay },
        ["ReplicaBackOff"] = static (o, s) => o.Database.ReplicaBackOff = Time(s),
        ["Session:AutoFlush"] = static (o, s) => o.Session.AutoFlush = Switch(s),
        ["Session:ExpireOnCommit"] = static (o, s) => o.Session.ExpireOnCommit = Switch(s),
        ["Session:Tracking"] = static (o, s) => o.Session.Tracking = Switch(s),
        ["Session:TransactionStart"] = static (o, s) => o.Session.TransactionStart = Word<TransactionStart>(s),
        ["Session:IsolationLevel"] = static (o, s) => o.Session.IsolationLevel = Word<IsolationLevel>(s),
        ["Session:ReadFrom"] = static (o, s) => o.Session.ReadFrom = Word<ConnectionRole>(s),
        ["Session:CommandTimeout"] = static (o, s) => o.Session.CommandTimeout = Time(s),
    };

    public static void Read(IConfigurationSection section, OrmOptions options)
    {
        options.Setting = section.Value is null ? $"{section.Path}:Url" : section.Path;
        if (section.Value is not null)
            options.Url = section.Value;
        foreach (IConfigurationSection setting in Leaves(section))
        {
            string name = setting.Path[(section.Path.Length + 1)..];
            if (name.StartsWith("Replicas:", StringComparison.OrdinalIgnoreCase))
                options.Database.Replicas = [.. options.Database.Replicas, setting.Value ?? throw Invalid(setting, "the URL of a replica")];
            else if (Settings.TryGetValue(name, out Action<OrmOptions, IConfigurationSection>? read))
                read(options, setting);
            else
                throw new OrmException($"The setting '{setting.Path}' is unknown. Known are: {string.Join(", ", Settings.Keys)}, Replicas (a list).");
        }
    }

    private static IEnumerable<IConfigurationSection> Leaves(IConfigurationSection section) =>
        section.GetChildren().SelectMany(static child => child.GetChildren().Any() ? Leaves(child) : [child]);

    private static int Number(IConfigurationSection section) =>
        int.TryParse(section.Value, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : throw Invalid(section, "a whole number");

    // Seconds, or the form that .NET writes: 00:00:30.
    private static TimeSpan Time(IConfigurationSection section)
    {
        string text = section.Value ?? "";
        if (text is "infinite")
            return Timeout.InfiniteTimeSpan;
        if (double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double seconds) && seconds < int.MaxValue / 1000)
            return TimeSpan.FromSeconds(seconds);
        return TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out TimeSpan time) ? time : throw Invalid(section, "seconds, a time such as 00:00:30, or infinite");
    }

    private static bool Switch(IConfigurationSection section) =>
        bool.TryParse(section.Value, out bool value) ? value : throw Invalid(section, "true or false");

    private static T Word<T>(IConfigurationSection section)
        where T : struct, Enum =>
        Enum.TryParse(section.Value, ignoreCase: true, out T value) && Enum.IsDefined(value) ? value : throw Invalid(section, $"one of {string.Join(", ", Enum.GetNames<T>())}");

    // A value may be a secret that stands in the wrong place.
    private static OrmException Invalid(IConfigurationSection section, string what) => new($"The setting '{section.Path}' takes {what}.");
}
