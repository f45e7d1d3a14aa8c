namespace Orm.Schema;

/// <summary>A check constraint.</summary>
/// <param name="Name">The constraint's name.</param>
/// <param name="Sql">The condition.</param>
public sealed record CheckSchema(string Name, string Sql);
