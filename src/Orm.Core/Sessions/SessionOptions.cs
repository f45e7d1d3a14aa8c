using System.Data;

namespace Orm;

/// <summary>How one session behaves. Taken over when the session opens; later changes have no effect on it.</summary>
public sealed class SessionOptions
{
    /// <summary>Whether pending changes are flushed before a query that could see them. Null, the default: as the database's options say.</summary>
    public bool? AutoFlush { get; set; }

    /// <summary>
    /// Whether a commit expires all entities, so that the next query that reads one refreshes it, and a
    /// <see cref="Session.GetAsync{TSelf, TEntity, TKey}"/> reads its row again. Default false: entities stay readable after the commit.
    /// </summary>
    public bool ExpireOnCommit { get; set; }

    /// <summary>Whether queries of entities track them unless told otherwise by <c>AsTracked()</c> or <c>AsNoTracking()</c>. Default true.</summary>
    public bool Tracking { get; set; } = true;

    /// <summary>When the transaction begins. Default: at the first write, so that lone reads cost no BEGIN and COMMIT.</summary>
    public TransactionStart TransactionStart { get; set; }

    /// <summary>
    /// The isolation level of the transactions that the session begins by itself. Unspecified, the default, is the database's own level; with
    /// <see cref="TransactionStart.FirstUse"/> it is repeatable read, so that all reads see one snapshot.
    /// </summary>
    public IsolationLevel IsolationLevel { get; set; } = IsolationLevel.Unspecified;

    /// <summary>Where the session reads from until it writes, in a database with replicas. Default: from a replica.</summary>
    public ConnectionRole ReadFrom { get; set; } = ConnectionRole.Replica;

    /// <summary>
    /// How long each statement of the session may run; <see cref="Timeout.InfiniteTimeSpan"/> for as long as it takes. Null, the default:
    /// as <see cref="DatabaseOptions.CommandTimeout"/> says. See <see cref="Session.CommandTimeout"/>.
    /// </summary>
    public TimeSpan? CommandTimeout { get; set; }

    internal SessionOptions Copy() => (SessionOptions)MemberwiseClone();

    internal void CopyTo(SessionOptions other)
    {
        other.AutoFlush = AutoFlush;
        other.ExpireOnCommit = ExpireOnCommit;
        other.Tracking = Tracking;
        other.TransactionStart = TransactionStart;
        other.IsolationLevel = IsolationLevel;
        other.ReadFrom = ReadFrom;
        other.CommandTimeout = CommandTimeout;
    }

    internal void Validate() => DatabaseOptions.RequireTimeout(CommandTimeout, "SessionOptions.CommandTimeout");
}
