namespace Orm.Migrations;

/// <summary>Revisions do not fit together, or do not fit the database. Nothing was changed, unless the message says so.</summary>
public sealed class MigrationException : OrmException
{
    /// <summary>Creates the exception.</summary>
    public MigrationException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception with its cause.</summary>
    public MigrationException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }
}
