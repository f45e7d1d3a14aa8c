using System.ComponentModel;
using Orm.Execution;
using Orm.Mapping;

namespace Orm.Statements;

/// <summary>An SQL expression whatever its type: what ORDER BY, GROUP BY and function arguments take.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class Operand : SqlNode
{
    private protected Operand()
    {
    }

    /// <summary>The mapping of the column (or expression over one) that gives the values; null for a bare value, which takes that of what it meets.</summary>
    internal virtual ColumnType? Mapping => null;

    /// <summary>How tightly its outermost operator binds; the writer adds parentheses by it.</summary>
    internal virtual Precedence Precedence => Precedence.Atom;

    /// <summary>The collation that a column or <c>Collate</c> gives the text; null for the database's own.</summary>
    internal virtual string? Collation => null;

    /// <summary>A null known before the statement runs.</summary>
    internal virtual bool IsNull => false;

    internal sealed override void Write(SqlWriter writer) => Write(writer, Mapping);

    /// <summary>Writes the expression; values in it are bound as <paramref name="mapping"/> stores them.</summary>
    internal abstract void Write(SqlWriter writer, ColumnType? mapping);
}
