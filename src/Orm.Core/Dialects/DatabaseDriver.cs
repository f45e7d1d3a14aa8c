using System.Data.Common;
using Orm.Execution;

namespace Orm.Dialects;

/// <summary>What a dialect package registers: the URL schemes it serves, and how a URL becomes a source of connections.</summary>
public abstract class DatabaseDriver
{
    /// <summary>The database's name as messages show it.</summary>
    public abstract string Name { get; }

    /// <summary>The URL schemes that the driver serves, in lower case, without driver suffix.</summary>
    public abstract IReadOnlyList<string> Schemes { get; }

    /// <summary>The driver suffixes accepted after <c>+</c> in the scheme, in lower case.</summary>
    public virtual IReadOnlyList<string> Suffixes => [];

    /// <summary>Makes what opens connections. Checks the URL and its options; does no input or output.</summary>
    /// <exception cref="DatabaseUrlException">The URL names an option or a value that the driver does not know.</exception>
    public abstract ConnectionSource CreateSource(DatabaseUrl url, DatabaseOptions options);

    /// <summary>Opens connections by a data source of the application's own, which is not disposed; null when it is another driver's.</summary>
    public virtual ConnectionSource? CreateSource(DbDataSource source, DatabaseOptions options) => null;

    /// <summary>Makes what opens connections by a data source of the application's own, whatever driver it is of.</summary>
    /// <param name="source">The data source, which is never disposed here.</param>
    /// <param name="url">The scheme, and the options of the dialect.</param>
    /// <param name="options">The options.</param>
    /// <exception cref="NotSupportedException">This package works with its own driver only.</exception>
    public virtual ConnectionSource CreateSource(DbDataSource source, DatabaseUrl url, DatabaseOptions options) =>
        CreateSource(source, options)
        ?? throw new NotSupportedException($"The package of {Name} works with the data sources of its own driver only, and {source?.GetType().Name} is none.");
}
