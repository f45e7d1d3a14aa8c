using System.ComponentModel;
using Orm.Mapping;
using Orm.Statements;

namespace Orm;

/// <summary>The symbol of a reference relationship in a statement: <c>p.Author</c>.</summary>
/// <typeparam name="TTable">The handle class of the table referred to.</typeparam>
/// <typeparam name="TOuter">The same on the optional side of an outer join.</typeparam>
/// <typeparam name="TEntity">The class referred to.</typeparam>
public sealed class One<TTable, TOuter, TEntity> : Relation<TTable, TOuter, TEntity>
    where TTable : Table<TTable, TEntity>
    where TOuter : OuterTable<TOuter, TEntity>
    where TEntity : class, IEntity
{
    /// <summary>Made by generated code only.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public One(ITableSource source, RelationshipInfo relationship, Func<TableSlot, TTable> inner, Func<TableSlot, TOuter> outer)
        : base(source, relationship, inner, outer)
    {
    }
}
