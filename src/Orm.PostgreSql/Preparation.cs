namespace Orm.PostgreSql;

/// <summary>When the server prepares the statements of a connection.</summary>
internal enum Preparation
{
    /// <summary>Together with the first execution, in the same round trip: Npgsql's automatic preparation, set to one use.</summary>
    AtFirstUse,

    /// <summary>By a round trip before the second execution: for data sources of the application's own, which prepare nothing automatically.</summary>
    AtSecondUse,

    /// <summary>Never: behind a pooler that gives each transaction another server connection.</summary>
    Never,
}
