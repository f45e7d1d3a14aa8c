namespace Orm;

/// <summary>When a session begins its transaction by itself.</summary>
public enum TransactionStart
{
    /// <summary>At the first write; reads before it run in autocommit.</summary>
    FirstWrite,

    /// <summary>At the first statement of any kind: one snapshot for the whole session, where the isolation level gives one.</summary>
    FirstUse,
}
