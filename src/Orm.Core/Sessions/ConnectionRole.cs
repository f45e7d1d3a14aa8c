namespace Orm;

/// <summary>Which of a database's servers a statement goes to.</summary>
public enum ConnectionRole
{
    /// <summary>The server that takes writes, and knows everything that was committed.</summary>
    Primary,

    /// <summary>One of the servers that follow it, a moment behind; the primary where none is reachable.</summary>
    Replica,
}
