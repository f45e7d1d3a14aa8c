using System.ComponentModel;
using System.Globalization;
using Orm.Sessions;

namespace Orm.Dialects;

/// <summary>Reads a driver's options from a URL, and refuses those that nobody read, so that a typing error is not silent.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class UrlOptionReader(DatabaseUrl url)
{
    private readonly List<string> _known = [];

    /// <summary>Whether an option is one that every database knows (the pool's and the time-out's), not the driver's.</summary>
    public static bool IsCommon(string name) => PoolUrlOptions.IsKnown(name);

    /// <summary>The option's text, or null.</summary>
    public string? Text(string name)
    {
        _known.Add(name);
        return url.Options.GetValueOrDefault(name);
    }

    /// <summary>A whole number, or the default.</summary>
    public long Number(string name, long defaultValue)
    {
        if (Text(name) is not { } text)
            return defaultValue;
        return long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long value)
            ? value
            : throw new DatabaseUrlException($"The URL option '{name}' takes a whole number, such as {name}=10.");
    }

    /// <summary>A time in seconds, or the default.</summary>
    public TimeSpan Seconds(string name, TimeSpan defaultValue)
    {
        if (Text(name) is not { } text)
            return defaultValue;
        return double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double value) && value < int.MaxValue / 1000
            ? TimeSpan.FromSeconds(value)
            : throw new DatabaseUrlException($"The URL option '{name}' takes seconds, such as {name}=5 or {name}=0.5.");
    }

    /// <summary>A switch (true, false, on, off, yes, no, 1, 0), or the default.</summary>
    public bool Switch(string name, bool defaultValue) => Text(name)?.ToLowerInvariant() switch
    {
        null => defaultValue,
        "true" or "on" or "yes" or "1" => true,
        "false" or "off" or "no" or "0" => false,
        _ => throw new DatabaseUrlException($"The URL option '{name}' takes on or off."),
    };

    /// <summary>One of several words in lower case, or the default.</summary>
    public string Word(string name, string defaultValue, params ReadOnlySpan<string> words)
    {
        if (Text(name)?.ToLowerInvariant() is not { } text)
            return defaultValue;
        return words.Contains(text)
            ? text
            : throw new DatabaseUrlException($"The URL option '{name}' takes one of: {string.Join(", ", words!)}.");
    }

    /// <summary>Refuses options that no one asked for.</summary>
    public void RefuseOthers()
    {
        foreach (string name in url.Options.Keys)
        {
            if (!_known.Contains(name, StringComparer.OrdinalIgnoreCase) && !PoolUrlOptions.IsKnown(name))
                throw new DatabaseUrlException($"The URL option '{name}' is unknown. Known: {string.Join(", ", _known.Order(StringComparer.Ordinal))}, and those of the pool ({PoolUrlOptions.All}).");
        }
    }
}
