using Orm.Execution;
using Orm.UnitOfWork;

namespace Orm.Loading;

/// <summary>Where a loader reads, and whether what it reads becomes the session's.</summary>
/// <param name="Session">The session; null where a flush loads for its own needs.</param>
/// <param name="Connection">The connection that all statements of one include share.</param>
/// <param name="Tracker">The tracker, or null for entities that nobody tracks.</param>
internal readonly record struct LoadContext(Session? Session, DriverConnection Connection, ChangeTracker? Tracker)
{
    /// <summary>The epoch that loaded collections remember; untracked ones never age.</summary>
    public int Epoch => Tracker?.Epoch ?? 0;
}
