using System.ComponentModel;
using Orm.Mapping;
using Orm.Statements;

namespace Orm;

/// <summary>The symbol of a write-only collection in a statement: joins and subqueries start on it, loading does not.</summary>
/// <typeparam name="TTable">The handle class of the elements' table.</typeparam>
/// <typeparam name="TOuter">The same on the optional side of an outer join.</typeparam>
/// <typeparam name="TEntity">The elements' class.</typeparam>
public sealed class WriteOnlyMany<TTable, TOuter, TEntity> : Relation<TTable, TOuter, TEntity>
    where TTable : Table<TTable, TEntity>
    where TOuter : OuterTable<TOuter, TEntity>
    where TEntity : class, IEntity
{
    /// <summary>Made by generated code only.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public WriteOnlyMany(ITableSource source, RelationshipInfo relationship, Func<TableSlot, TTable> inner, Func<TableSlot, TOuter> outer)
        : base(source, relationship, inner, outer)
    {
    }
}
