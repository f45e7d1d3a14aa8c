using System.Globalization;

namespace Orm.Dialects;

/// <summary>Constants of the model as SQL literals. Only for defaults in DDL: values in statements are always parameters.</summary>
internal static class SqlLiteral
{
    public static string Of(object value, bool booleanLiterals) => value switch
    {
        bool flag => booleanLiterals ? (flag ? "TRUE" : "FALSE") : (flag ? "1" : "0"),
        string text => Quote(text),
        char character => Quote(character.ToString()),
        float number => number.ToString("R", CultureInfo.InvariantCulture),
        double number => number.ToString("R", CultureInfo.InvariantCulture),
        Guid guid => Quote(guid.ToString("D").ToUpperInvariant()),
        DateOnly date => Quote(date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
        TimeOnly time => Quote(time.ToString("HH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture)),
        TimeSpan span => Quote(span.ToString("c", CultureInfo.InvariantCulture)),
        DateTime dateTime => Quote(dateTime.ToString("yyyy-MM-dd HH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture)),
        DateTimeOffset instant => Quote(instant.ToUniversalTime().ToString("yyyy-MM-dd HH:mm:ss.FFFFFFFzzz", CultureInfo.InvariantCulture)),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => throw new NotSupportedException($"A default of type {value.GetType().Name} has no literal form; give it as DefaultSql."),
    };

    private static string Quote(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";
}
