namespace Orm.Dialects;

/// <summary>What a server can do, one documented choice per line; the core asks these and never a name.</summary>
public sealed record DialectFeatures
{
    /// <summary>INSERT … RETURNING gives columns of the rows inserted.</summary>
    public bool InsertReturning { get; init; } = true;

    /// <summary>UPDATE … RETURNING.</summary>
    public bool UpdateReturning { get; init; } = true;

    /// <summary>DELETE … RETURNING.</summary>
    public bool DeleteReturning { get; init; } = true;

    /// <summary>The driver tells the last generated integer key without another statement, cheaper than RETURNING.</summary>
    public bool LastInsertId { get; init; }

    /// <summary>INSERT … ON CONFLICT (columns) DO …; otherwise the dialect writes its own form.</summary>
    public bool OnConflict { get; init; } = true;

    /// <summary>An upsert counts the rows inserted and updated; otherwise a row kept as it was counts one, and a row updated two.</summary>
    public bool UpsertCounts { get; init; } = true;

    /// <summary>After INSERT … SELECT … FROM t, the ON of ON CONFLICT is taken for that of a join unless a WHERE stands between.</summary>
    public bool ConflictReadsAsJoin { get; init; }

    /// <summary>SELECT … FOR UPDATE and its kin.</summary>
    public bool RowLocks { get; init; } = true;

    /// <summary>SELECT DISTINCT ON (keys): the first row for each key.</summary>
    public bool DistinctOn { get; init; }

    /// <summary>ILIKE exists; otherwise LIKE (or lower(…) LIKE lower(…)) folds case.</summary>
    public bool ILike { get; init; }

    /// <summary>ORDER BY … NULLS FIRST / LAST.</summary>
    public bool NullsOrdering { get; init; } = true;

    /// <summary>Nulls sort as the greatest value; otherwise as the least.</summary>
    public bool NullsAreGreatest { get; init; }

    /// <summary>One array parameter serves an IN list (<c>= ANY (array)</c>), and <c>unnest</c> makes rows of arrays; otherwise lists are rendered in buckets of sizes.</summary>
    public bool ArrayParameters { get; init; }

    /// <summary>Columns can be arrays; otherwise lists of values are stored as JSON text.</summary>
    public bool Arrays { get; init; }

    /// <summary>TRUE and FALSE are literals; otherwise 1 and 0.</summary>
    public bool BooleanLiterals { get; init; } = true;

    /// <summary>FULL JOIN.</summary>
    public bool FullJoin { get; init; } = true;

    /// <summary>LATERAL derived tables.</summary>
    public bool Lateral { get; init; }

    /// <summary>Aggregates take FILTER (WHERE …); otherwise CASE does the same.</summary>
    public bool AggregateFilter { get; init; } = true;

    /// <summary>Window functions: row_number() OVER (PARTITION BY … ORDER BY …).</summary>
    public bool WindowFunctions { get; init; } = true;

    /// <summary>The average of integers is a floating-point number; otherwise it is a decimal, and they are cast before.</summary>
    public bool DoubleAverages { get; init; } = true;

    /// <summary>The sum of 64-bit integers is one; otherwise it is a decimal, and is cast back.</summary>
    public bool LongSums { get; init; } = true;

    /// <summary>The query of an IN may have a limit; otherwise it becomes a derived table.</summary>
    public bool LimitInSubqueries { get; init; } = true;

    /// <summary>One connection serves several open results at a time.</summary>
    public bool MultipleReaders { get; init; }

    /// <summary>Row values compare in one go, through an index too: <c>(a, b) > (?, ?)</c>.</summary>
    public bool RowComparison { get; init; } = true;

    /// <summary>Decimals declared with more than 15 digits are numbers; otherwise texts, which are equal or not, but have neither order nor arithmetic.</summary>
    public bool LongDecimals { get; init; } = true;

    /// <summary>Schemas exist.</summary>
    public bool Schemas { get; init; } = true;

    /// <summary>Changes of the schema are part of a transaction and can be rolled back; otherwise each commits what was before it.</summary>
    public bool TransactionalDdl { get; init; } = true;

    /// <summary>Sequences give columns their values.</summary>
    public bool Sequences { get; init; } = true;

    /// <summary>Types of labels exist by themselves; otherwise a column of labels is a text, or spells them out.</summary>
    public bool EnumTypes { get; init; }

    /// <summary>Indexes over a part of the rows.</summary>
    public bool PartialIndexes { get; init; } = true;

    /// <summary>Tables and columns keep comments.</summary>
    public bool Comments { get; init; } = true;

    /// <summary>Columns refuse longer texts and larger numbers than they are declared for; otherwise only Orm does, before it sends them.</summary>
    public bool ColumnLimits { get; init; } = true;

    /// <summary>A placeholder can be named more than once, so a value that stands twice in a statement is one parameter.</summary>
    public bool NumberedParameters { get; init; }

    /// <summary>Subqueries of an UPDATE or DELETE may read the table that it changes; otherwise they read a copy of it.</summary>
    public bool SelfReferencingWrites { get; init; } = true;

    /// <summary>The greatest number of parameters in one statement.</summary>
    public int MaxParameters { get; init; } = 32766;
}
