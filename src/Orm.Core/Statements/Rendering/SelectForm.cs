namespace Orm.Statements;

/// <summary>What the SELECT list of a query holds when it is rendered.</summary>
internal enum SelectForm : byte
{
    /// <summary>What the query selects.</summary>
    Rows,

    /// <summary>A constant, for EXISTS; order is left out.</summary>
    Exists,

    /// <summary>count(*); order is left out.</summary>
    Count,

    /// <summary>What the query selects, without its order: an aggregate over all rows.</summary>
    Aggregate,

    /// <summary>What the query selects under the names c0, c1, …: a derived table.</summary>
    Derived,

    /// <summary>The columns of the table that the query starts on, without included references: a derived table in its place.</summary>
    Nested,
}
