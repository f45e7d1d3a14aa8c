using System.ComponentModel;
using System.Data.Common;
using Orm.Mapping;

namespace Orm.Execution;

/// <summary>A batch whose rows are entities of one class.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class EntityBatch : FlushBatch
{
    private readonly List<IEntity> _entities;

    internal EntityBatch(FlushBatchKind kind, EntityMapper mapper, int[] columns, int[] compared, int[] readBack, List<IEntity>? entities = null)
        : base(kind, mapper.Table, columns, compared, readBack)
    {
        Mapper = mapper;
        _entities = entities ?? [];
    }

    /// <summary>The mapper of the entities' class.</summary>
    public EntityMapper Mapper { get; }

    /// <inheritdoc/>
    public override int Count => _entities.Count;

    /// <summary>Whether the generated integer key is all that is read back, so that a driver's last insert id can serve.</summary>
    public bool IdentityOnly => Kind == FlushBatchKind.Insert && ReadBack.Length == 1 && ReadBack[0] == Mapper.IdentityColumn;

    // What tells the planner which rows may join the batch.
    internal UnitOfWork.BatchForm? Form { get; init; }

    // Whether the same flush has written these rows before: this update compares what was written then.
    internal bool WritesAgain { get; init; }

    // The text of the batch's statement, where batches of this form come often.
    internal StatementText? Text { get; init; }

    internal List<IEntity> Entities => _entities;

    // Taken when the batch is executed, so that a rollback can put them back.
    internal object?[]? Originals { get; set; }

    // The keys under which the entities stood in the identity map, where the batch changes keys.
    internal object?[]? FormerKeys { get; set; }

    /// <summary>The entity of a row.</summary>
    public IEntity EntityAt(int row) => _entities[row];

    /// <inheritdoc/>
    public override void Bind(ParameterBinder binder, int ordinal, int row, int position)
    {
        IEntity entity = _entities[row];
        if (Kind == FlushBatchKind.Clear)
            Mapper.BindOriginal(binder, ordinal, entity, Compared[position]);
        else if (position < Columns.Length)
            Mapper.BindColumn(binder, ordinal, entity, Columns[position]);
        else
            Mapper.BindOriginal(binder, ordinal, entity, Compared[position - Columns.Length]);
    }

    /// <summary>Reads the columns that came back for a row, which start at <paramref name="offset"/>.</summary>
    public void ReadGenerated(DbDataReader reader, int offset, int row)
    {
        for (int i = 0; i < ReadBack.Length; i++)
            Mapper.ReadColumn(reader, offset + i, _entities[row], ReadBack[i]);
    }

    /// <summary>Sets the integer key that the database made for a row.</summary>
    public void SetIdentity(int row, long value) => Mapper.SetIdentity(_entities[row], value);

    internal override void Prepare()
    {
        if (Kind is not (FlushBatchKind.Insert or FlushBatchKind.Update or FlushBatchKind.Upsert))
            return;
        foreach (RelationshipInfo relationship in Mapper.Relationships)
        {
            if (!relationship.HoldsForeignKey)
                continue;
            foreach (IEntity entity in _entities)
                relationship.SyncForeignKey(entity);
        }

        foreach (IEntity entity in _entities)
        {
            if (entity.Tracking.Extra is not { } extra)
                continue;
            foreach (UnitOfWork.EntityExtra.ParentLink link in extra.Parents)
                link.Relationship.SyncLink(entity, link.Parent);
        }
    }

    /// <summary>The step as plans show it.</summary>
    public override string ToString()
    {
        string rows = Count == 1 ? "1 row" : $"{Count} rows";
        string returning = ReadBack.Length == 0 ? "" : $" returning {Names(ReadBack)}";
        return Kind switch
        {
            FlushBatchKind.Insert => $"insert {Table} ({Names(Columns)}){returning}: {rows}",
            FlushBatchKind.Update => $"update {Table} set {Names(Columns)} where {Names(Compared)}{returning}: {rows}",
            FlushBatchKind.Upsert => $"upsert {Table} ({Names(Columns)}) by {Names(Conflict)} set {Names(ConflictUpdates)}: {rows}",
            FlushBatchKind.Clear => $"clear {Table} {Names(Columns)} where {Names(Compared)}: {rows}",
            _ => $"delete {Table} where {Names(Compared)}: {rows}",
        };
    }
}
