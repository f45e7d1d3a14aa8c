using System.Data.Common;
using Orm.Dialects;
using Orm.Execution;
using Orm.Mapping;

namespace Orm;

/// <summary>Turns a driver's error into Orm's exception: kind, names completed from the models, and a message that says what to do.</summary>
internal static class DatabaseErrorFactory
{
    /// <param name="exception">The driver's exception.</param>
    /// <param name="error">What it means.</param>
    /// <param name="database">The product.</param>
    /// <param name="sql">The statement's text.</param>
    /// <param name="models">The models of the database.</param>
    /// <param name="batch">What a flush was writing; it tells what the server does not.</param>
    /// <param name="limit">How long the statement may run, where that is limited.</param>
    public static Exception Create(DbException exception, DatabaseError error, string database, string? sql, IReadOnlyList<ModelInfo> models, FlushBatch? batch = null, TimeSpan? limit = null)
    {
        if (error.Kind == DatabaseErrorKind.Cancelled)
            return new OperationCanceledException("The statement was cancelled.", exception);
        IReadOnlyList<string> candidates = [];
        bool differs = SchemaDifference.Find(ref error, exception.Message, sql, batch?.Table, models);
        if (batch is not null && !differs)
            error = FlushErrors.Complete(error, batch, models, out candidates);
        error = ConstraintFinder.Complete(error, models, out EntityMapper? mapper);
        mapper ??= (batch as EntityBatch)?.Mapper;
        var details = new DatabaseErrorDetails(database, error, sql)
        {
            Entity = mapper?.EntityName,
            Properties = mapper is null ? [] : ConstraintFinder.Properties(mapper, error.Columns),
        };
        string message = WithHint(differs ? SchemaDifference.Describe(details) : Describe(details) + FlushErrors.Describe(candidates), error);
        return error.Kind switch
        {
            DatabaseErrorKind.UniqueViolation => new UniqueViolationException(message, details, exception),
            DatabaseErrorKind.ForeignKeyViolation => new ForeignKeyViolationException(message, details, exception),
            DatabaseErrorKind.NotNullViolation => new NotNullViolationException(message, details, exception),
            DatabaseErrorKind.CheckViolation => new CheckViolationException(message, details, exception),
            DatabaseErrorKind.ValueTooLong => new ValueTooLongException(message, details, exception),
            DatabaseErrorKind.Deadlock => new DeadlockException(message, details, exception),
            DatabaseErrorKind.SerializationFailure => new SerializationFailureException(message, details, exception),
            DatabaseErrorKind.LockTimeout => new LockTimeoutException(message, details, exception),
            DatabaseErrorKind.CommandTimeout => new CommandTimeoutException(message, details, limit, exception),
            DatabaseErrorKind.ConnectionLost => new ConnectionLostException(message, details, exception),
            // The driver's words would show the value.
            DatabaseErrorKind.InvalidValue => new DatabaseException(message, details, exception),
            // Quoted by the hint already.
            DatabaseErrorKind.Syntax when error.Hint is not null => new DatabaseException(message, details, exception),
            _ => new DatabaseException($"{message} The driver says: {exception.Message}", details, exception),
        };
    }

    public static Exception CreateOpening(DbException exception, DatabaseError error, string database, string description)
    {
        var details = new DatabaseErrorDetails(database, error, Sql: null);
        string message = error.Kind switch
        {
            DatabaseErrorKind.Corrupt => $"{database}: {description} cannot be opened: the file is not a database, is encrypted, or is damaged.",
            DatabaseErrorKind.LockTimeout => $"{database}: {description} cannot be opened now, because another process has locked it.",
            DatabaseErrorKind.ReadOnly => $"{database}: {description} is read-only, and opening it needs to write. Open it for reading only.",
            _ => $"{database}: {description} cannot be opened. The driver says: {exception.Message}",
        };
        message = WithHint(message, error);
        return error.Kind switch
        {
            DatabaseErrorKind.LockTimeout => new LockTimeoutException(message, details, exception),
            DatabaseErrorKind.ConnectionLost => new ConnectionLostException(message, details, exception),
            _ => new DatabaseException(message, details, exception),
        };
    }

    /// <summary>The error for a value that was refused before any SQL was sent, typed as the database's own refusal would be.</summary>
    public static DatabaseException CreateRefused(DatabaseErrorKind kind, string message, EntityMapper mapper, int column)
    {
        ColumnInfo info = mapper.Table.Columns[column];
        var error = new DatabaseError(kind, Table: mapper.Table.ToString(), Columns: [info.Name]);
        var details = new DatabaseErrorDetails("", error, Sql: null) { Entity = mapper.EntityName, Properties = [info.Property] };
        return kind switch
        {
            DatabaseErrorKind.ValueTooLong => new ValueTooLongException(message, details, null),
            DatabaseErrorKind.NotNullViolation => new NotNullViolationException(message, details, null),
            _ => new DatabaseException(message, details, null),
        };
    }

    // Drivers' words end without a full stop.
    private static string WithHint(string message, DatabaseError error) =>
        error.Hint is null ? message : $"{message}{(message[^1] is '.' or '?' or '!' or ':' ? "" : ".")} {error.Hint}";

    private static string Describe(DatabaseErrorDetails details)
    {
        DatabaseError error = details.Error;
        string constraint = error.Constraint is null ? "" : $" {error.Constraint}";
        string where = Where(details);
        return error.Kind switch
        {
            DatabaseErrorKind.UniqueViolation => $"{details.Database}: a row with the same value exists already; the unique constraint{constraint}{where} refuses a second one.",
            DatabaseErrorKind.ForeignKeyViolation => $"{details.Database}: the foreign key{constraint}{where} is violated: the row referred to does not exist, or rows still refer to the one that was to go or change.",
            DatabaseErrorKind.NotNullViolation => $"{details.Database}: null was sent for a column that takes none{where}. Assign it before the flush.",
            DatabaseErrorKind.CheckViolation => $"{details.Database}: the row does not satisfy the check constraint{constraint}{where}.",
            DatabaseErrorKind.ValueTooLong => $"{details.Database}: a value is too long for its column{where}.",
            DatabaseErrorKind.NumericOverflow => $"{details.Database}: a number is outside its column's range{where}.",
            DatabaseErrorKind.Deadlock => $"{details.Database}: two transactions waited for each other and this one was chosen to fail. It is rolled back; try the whole unit of work again.",
            DatabaseErrorKind.SerializationFailure => $"{details.Database}: a concurrent transaction changed what this one had read. It is rolled back; try the whole unit of work again.",
            DatabaseErrorKind.LockTimeout => $"{details.Database}: a lock was not to be had in time, because another connection holds it. Keep write transactions short, or raise the time-out.",
            DatabaseErrorKind.CommandTimeout => $"{details.Database}: the statement ran longer than it may and was stopped.",
            DatabaseErrorKind.ConnectionLost => $"{details.Database}: the connection could not be made or was lost.",
            DatabaseErrorKind.ReadOnly => $"{details.Database}: the database is open for reading only, so it cannot be written.",
            DatabaseErrorKind.InvalidValue => $"{details.Database}: a value is not of the form that its type takes, or holds what the database cannot store{where}. The inner exception tells which.",
            DatabaseErrorKind.StorageFull => $"{details.Database}: nothing more could be written{where}, because the disk, or what the database may use of it, is full. Make room, then try again.",
            DatabaseErrorKind.StorageFailure => $"{details.Database}: the database's files could not be read or written. Look at the disk and at the server's log before trying again.",
            DatabaseErrorKind.Corrupt => $"{details.Database}: the file is not a database, is encrypted, or is damaged.",
            DatabaseErrorKind.Syntax when details.Sql is "COMMIT" || details.Sql?.EndsWith("SAVEPOINT", StringComparison.Ordinal) == true => $"{details.Database}: {details.Sql} failed, because the transaction or savepoint is no longer there. Did raw SQL end it?",
            DatabaseErrorKind.Syntax => $"{details.Database}: the statement cannot be run: it names something that is not there, or is not valid SQL. Are the tables created or migrated?",
            _ => $"{details.Database}: the statement failed{where}.",
        };
    }

    private static string Where(DatabaseErrorDetails details)
    {
        DatabaseError error = details.Error;
        if (error.Table is null)
            return "";
        string columns = error.Columns is { Count: > 0 } names ? $" ({string.Join(", ", names)})" : "";
        string entity = details.Entity is null ? "" : details.Properties.Count == 0
            ? $", mapped by {details.Entity}"
            : $", mapped by {details.Entity}.{string.Join($", {details.Entity}.", details.Properties)}";
        return $" of table {error.Table}{columns}{entity}";
    }
}
