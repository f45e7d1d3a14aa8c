namespace Orm;

/// <summary>Where an ordering puts nulls.</summary>
public enum Nulls
{
    /// <summary>Where the database puts them by itself.</summary>
    Default,

    /// <summary>Before all values.</summary>
    First,

    /// <summary>After all values.</summary>
    Last,
}
