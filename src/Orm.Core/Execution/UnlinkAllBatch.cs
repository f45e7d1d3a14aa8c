using System.ComponentModel;
using Orm.Mapping;

namespace Orm.Execution;

/// <summary>
/// A batch that deletes all association rows of entities that go, whether or not anybody loaded them, where the association's
/// foreign key does not do so by itself.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class UnlinkAllBatch : FlushBatch
{
    internal UnlinkAllBatch(RelationshipInfo relationship, TableInfo association)
        : base(FlushBatchKind.Unlink, association, [], relationship.AssociationSourceColumns, []) => Relationship = relationship;

    /// <inheritdoc/>
    public override int Count => Owners.Count;

    internal RelationshipInfo Relationship { get; }

    internal List<IEntity> Owners { get; } = [];

    /// <inheritdoc/>
    public override void Bind(ParameterBinder binder, int ordinal, int row, int position) =>
        Relationship.BindLink(binder, ordinal, Owners[row], Owners[row], ColumnAt(position));

    /// <summary>The step as plans show it.</summary>
    public override string ToString() => $"unlink {Table} where {Names(Compared)}: all of {Count} {(Count == 1 ? "row" : "rows")}";
}
