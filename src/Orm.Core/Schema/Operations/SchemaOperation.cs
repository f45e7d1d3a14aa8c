namespace Orm.Schema;

/// <summary>
/// One change of a schema as plain data. What it makes of a schema is computed here, without a database;
/// <see cref="Dialects.SchemaWriter"/> tells the statements that do the same to a database.
/// </summary>
public abstract record SchemaOperation
{
    private protected SchemaOperation()
    {
    }

    /// <summary>Whether rows or values are lost by it.</summary>
    public virtual bool IsDestructive => false;

    /// <summary>The schema after the change.</summary>
    /// <exception cref="SchemaException">What the change names is missing, or there already.</exception>
    public abstract DatabaseSchema Apply(DatabaseSchema schema);

    /// <summary>The change that leads back to <paramref name="before"/>, the schema that this one was applied to; null where only the author knows one.</summary>
    public abstract SchemaOperation? Reverse(DatabaseSchema before);

    /// <summary>What happens, in a few words: <c>create table users</c>.</summary>
    public abstract override string ToString();
}
