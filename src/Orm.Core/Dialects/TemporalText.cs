using System.Globalization;
using Orm.Mapping;

namespace Orm.Dialects;

/// <summary>Texts of time in one form: zeros and zones that say the same are written alike.</summary>
internal static class TemporalText
{
    private const DateTimeStyles Universal = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;

    public static string Canonical(StoredKind kind, string text)
    {
        CultureInfo culture = CultureInfo.InvariantCulture;
        switch (kind)
        {
            case StoredKind.DateTime or StoredKind.DateTimeOffset or StoredKind.DateOnly when DateTimeOffset.TryParse(text, culture, Universal, out DateTimeOffset instant):
                return instant.ToString(kind == StoredKind.DateOnly ? "yyyy-MM-dd" : "yyyy-MM-dd HH:mm:ss.FFFFFFF", culture);
            case StoredKind.TimeOnly or StoredKind.TimeSpan when TimeSpan.TryParse(text, culture, out TimeSpan span):
                return span.ToString("c", culture).TrimEnd('0').TrimEnd(':', '.');
            default:
                return text;
        }
    }
}
