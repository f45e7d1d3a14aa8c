namespace Orm.Mapping;

/// <summary>A foreign key: constraint name, own columns, and the columns of the table it refers to (both by ordinal).</summary>
public class ForeignKeyInfo
{
    /// <summary>The constraint's name.</summary>
    public required string Name { get; init; }

    /// <summary>The referring columns, by ordinal in their own table.</summary>
    public required int[] Columns { get; init; }

    /// <summary>The table referred to; a delegate, because tables may refer to each other.</summary>
    public required Func<TableInfo> Principal { get; init; }

    /// <summary>The columns referred to, by ordinal in the principal table.</summary>
    public required int[] PrincipalColumns { get; init; }

    /// <summary>What happens when the principal row is deleted.</summary>
    public ReferentialAction OnDelete { get; init; }

    /// <summary>What happens when the principal row's key changes.</summary>
    public ReferentialAction OnUpdate { get; init; }

    /// <summary>Whether null is possible: a cycle of inserts can then be broken here by a second update.</summary>
    public bool IsNullable { get; init; }
}
