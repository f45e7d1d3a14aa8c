using Orm.Dialects;

namespace Orm;

/// <summary>What is known of a database's error, names only.</summary>
internal sealed record DatabaseErrorDetails(string Database, DatabaseError Error, string? Sql)
{
    public string? Entity { get; init; }

    public IReadOnlyList<string> Properties { get; init; } = [];
}
