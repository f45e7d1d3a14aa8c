namespace Orm.Sqlite.Tests.Faults;

/// <summary>What <see cref="FaultFiles"/> does when a certain operation on a file comes.</summary>
public enum FileFault
{
    /// <summary>A file cannot be opened, as when the process has no handle left.</summary>
    Open,

    /// <summary>The disk cannot be read there.</summary>
    Read,

    /// <summary>Nothing of it is written.</summary>
    Write,

    /// <summary>Half of it is written before the disk fails.</summary>
    TornWrite,

    /// <summary>There is no space left for it.</summary>
    Full,

    /// <summary>The disk does not confirm what was written.</summary>
    Sync,

    /// <summary>A file cannot be cut to a length.</summary>
    Truncate,

    /// <summary>A file cannot be deleted.</summary>
    Delete,

    /// <summary>A file is deleted, and the disk does not confirm it.</summary>
    DeleteUnconfirmed,

    /// <summary>Somebody else holds the lock for a moment.</summary>
    Lock,

    /// <summary>The caller cancels in the midst of it.</summary>
    Cancel,

    /// <summary>The process dies before it: what is in the files then is all that is left.</summary>
    Crash,
}
