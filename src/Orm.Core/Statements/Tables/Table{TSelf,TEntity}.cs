using System.ComponentModel;
using Orm.Execution;
using Orm.Mapping;
using Orm.Statements;

namespace Orm;

/// <summary>A mapped table: the handle on which statements start, and the symbols of its columns and relationships.</summary>
/// <typeparam name="TSelf">The generated handle class.</typeparam>
/// <typeparam name="TEntity">The entity class.</typeparam>
public abstract class Table<TSelf, TEntity> : Query<TSelf, TEntity>, ISelectable<TEntity>, ITableSource, IJoinable<TSelf>, IOuterHost, IPlacedTable
    where TSelf : Table<TSelf, TEntity>
    where TEntity : class, IEntity
{
    private HandleCache<TSelf> _elsewhere;
    private HandleCache<object> _outer;

    /// <summary>Made by generated code only.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected Table(EntityMapper<TEntity> mapper, TableSlot slot)
    {
        (EntityMapper, Slot) = (mapper, slot);
        Shape = (TSelf)this;
        Selection = this;
    }

    internal EntityMapper<TEntity> EntityMapper { get; }

    internal TableSlot Slot { get; }

    EntityMapper ITableSource.Mapper => EntityMapper;

    string? ITableSource.Alias => Slot.Alias;

    ITableSource? IJoinable.JoinSource => null;

    RelationshipInfo? IJoinable.JoinRelationship => null;

    int ISelectable.Width => EntityMapper.Table.Columns.Length;

    /// <summary>The same table under an alias, for statements that name it more than once.</summary>
    /// <exception cref="ArgumentException">The alias is a t with a number behind it: statements give those themselves.</exception>
    public TSelf As(string alias)
    {
        ArgumentException.ThrowIfNullOrEmpty(alias);
        if (alias.Length > 1 && alias[0] is 't' or 'T' && !alias.AsSpan(1).ContainsAnyExceptInRange('0', '9'))
            throw new ArgumentException($"The alias {alias} is of the form that Orm gives to tables itself (t0, t1, …). Choose another.", nameof(alias));
        return CreateAt(new TableSlot(alias, 0, 0));
    }

    /// <summary>A query over the whole table, to be composed step by step: <c>if (…) q = q.Where(…)</c>.</summary>
    public Query<TSelf, TEntity> Query()
    {
        Query<TSelf, TEntity> start = Start();
        return new Query<TSelf, TEntity>(start, Clause.Option, null, 0, QueryFlags.None, start.Shape, start.Selection);
    }

    void ISelectable.WriteSelectList(SqlWriter writer) => writer.WriteColumns(this);

    TEntity ISelectable<TEntity>.Read(in RowContext row, int offset) => row.Materialize(EntityMapper, offset);

    TSelf IJoinable<TSelf>.Place(int depth, int position) => At(depth, position);

    ITableSource IPlacedTable.PlaceAs(TableSlot slot) => _elsewhere.Find(slot) ?? _elsewhere.Add(slot, CreateAt(slot));

    /// <summary>Makes the same table in another place of a statement.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected abstract TSelf CreateAt(TableSlot slot);

    internal sealed override Query<TSelf, TEntity> Start()
    {
        int depth = Lambda.Depth;
        if (depth == 0)
            return this;
        if (Slot.Alias is not null)
            Lambda.RequireDistinct(this);
        return At(depth, 0);
    }

    internal TSelf At(int depth, int position)
    {
        if (Slot.Alias is not null)
            return (TSelf)this;
        var slot = new TableSlot(null, depth, position);
        if (slot == Slot)
            return (TSelf)this;
        return _elsewhere.Find(slot) ?? _elsewhere.Add(slot, CreateAt(slot));
    }

    TOuter IOuterHost.OuterAt<TOuter>(IOuterJoinable<TOuter> factory, int depth, int position)
    {
        var slot = new TableSlot(Slot.Alias, depth, position);
        return (TOuter)(_outer.Find(slot) ?? _outer.Add(slot, factory.CreateOuter(slot)!));
    }
}
