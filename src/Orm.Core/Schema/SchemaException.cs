namespace Orm.Schema;

/// <summary>A change does not fit the schema it is applied to: what it names is missing, or there already.</summary>
public sealed class SchemaException : OrmException
{
    /// <summary>Creates the exception.</summary>
    public SchemaException(string message)
        : base(message)
    {
    }
}
