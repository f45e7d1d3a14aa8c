namespace Orm.Mapping;

/// <summary>A check constraint with its SQL expression.</summary>
public sealed record CheckInfo(string Name, string Sql);
