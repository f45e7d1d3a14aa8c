using Orm.Schema;

namespace Orm.Migrations;

/// <summary>A revision that is to be written as a class.</summary>
/// <param name="Id">The id.</param>
/// <param name="Message">What it does, in a few words.</param>
/// <param name="Parents">The ids of the revisions that it follows.</param>
/// <param name="Start">The schema that it begins at.</param>
/// <param name="Operations">Its changes.</param>
public sealed record RevisionDraft(string Id, string Message, IReadOnlyList<string> Parents, DatabaseSchema Start, IReadOnlyList<SchemaOperation> Operations)
{
    /// <summary>What the database holds that the operations cannot make: written as comments, for the author to decide on.</summary>
    public IReadOnlyList<UnsupportedObject> LeftOut { get; init; } = [];

    /// <summary>The name of the database that <see cref="LeftOut"/> was found in.</summary>
    public string? Dialect { get; init; }

    /// <summary>An id made of the time and the message: <c>20261122_190501_add_users_table</c>.</summary>
    public static string IdOf(DateTimeOffset now, string message)
    {
        ArgumentNullException.ThrowIfNull(message);
        // Letters of any database's character set.
        string plain = string.Concat(message.ToLowerInvariant().Select(Plain));
        string words = string.Join('_', plain.Split([.. plain.Where(static c => !char.IsAsciiLetterOrDigit(c)).Distinct()], StringSplitOptions.RemoveEmptyEntries));
        string time = now.ToString("yyyyMMdd_HHmmss", System.Globalization.CultureInfo.InvariantCulture);
        return words.Length == 0 ? time : $"{time}_{(words.Length > 60 ? words[..60].TrimEnd('_') : words)}";
    }

    private static string Plain(char letter) => letter switch
    {
        'à' or 'á' or 'â' or 'ã' or 'å' or 'ā' or 'ă' or 'ą' => "a",
        'ä' or 'æ' => "ae",
        'ç' or 'ć' or 'č' => "c",
        'ď' or 'đ' => "d",
        'è' or 'é' or 'ê' or 'ë' or 'ē' or 'ę' or 'ě' => "e",
        'ğ' => "g",
        'ì' or 'í' or 'î' or 'ï' or 'ī' or 'ı' => "i",
        'ł' => "l",
        'ñ' or 'ń' or 'ň' => "n",
        'ò' or 'ó' or 'ô' or 'õ' or 'ø' or 'ō' or 'ő' => "o",
        'ö' or 'œ' => "oe",
        'ř' => "r",
        'ś' or 'š' or 'ş' or 'ș' => "s",
        'ß' => "ss",
        'ť' or 'ț' => "t",
        'ù' or 'ú' or 'û' or 'ū' or 'ů' or 'ű' => "u",
        'ü' => "ue",
        'ý' or 'ÿ' => "y",
        'ź' or 'ż' or 'ž' => "z",
        _ => letter.ToString(),
    };

    /// <summary>The name of the class, of the message's words.</summary>
    public string ClassName => CSharp.ClassName(Message);
}
