using Orm.Execution;

namespace Orm.Dialects;

/// <summary>How one database says what statements mean: ANSI SQL by default, each difference an override or a feature.</summary>
public abstract class Dialect
{
    /// <summary>The database's name as messages show it.</summary>
    public abstract string Name { get; }

    /// <summary>What the server can do.</summary>
    public abstract DialectFeatures Features { get; }

    /// <summary>Writes a name in quotes, doubling the quote inside it.</summary>
    public virtual void WriteIdentifier(SqlWriter writer, string name) => writer.WriteQuoted(name, '"');

    /// <summary>Writes the placeholder of the parameter with this ordinal, which starts at 0.</summary>
    public abstract void WriteParameter(SqlWriter writer, int ordinal);
}
