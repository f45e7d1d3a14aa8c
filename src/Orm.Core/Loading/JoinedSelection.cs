using Orm.Execution;
using Orm.Mapping;

namespace Orm.Loading;

/// <summary>A SELECT list that gives an entity, and beside it the columns of a joined reference, which is filled as rows are read.</summary>
internal sealed class JoinedSelection<TSource, TTarget>(ISelectable<TSource> source, ISelectable<TTarget?> target, ReferenceInfo<TSource, TTarget> reference) : ISelectable<TSource>
    where TSource : class, IEntity
    where TTarget : class, IEntity
{
    private readonly int _targetAt = source.Width;

    public int Width => _targetAt + target.Width;

    public void WriteSelectList(SqlWriter writer)
    {
        source.WriteSelectList(writer);
        writer.Write(", ");
        target.WriteSelectList(writer);
    }

    public TSource Read(in RowContext row, int offset)
    {
        TSource entity = source.Read(in row, offset);
        TTarget? joined = target.Read(in row, offset + _targetAt);
        // The optional side of an outer join may give no entity at all.
        if (entity is not null)
            reference.FillJoined(entity, joined);
        return entity!;
    }
}
