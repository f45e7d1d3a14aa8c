namespace Orm;

/// <summary>How an enum is stored.</summary>
public enum EnumStorage
{
    /// <summary>As its underlying integer.</summary>
    Integer,

    /// <summary>As its member's name.</summary>
    String,

    /// <summary>As an enum type of the database's own; the column's Type names it, else the enum's name in snake case.</summary>
    Native,
}
