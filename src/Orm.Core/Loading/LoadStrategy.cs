namespace Orm;

/// <summary>How an included reference is read.</summary>
public enum LoadStrategy
{
    /// <summary>By a LEFT JOIN in the query's own statement. The default for references.</summary>
    Joined,

    /// <summary>By a second statement over the keys that the session does not hold yet: less to transfer where many rows refer to few.</summary>
    SelectIn,
}
