namespace Orm;

/// <summary>What the database does to referring rows when the row they refer to goes (SQL standard, 4.18).</summary>
public enum ReferentialAction : byte
{
    /// <summary>Refuses (checked at the end of the statement, or later where deferred).</summary>
    NoAction,

    /// <summary>Refuses at once.</summary>
    Restrict,

    /// <summary>Deletes or updates the referring rows too.</summary>
    Cascade,

    /// <summary>Sets the referring columns to null.</summary>
    SetNull,

    /// <summary>Sets the referring columns to their defaults.</summary>
    SetDefault,
}
