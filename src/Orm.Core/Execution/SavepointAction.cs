namespace Orm.Execution;

/// <summary>What to do with a savepoint.</summary>
public enum SavepointAction
{
    /// <summary>Set it.</summary>
    Create,

    /// <summary>Forget it and keep what was done since.</summary>
    Release,

    /// <summary>Undo what was done since.</summary>
    Rollback,
}
