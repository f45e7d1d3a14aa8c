using Orm.Dialects;
using Orm.Execution;
using Orm.Statements;

namespace Orm;

/// <summary>A whole statement: an immutable value, independent of any session, reusable and thread-safe.</summary>
public abstract class Statement : SqlNode
{
    private protected Statement()
    {
    }

    /// <summary>Whether it changes data (or may), and so belongs inside a transaction.</summary>
    internal virtual bool IsWrite => false;

    /// <summary>Whether it locks the rows that it reads, and so belongs inside a transaction.</summary>
    internal virtual bool LocksRows => false;

    /// <summary>Whether its text is the user's own, whose tables and effects nobody knows.</summary>
    internal virtual bool IsRaw => false;

    /// <summary>The statement's text as the dialect would send it, with placeholders for values.</summary>
    public string ToSql(Dialect dialect)
    {
        ArgumentNullException.ThrowIfNull(dialect);
        var writer = new SqlWriter(dialect);
        Write(writer);
        return writer.ToString();
    }
}
