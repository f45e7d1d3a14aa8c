namespace Orm.Schema;

/// <summary>A foreign key.</summary>
/// <param name="Name">The constraint's name.</param>
/// <param name="Columns">The referring columns.</param>
/// <param name="Principal">The table referred to.</param>
/// <param name="PrincipalColumns">The columns referred to, in the order of <paramref name="Columns"/>.</param>
public sealed record ForeignKeySchema(string Name, SchemaList<string> Columns, ObjectName Principal, SchemaList<string> PrincipalColumns)
{
    /// <summary>What happens when the principal row is deleted.</summary>
    public ReferentialAction OnDelete { get; init; }

    /// <summary>What happens when the principal row's key changes.</summary>
    public ReferentialAction OnUpdate { get; init; }
}
