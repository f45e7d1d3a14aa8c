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
    /// <summary>An id made of the time and the message: <c>20261122_190501_add_users_table</c>.</summary>
    public static string IdOf(DateTimeOffset now, string message)
    {
        ArgumentNullException.ThrowIfNull(message);
        string words = string.Join('_', message.ToLowerInvariant().Split([.. message.ToLowerInvariant().Where(static c => !char.IsAsciiLetterOrDigit(c)).Distinct()], StringSplitOptions.RemoveEmptyEntries));
        string time = now.ToString("yyyyMMdd_HHmmss", System.Globalization.CultureInfo.InvariantCulture);
        return words.Length == 0 ? time : $"{time}_{(words.Length > 60 ? words[..60].TrimEnd('_') : words)}";
    }

    /// <summary>The name of the class, of the message's words.</summary>
    public string ClassName => CSharp.ClassName(Message);
}
