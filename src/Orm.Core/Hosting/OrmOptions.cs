namespace Orm;

/// <summary>What <c>services.AddOrm(…)</c> registers: the address of a database, how it behaves, and how its sessions behave.</summary>
public sealed class OrmOptions
{
    /// <summary>The database's URL; see <see cref="DatabaseUrl"/>.</summary>
    public string? Url { get; set; }

    /// <summary>What messages call the place that <see cref="Url"/> came from: <c>ConnectionStrings:Blog</c>.</summary>
    public string Setting { get; set; } = "OrmOptions.Url";

    /// <summary>How the database behaves. Its logger factory is the container's unless another is set.</summary>
    public DatabaseOptions Database { get; } = new();

    /// <summary>How the sessions behave.</summary>
    public SessionOptions Session { get; } = new();
}
