using System.Data.Common;
using System.Runtime.CompilerServices;
using Orm.Mapping;
using Orm.UnitOfWork;

namespace Orm.Execution;

/// <summary>What reading a row needs: the rows, and the tracker that entities are registered with (none: untracked).</summary>
public readonly struct RowContext
{
    internal RowContext(DbDataReader reader, ChangeTracker? tracker)
    {
        Reader = reader;
        Tracker = tracker;
    }

    /// <summary>The rows, standing on the current one.</summary>
    public DbDataReader Reader { get; }

    internal ChangeTracker? Tracker { get; }

    /// <summary>Makes the entity whose columns start at <paramref name="offset"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal TEntity Materialize<TEntity>(EntityMapper<TEntity> mapper, int offset)
        where TEntity : class, IEntity => mapper.Read(Reader, offset);
}
