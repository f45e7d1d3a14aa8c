namespace Orm.Schema;

/// <summary>A primary key.</summary>
/// <param name="Name">The constraint's name.</param>
/// <param name="Columns">Its columns, in key order.</param>
public sealed record KeySchema(string Name, SchemaList<string> Columns);
