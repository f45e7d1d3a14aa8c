namespace Orm.Dialects;

/// <summary>What a database's error means, whatever its number.</summary>
public enum DatabaseErrorKind
{
    /// <summary>Anything without a kind of its own.</summary>
    Other,

    /// <summary>A unique constraint or primary key.</summary>
    UniqueViolation,

    /// <summary>A foreign key, on either side.</summary>
    ForeignKeyViolation,

    /// <summary>Null in a column that takes none.</summary>
    NotNullViolation,

    /// <summary>A check constraint.</summary>
    CheckViolation,

    /// <summary>A value longer than its column.</summary>
    ValueTooLong,

    /// <summary>A number outside its column's range.</summary>
    NumericOverflow,

    /// <summary>Two transactions waited for each other, and this one was chosen to fail.</summary>
    Deadlock,

    /// <summary>The isolation level could not be kept.</summary>
    SerializationFailure,

    /// <summary>A lock was not to be had in time, or the whole database was locked.</summary>
    LockTimeout,

    /// <summary>The statement's time ran out.</summary>
    CommandTimeout,

    /// <summary>The statement was cancelled.</summary>
    Cancelled,

    /// <summary>The connection was lost or could not be made.</summary>
    ConnectionLost,

    /// <summary>A table, column or function that is not there, or a statement the server cannot parse.</summary>
    Syntax,

    /// <summary>The database was opened read-only.</summary>
    ReadOnly,

    /// <summary>The file is no database, or is damaged.</summary>
    Corrupt,

    /// <summary>A value that its type cannot hold or read: malformed text of a number or date, a character that cannot be stored.</summary>
    InvalidValue,

    /// <summary>The disk, or what the database may use of it, is full.</summary>
    StorageFull,

    /// <summary>The database's files could not be read or written.</summary>
    StorageFailure,
}
