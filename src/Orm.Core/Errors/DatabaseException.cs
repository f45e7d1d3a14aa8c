using System.Text;
using Orm.Dialects;

namespace Orm;

/// <summary>
/// A database refused a statement. The message names what is known (database, constraint, table, columns, entity, SQL text), never
/// a value; the driver's own exception is the inner one.
/// </summary>
public class DatabaseException : OrmException
{
    private readonly DatabaseErrorDetails _details;

    internal DatabaseException(string message, DatabaseErrorDetails details, Exception? innerException)
        : base(message, innerException) => _details = details;

    /// <summary>The database's name: which product; empty when a value was refused before anything was sent.</summary>
    public string Database => _details.Database;

    /// <summary>What the error means.</summary>
    public DatabaseErrorKind Kind => _details.Error.Kind;

    /// <summary>The statement's text as sent, with placeholders for its values; null when no statement was running.</summary>
    public string? Sql => _details.Sql;

    /// <summary>The constraint's name, where the database tells it or the model gives it.</summary>
    public string? Constraint => _details.Error.Constraint;

    /// <summary>The table's name, where the database tells it or the model gives it.</summary>
    public string? Table => _details.Error.Table;

    /// <summary>The columns' names, where the database tells them or the model gives them; else empty.</summary>
    public IReadOnlyList<string> Columns => _details.Error.Columns ?? [];

    /// <summary>The class that maps the table, by name, where it is known.</summary>
    public string? Entity => _details.Entity;

    /// <summary>The properties that map the columns, where they are known; else empty.</summary>
    public IReadOnlyList<string> Properties => _details.Properties;

    /// <summary>Whether the same unit of work may succeed when it is tried again from its beginning.</summary>
    public bool IsTransient => _details.Error.IsTransient;

    /// <summary>The query whose automatic flush raised the error; null otherwise.</summary>
    public string? DuringStatement { get; internal set; }

    /// <inheritdoc/>
    public override string Message
    {
        get
        {
            if (Sql is null && DuringStatement is null)
                return base.Message;
            var text = new StringBuilder(base.Message);
            if (Sql is not null)
                text.Append("\nStatement: ").Append(Sql);
            if (DuringStatement is not null)
                text.Append("\nFlushed before: ").Append(DuringStatement);
            return text.ToString();
        }
    }
}
