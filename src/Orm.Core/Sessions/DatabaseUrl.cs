using System.Globalization;
using System.Text;

namespace Orm;

/// <summary>
/// A database's address: <c>scheme[+driver]://[user[:password]@][host[:port][,host[:port]…]][/database][?option=value&amp;…]</c>, percent-encoded
/// as RFC 3986 says. A file's path follows the third slash: <c>scheme:///relative.db</c>, <c>scheme:////absolute.db</c>.
/// </summary>
public sealed class DatabaseUrl
{
    private readonly Dictionary<string, string> _options;

    private DatabaseUrl(string scheme, string? driver, Authority authority, string database, Dictionary<string, string> options)
    {
        Scheme = scheme;
        Driver = driver;
        User = authority.User;
        Password = authority.Password;
        Host = authority.Host;
        Port = authority.Port;
        Database = database;
        _options = options;
    }

    /// <summary>The scheme in lower case, without the driver suffix.</summary>
    public string Scheme { get; }

    /// <summary>The driver suffix after <c>+</c> in lower case, or null.</summary>
    public string? Driver { get; }

    /// <summary>The user's name, decoded, or null.</summary>
    public string? User { get; }

    /// <summary>The password, decoded, or null. <see cref="ToString"/> and messages leave it out.</summary>
    public string? Password { get; }

    /// <summary>
    /// The host's name or address (IPv6 without brackets), or null. Several hosts stand as they were written, with their ports:
    /// <c>one:5432,two:5432</c>.
    /// </summary>
    public string? Host { get; }

    /// <summary>The port, or null for the database's own.</summary>
    public int? Port { get; }

    /// <summary>What follows the slash after the host, decoded: a database's name or a file's path. Empty when missing.</summary>
    public string Database { get; }

    /// <summary>The options of the query part by name (case-insensitive), decoded.</summary>
    public IReadOnlyDictionary<string, string> Options => _options;

    /// <summary>Reads a URL.</summary>
    /// <exception cref="DatabaseUrlException">The URL is malformed; the message says where, without its password.</exception>
    public static DatabaseUrl Parse(string url)
    {
        ArgumentNullException.ThrowIfNull(url);
        string text = url.Trim();
        if (text.Length == 0)
            throw new DatabaseUrlException("The database URL is empty. It looks like scheme://user:password@host:port/database or scheme:///file.db.");
        int colon = text.IndexOf("://", StringComparison.Ordinal);
        if (colon < 0)
            throw Malformed(LooksLikeConnectionString(text)
                ? "it looks like a connection string. Give a URL: scheme://user:password@host:port/database or scheme:///file.db"
                : "it has no '://'. It looks like scheme://user:password@host:port/database or scheme:///file.db");
        (string scheme, string? driver) = ParseScheme(text[..colon]);

        string rest = text[(colon + 3)..];
        if (rest.Contains('#', StringComparison.Ordinal))
            throw Malformed("it contains '#'. Write it as %23 where it belongs to a name or password");
        int question = rest.IndexOf('?', StringComparison.Ordinal);
        Dictionary<string, string> options = ParseOptions(question < 0 ? "" : rest[(question + 1)..]);
        string beforeOptions = question < 0 ? rest : rest[..question];
        int slash = beforeOptions.IndexOf('/', StringComparison.Ordinal);
        Authority authority = ParseAuthority(slash < 0 ? beforeOptions : beforeOptions[..slash]);
        string database = slash < 0 ? "" : Decode(beforeOptions[(slash + 1)..], "database");
        return new DatabaseUrl(scheme, driver, authority, database, options);
    }

    /// <summary>The same database on another host, without replicas of its own.</summary>
    internal DatabaseUrl AtHost(string address)
    {
        (string? host, int? port) = ParseHost(address.Trim());
        if (host is null)
            throw new DatabaseUrlException("The URL option 'replica' takes hosts: replica=host:port, several of them separated by commas.");
        var options = new Dictionary<string, string>(_options, StringComparer.OrdinalIgnoreCase);
        options.Remove(Sessions.PoolUrlOptions.Replica);
        return new DatabaseUrl(Scheme, Driver, new Authority(User, Password, host, port), Database, options);
    }

    /// <summary>The URL without its password and without the options' values that could hold one.</summary>
    public override string ToString()
    {
        var text = new StringBuilder(Scheme);
        if (Driver is not null)
            text.Append('+').Append(Driver);
        text.Append("://");
        if (User is not null)
            text.Append(Uri.EscapeDataString(User)).Append(Password is null ? "" : ":***").Append('@');
        if (Host is not null)
            text.Append(Host.Contains(':', StringComparison.Ordinal) && !Host.Contains(',', StringComparison.Ordinal) ? $"[{Host}]" : Host);
        if (Port is { } port)
            text.Append(CultureInfo.InvariantCulture, $":{port}");
        if (Database.Length > 0)
            text.Append('/').Append(Database);
        char separator = '?';
        foreach ((string name, string value) in _options)
        {
            text.Append(separator).Append(name).Append('=').Append(IsSecret(name) ? "***" : value);
            separator = '&';
        }

        return text.ToString();
    }

    private static bool IsSecret(string name) =>
        name.Contains("pass", StringComparison.OrdinalIgnoreCase) || name.Contains("pwd", StringComparison.OrdinalIgnoreCase)
        || name.Contains("key", StringComparison.OrdinalIgnoreCase) || name.Contains("secret", StringComparison.OrdinalIgnoreCase)
        || name.Contains("token", StringComparison.OrdinalIgnoreCase);

    private static bool LooksLikeConnectionString(string text) =>
        text.Contains('=', StringComparison.Ordinal) && !text.StartsWith('/');

    private static (string Scheme, string? Driver) ParseScheme(string text)
    {
        int plus = text.IndexOf('+', StringComparison.Ordinal);
        string scheme = (plus < 0 ? text : text[..plus]).ToLowerInvariant();
        string? driver = plus < 0 ? null : text[(plus + 1)..].ToLowerInvariant();
        if (scheme.Length == 0 || !char.IsAsciiLetter(scheme[0]) || !scheme.All(static c => char.IsAsciiLetterOrDigit(c) || c is '-' or '.'))
            throw Malformed("its scheme is not a name (letters, digits, '-' and '.', before '://')");
        if (driver is not null && (driver.Length == 0 || !driver.All(static c => char.IsAsciiLetterOrDigit(c) || c is '-' or '.' or '_')))
            throw Malformed($"the driver after '{scheme}+' is not a name");
        return (scheme, driver);
    }

    private static Authority ParseAuthority(string text)
    {
        if (text.Length == 0)
            return default;
        // The last '@' separates: users forget to encode one in a password, and a host has none.
        int at = text.LastIndexOf('@');
        string? user = null;
        string? password = null;
        if (at >= 0)
        {
            string userInfo = text[..at];
            int colon = userInfo.IndexOf(':', StringComparison.Ordinal);
            user = Decode(colon < 0 ? userInfo : userInfo[..colon], "user");
            password = colon < 0 ? null : Decode(userInfo[(colon + 1)..], "password");
        }

        string address = text[(at + 1)..];
        if (!address.Contains(',', StringComparison.Ordinal))
        {
            (string? host, int? port) = ParseHost(address);
            return new Authority(user, password, host, port);
        }

        foreach (string one in address.Split(','))
        {
            if (ParseHost(one).Host is null)
                throw Malformed("its list of hosts has an empty place. Several hosts are written host1:port1,host2:port2");
        }

        return new Authority(user, password, Decode(address, "host"), null);
    }

    private static (string? Host, int? Port) ParseHost(string text)
    {
        (string? host, string portText) = SplitPort(text);
        if (portText.Length == 0)
            return (host, null);
        if (!int.TryParse(portText, NumberStyles.None, CultureInfo.InvariantCulture, out int port) || port is < 1 or > 65535)
            throw Malformed("its port is not a number from 1 to 65535. A ':', '/', '?', '#' or '@' in a user name or password must be percent-encoded");
        return (host, port);
    }


    private static (string? Host, string Port) SplitPort(string text)
    {
        if (text.StartsWith('['))
        {
            int end = text.IndexOf(']', StringComparison.Ordinal);
            if (end < 0 || (end + 1 < text.Length && text[end + 1] != ':'))
                throw Malformed("an IPv6 address must stand in brackets: [::1] or [::1]:5432");
            string address = text[1..end];
            if (!System.Net.IPAddress.TryParse(address, out System.Net.IPAddress? parsed) || parsed.AddressFamily != System.Net.Sockets.AddressFamily.InterNetworkV6)
                throw Malformed("what stands in brackets is no IPv6 address");
            return (address, end + 1 < text.Length ? text[(end + 2)..] : "");
        }

        int colon = text.IndexOf(':', StringComparison.Ordinal);
        if (colon >= 0 && text.IndexOf(':', colon + 1) >= 0)
            throw Malformed("its host has more than one ':'. An IPv6 address must stand in brackets, and a ':' in a password without a user name must be percent-encoded");
        string host = colon < 0 ? text : text[..colon];
        return (host.Length == 0 ? null : Decode(host, "host"), colon < 0 ? "" : text[(colon + 1)..]);
    }

    private static Dictionary<string, string> ParseOptions(string text)
    {
        var options = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (string part in text.Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            int equals = part.IndexOf('=', StringComparison.Ordinal);
            if (equals <= 0)
                throw Malformed("an option has no value (write ?name=value&other=value)");
            string name = Decode(part[..equals], "option");
            if (!options.TryAdd(name, Decode(part[(equals + 1)..], "option")))
                throw Malformed($"the option '{name}' is given twice");
        }

        return options;
    }

    private static string Decode(string text, string part)
    {
        for (int i = text.IndexOf('%', StringComparison.Ordinal); i >= 0; i = text.IndexOf('%', i + 1))
        {
            if (i + 2 >= text.Length || !char.IsAsciiHexDigit(text[i + 1]) || !char.IsAsciiHexDigit(text[i + 2]))
                throw Malformed($"a '%' in its {part} is not followed by two hexadecimal digits. Write a percent sign as %25");
        }

        return Uri.UnescapeDataString(text);
    }

    private static DatabaseUrlException Malformed(string what) => new($"The database URL is malformed: {what}.");

    private readonly record struct Authority(string? User, string? Password, string? Host, int? Port);
}
