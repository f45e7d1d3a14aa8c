using Orm.Execution;
using Orm.Statements;

namespace Orm.Dialects;

/// <summary>How one database says what statements mean: ANSI SQL by default, each difference an override or a feature.</summary>
public abstract partial class Dialect
{
    /// <summary>The database's name as messages show it.</summary>
    public abstract string Name { get; }

    /// <summary>The version that the features are of, as messages show it; null where the dialect does not know it.</summary>
    public virtual string? Version => null;

    /// <summary>What the server can do.</summary>
    public abstract DialectFeatures Features { get; }

    /// <summary>Writes a name in quotes, doubling the quote inside it.</summary>
    public virtual void WriteIdentifier(SqlWriter writer, string name) => writer.WriteQuoted(name, '"');

    /// <summary>Writes the placeholder of the parameter with this ordinal, which starts at 0.</summary>
    public abstract void WriteParameter(SqlWriter writer, int ordinal);

    /// <summary>Writes the literal of a truth value.</summary>
    public virtual void WriteBoolean(SqlWriter writer, bool value)
    {
        if (Features.BooleanLiterals)
            writer.Write(value ? "TRUE" : "FALSE");
        else
            writer.Write(value ? '1' : '0');
    }

    /// <summary>Writes the end of a SELECT that limits its rows, beginning with a space.</summary>
    /// <param name="writer">The writer.</param>
    /// <param name="take">The greatest number of rows, or null.</param>
    /// <param name="rowLimit">The greatest number of rows as a literal, when <paramref name="take"/> is null; 0 for none.</param>
    /// <param name="skip">How many rows are left out first, or null.</param>
    public virtual void WriteLimit(SqlWriter writer, IParameter? take, int rowLimit, IParameter? skip)
    {
        if (skip is not null)
        {
            writer.Write(" OFFSET ");
            writer.WriteParameter(skip, null);
            writer.Write(" ROWS");
        }

        if (take is null && rowLimit == 0)
            return;
        writer.Write(" FETCH FIRST ");
        if (take is null)
            writer.Write(rowLimit);
        else
            writer.WriteParameter(take, null);
        writer.Write(" ROWS ONLY");
    }

    /// <summary>Writes LIMIT and OFFSET, as many databases say it instead.</summary>
    /// <param name="writer">The writer.</param>
    /// <param name="take">The greatest number of rows, or null.</param>
    /// <param name="rowLimit">The greatest number of rows as a literal, when <paramref name="take"/> is null; 0 for none.</param>
    /// <param name="skip">How many rows are left out first, or null.</param>
    /// <param name="all">What LIMIT says for all rows where OFFSET cannot stand without it; else null.</param>
    protected static void WriteLimitAndOffset(SqlWriter writer, IParameter? take, int rowLimit, IParameter? skip, string? all)
    {
        ArgumentNullException.ThrowIfNull(writer);
        if (take is not null || rowLimit > 0 || (skip is not null && all is not null))
        {
            writer.Write(" LIMIT ");
            if (take is not null)
                writer.WriteParameter(take, null);
            else if (rowLimit > 0)
                writer.Write(rowLimit);
            else
                writer.Write(all);
        }

        if (skip is null)
            return;
        writer.Write(" OFFSET ");
        writer.WriteParameter(skip, null);
    }

    /// <summary>The refusal of something that the database lacks: raised while a statement is written, before anything is sent.</summary>
    /// <param name="what">What it lacks: <c>no FULL JOIN</c>.</param>
    /// <param name="instead">What to do, as a sentence.</param>
    protected internal NotSupportedException Lacks(string what, string instead) =>
        new($"{(Version is null ? Name : $"{Name} {Version}")} has {what}. {instead}");

    /// <summary>Writes what follows SELECT when the first row for each key is wanted.</summary>
    public virtual void WriteDistinctOn(SqlWriter writer, ReadOnlySpan<Operand> keys)
    {
        ArgumentNullException.ThrowIfNull(writer);
        if (!Features.DistinctOn)
            throw Lacks("no DISTINCT ON", "Number the rows by a window function and take the first of each: Sql.RowNumber().Over(Sql.PartitionBy(key).OrderBy(…)); or include a collection with Take(1).");
        for (int i = 0; i < keys.Length; i++)
        {
            writer.Write(i == 0 ? "DISTINCT ON (" : ", ");
            writer.Write(keys[i]);
        }

        writer.Write(") ");
    }

    /// <summary>Writes the end of a SELECT that locks its rows, beginning with a space.</summary>
    /// <param name="writer">The writer.</param>
    /// <param name="rowLock">How they are locked.</param>
    /// <param name="of">The table whose rows are locked, where others are joined to it.</param>
    public virtual void WriteRowLock(SqlWriter writer, RowLock rowLock, ITableSource? of)
    {
        ArgumentNullException.ThrowIfNull(writer);
        if (!Features.RowLocks)
            throw Lacks("no row locks", "Begin the transaction before reading (session.BeginAsync()): it keeps other writers out.");
        writer.Write(rowLock.IsExclusive ? " FOR UPDATE" : " FOR SHARE");
        if (of is not null)
        {
            writer.Write(" OF ");
            writer.WriteAliasOf(of);
        }

        WriteLockWait(writer, rowLock.Wait);
    }

    /// <summary>Writes what a locking SELECT does about rows that others hold.</summary>
    protected static void WriteLockWait(SqlWriter writer, LockWait wait)
    {
        ArgumentNullException.ThrowIfNull(writer);
        if (wait == LockWait.SkipLocked)
            writer.Write(" SKIP LOCKED");
        else if (wait == LockWait.NoWait)
            writer.Write(" NOWAIT");
    }

    /// <summary>Writes one term of ORDER BY.</summary>
    public virtual void WriteOrdering(SqlWriter writer, Operand operand, bool descending, Nulls nulls)
    {
        if (nulls != Nulls.Default && !Features.NullsOrdering)
        {
            writer.Write("CASE WHEN ");
            writer.Write(operand);
            writer.Write(nulls == Nulls.First ? " IS NULL THEN 0 ELSE 1 END, " : " IS NULL THEN 1 ELSE 0 END, ");
        }

        writer.Write(operand);
        if (descending)
            writer.Write(" DESC");
        if (nulls != Nulls.Default && Features.NullsOrdering)
            writer.Write(nulls == Nulls.First ? " NULLS FIRST" : " NULLS LAST");
    }
}
