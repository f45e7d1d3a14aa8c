namespace Orm.PostgreSql;

/// <summary>What a statement over arrays gives back, and how that is matched to the rows.</summary>
internal enum ArrayForm
{
    /// <summary>Nothing but a count.</summary>
    Count,

    /// <summary>The generated integer keys alone, which ascend as the rows do.</summary>
    Identity,

    /// <summary>A generated integer key and other columns, ordered by the key.</summary>
    Ascending,

    /// <summary>The number of the row in the arrays, then the columns that are read back.</summary>
    Ordinal,
}
