namespace Orm.Schema;

/// <summary>An enum type of a database that has such types.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Labels">Its labels in order.</param>
public sealed record EnumSchema(ObjectName Name, SchemaList<string> Labels);
