namespace Orm;

/// <summary>
/// Names of collations that every database has in some form, for <c>[DbColumn(Collation = …)]</c> and <c>Collate(…)</c>; any other
/// name is the database's own. Without one the database's default holds, which differs from server to server.
/// </summary>
public static class Collation
{
    /// <summary>Texts compare by their code points: upper before lower case, and no two different texts are equal.</summary>
    public const string Ordinal = "orm:ordinal";

    /// <summary>Texts that differ in case only are equal, also for unique indexes; accents count. SQLite folds ASCII letters only.</summary>
    public const string IgnoreCase = "orm:ignore_case";
}
