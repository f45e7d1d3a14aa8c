using System.Globalization;

namespace Orm.MySql;

/// <summary>Which server stands at the other end, as it says of itself when a connection is made.</summary>
/// <param name="IsMariaDb">MariaDB; otherwise MySQL or one of those built from its sources.</param>
/// <param name="Version">The version's numbers.</param>
internal sealed record MySqlServer(bool IsMariaDb, Version Version)
{
    /// <summary>The oldest servers that Orm serves; what is not known yet is written for them.</summary>
    public static MySqlServer OldestMySql { get; } = new(false, new Version(8, 0, 0));

    public static MySqlServer OldestMariaDb { get; } = new(true, new Version(10, 5, 0));

    /// <summary>Reads <c>8.0.36</c>, <c>10.11.19-MariaDB-0+deb12u1</c> and <c>5.5.5-10.11.2-MariaDB</c>.</summary>
    public static MySqlServer Parse(string text)
    {
        ReadOnlySpan<char> rest = text;
        bool isMariaDb = text.Contains("MariaDB", StringComparison.OrdinalIgnoreCase);
        // MariaDB's replication prefix, which drivers may or may not take off.
        if (isMariaDb && text.StartsWith("5.5.5-", StringComparison.Ordinal))
            rest = rest[6..];
        Span<int> parts = [0, 0, 0];
        for (int i = 0; i < parts.Length && rest.Length > 0 && char.IsAsciiDigit(rest[0]); i++)
        {
            int end = rest.IndexOfAnyExceptInRange('0', '9');
            end = end < 0 ? rest.Length : end;
            parts[i] = int.Parse(rest[..end], NumberStyles.None, CultureInfo.InvariantCulture);
            rest = end < rest.Length && rest[end] == '.' ? rest[(end + 1)..] : [];
        }

        return new MySqlServer(isMariaDb, new Version(parts[0], parts[1], parts[2]));
    }

    public bool IsMariaDbFrom(int major, int minor) => IsMariaDb && Version >= new Version(major, minor, 0);

    public bool IsMySqlFrom(int major, int minor, int build) => !IsMariaDb && Version >= new Version(major, minor, build);
}
