namespace Orm;

/// <summary>Who makes a column's value when the application does not assign one.</summary>
public enum ValueGeneration : byte
{
    /// <summary>The application always assigns it.</summary>
    None,

    /// <summary>The database, as rows are inserted (identity, serial, rowid).</summary>
    Identity,

    /// <summary>The database, from a named sequence.</summary>
    Sequence,

    /// <summary>The client, as an ordered Guid (version 7, RFC 9562) when the entity is added.</summary>
    ClientGuid,
}
