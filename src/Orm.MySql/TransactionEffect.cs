namespace Orm.MySql;

/// <summary>What a statement does to the transaction that it stands in.</summary>
internal enum TransactionEffect
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>Commits it before anything else, as DDL does on these servers; what follows would be in no transaction.</summary>
    Commits,

    /// <summary>Ends it by name, behind the session's back.</summary>
    Ends,
}
