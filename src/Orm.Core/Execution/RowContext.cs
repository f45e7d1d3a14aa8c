using System.Data.Common;
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

    /// <summary>The entity whose columns start at <paramref name="offset"/>: the session's instance, or a new one where nothing tracks.</summary>
    internal T Materialize<T>(EntityMapper<T> mapper, int offset)
        where T : class, IEntity =>
        Tracker is null ? mapper.ReadDetached(Reader, offset) : mapper.Materialize(Tracker, Reader, offset);
}
