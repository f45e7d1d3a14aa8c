namespace Orm.Migrations;

/// <summary>Whether SQL texts name something: whole words, in any case. Too many hits cost a statement, a missed one an upgrade.</summary>
internal static class SqlMentions
{
    public static bool Mentions(this string? sql, string name)
    {
        if (sql is null)
            return false;
        for (int at = sql.IndexOf(name, StringComparison.OrdinalIgnoreCase); at >= 0; at = sql.IndexOf(name, at + 1, StringComparison.OrdinalIgnoreCase))
        {
            if ((at == 0 || !IsWord(sql[at - 1])) && (at + name.Length == sql.Length || !IsWord(sql[at + name.Length])))
                return true;
        }

        return false;
    }

    public static bool MentionsAny(this string? sql, IEnumerable<string> names) => sql is not null && names.Any(n => Mentions(sql, n));

    private static bool IsWord(char c) => char.IsLetterOrDigit(c) || c is '_' or '$';
}
