using System.Buffers;
using Orm.Dialects;
using Orm.Mapping;

namespace Orm.Statements;

/// <summary>Makes LIKE patterns out of texts that are meant literally.</summary>
internal static class LikePatterns
{
    private static readonly SearchValues<char> s_special = SearchValues.Create("%_!\\");

    public static Predicate Match(Operand<string> text, string before, string part, string after)
    {
        ArgumentNullException.ThrowIfNull(part);
        bool escaped = part.AsSpan().ContainsAny(s_special);
        string pattern = string.Concat(before, escaped ? Escape(part) : part, after);
        return new LikePredicate(text, new Value<string>(pattern), ignoreCase: false, escaped);
    }

    public static Predicate Match(Operand<string> text, string before, Operand<string> part, string after)
    {
        if (part is Value<string>)
            throw new ArgumentException("A value is given as a string, so that it can be escaped.", nameof(part));
        Operand pattern = Replace(Replace(Replace(part, "!", "!!"), "%", "!%"), "_", "!_");
        if (before.Length > 0)
            pattern = new ConcatTerm(new Value<string>(before), pattern);
        if (after.Length > 0)
            pattern = new ConcatTerm(pattern, new Value<string>(after));
        return new LikePredicate(text, pattern, ignoreCase: false, escaped: true);
    }

    private static string Escape(string text) => text
        .Replace("!", "!!", StringComparison.Ordinal)
        .Replace("%", "!%", StringComparison.Ordinal)
        .Replace("_", "!_", StringComparison.Ordinal);

    private static FunctionTerm Replace(Operand text, string what, string with) =>
        new(SqlFunction.Replace, ColumnTypes.String, text, new Value<string>(what), new Value<string>(with));
}
