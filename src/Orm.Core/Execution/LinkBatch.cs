using System.ComponentModel;
using Orm.Mapping;

namespace Orm.Execution;

/// <summary>A batch whose rows are those of an association table: pairs of entities, or, when an entity goes, all rows of it.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class LinkBatch : FlushBatch
{
    private readonly List<(IEntity Source, IEntity Target)> _links = [];

    /// <summary>The batch that deletes every association row of entities that will be deleted.</summary>
    internal LinkBatch(RelationshipInfo relationship)
        : base(FlushBatchKind.Unlink, relationship.Association!, [], relationship.AssociationSourceColumns, [])
    {
        Relationship = relationship;
        IsWhole = true;
    }

    internal LinkBatch(FlushBatchKind kind, RelationshipInfo relationship, TableInfo table, int[] columns)
        : base(kind, table, kind == FlushBatchKind.Link ? columns : [], kind == FlushBatchKind.Link ? [] : columns, [])
    {
        Relationship = relationship;
        // A relationship is a set: a pair that is there already, from whomever, is not an error (SEMANTICS 16).
        if (kind == FlushBatchKind.Link && IsUnique(table, columns))
            Conflict = columns;
    }

    /// <inheritdoc/>
    public override int Count => _links.Count;

    internal RelationshipInfo Relationship { get; }

    // Rows have a source only: whatever it is linked to goes.
    internal bool IsWhole { get; }

    internal List<(IEntity Source, IEntity Target)> Links => _links;

    /// <inheritdoc/>
    public override void Bind(ParameterBinder binder, int ordinal, int row, int position) =>
        Relationship.BindLink(binder, ordinal, _links[row].Source, _links[row].Target, ColumnAt(position));

    // Only a constraint over exactly the pair tells of the pair; others keep raising their violations.
    private static bool IsUnique(TableInfo table, int[] columns) =>
        Same(table.PrimaryKey?.Columns, columns) || Array.Exists(table.Indexes, i => i.IsUnique && i.Filter is null && Same(i.Columns, columns));

    private static bool Same(int[]? some, int[] others) => some is not null && some.Length == others.Length && Array.TrueForAll(some, c => Array.IndexOf(others, c) >= 0);

    /// <summary>The step as plans show it.</summary>
    public override string ToString()
    {
        string rows = Count == 1 ? "1 row" : $"{Count} rows";
        return Kind == FlushBatchKind.Link ? $"link {Table} ({Names(Columns)}): {rows}" : $"unlink {Table} where {Names(Compared)}: {rows}";
    }
}
