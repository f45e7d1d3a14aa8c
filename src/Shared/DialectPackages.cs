namespace Orm.Dialects;

/// <summary>
/// Which package serves which URL scheme, for the message that names the package to add. Kept outside the core's folder,
/// whose sources name no database; a new dialect adds its line here.
/// </summary>
internal static class DialectPackages
{
    public static string? Find(string scheme) => scheme switch
    {
        "sqlite" or "file" => "Orm.Sqlite",
        "postgresql" or "postgres" or "pgsql" => "Orm.PostgreSql",
        "mysql" or "mariadb" => "Orm.MySql",
        _ => null,
    };
}
