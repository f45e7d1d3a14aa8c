namespace Orm.Specs.Faults;

/// <summary>What a <see cref="FaultProxy"/> does when a certain exchange comes.</summary>
public enum Fault
{
    /// <summary>The connection breaks before the server has the request.</summary>
    CutRequest,

    /// <summary>The server has the request and works it off; the connection breaks before the client has any of the answer.</summary>
    CutAnswer,

    /// <summary>The connection breaks in the midst of the answer.</summary>
    CutInAnswer,

    /// <summary>The server ends the session before it has the request.</summary>
    Kill,

    /// <summary>The caller cancels, and the server has the request after that.</summary>
    CancelBefore,

    /// <summary>The caller cancels while the server works.</summary>
    CancelDuring,

    /// <summary>The caller cancels when the server has answered, and the client has the answer after that.</summary>
    CancelAfter,

    /// <summary>The server works the request off, and its answer never comes.</summary>
    Stall,
}
