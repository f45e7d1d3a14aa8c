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

    /// <summary>The refusal of something that the database lacks: raised while a statement is written, before anything is sent.</summary>
    /// <param name="what">What it lacks: <c>no FULL JOIN</c>.</param>
    /// <param name="instead">What to do, as a sentence.</param>
    protected internal NotSupportedException Lacks(string what, string instead) =>
        new($"{(Version is null ? Name : $"{Name} {Version}")} has {what}. {instead}");

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
