namespace Orm.Schema;

/// <summary>One statement of DDL.</summary>
/// <param name="Sql">Its text.</param>
public sealed record SchemaStatement(string Sql)
{
    /// <summary>Whether the database refuses it inside of a transaction.</summary>
    /// <remarks>Where DDL is part of transactions, such statements stand at the head of a list (before the transaction begins), at its tail (after it has ended, however it did), or split it.</remarks>
    public bool OutsideTransaction { get; init; }

    /// <summary>A query that gives one text, which is appended to the statement before it runs: what only the database knows of a table that is made anew.</summary>
    public string? SuffixQuery { get; init; }

    /// <summary>Whether it is a query whose rows each hold, in their first column, the text of a statement that is to be run then.</summary>
    public bool RowsAreStatements { get; init; }
}
