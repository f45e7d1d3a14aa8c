using System.Data.Common;
using MySqlConnector;
using Orm.Dialects;
using Orm.Execution;

namespace Orm.MySql;

/// <summary>Opens connections to one server, or takes them from the user's own data source.</summary>
internal sealed class MySqlConnectionSource(DbDataSource source, bool ownsSource, MySqlDialect dialect, string description, DatabaseOptions options) : ConnectionSource
{
    private Type? _connectionType;

    public override Dialect Dialect => dialect;

    public override string Description => description;

    public override async ValueTask<DriverConnection> OpenAsync(CancellationToken cancellationToken)
    {
        DbConnection? connection = null;
        try
        {
            connection = await source.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
            MySqlSession session = await MySqlSession.BeginAsync(connection, cancellationToken).ConfigureAwait(false);
            return new MySqlDriverConnection(connection, MySqlDialect.ForServer(connection.ServerVersion, dialect.Storage), session, options);
        }
        catch (Exception exception)
        {
            if (connection is not null)
                await connection.DisposeAsync().ConfigureAwait(false);
            if (MySqlErrors.Replace(exception, cancellationToken) is { } other)
                throw other;
            throw;
        }
    }

    public override async ValueTask<DriverConnection> JoinAsync(DbTransaction transaction, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(transaction);
        if (transaction.Connection is not { } connection)
            throw new ArgumentException("The transaction has ended: it has no connection any more.", nameof(transaction));
        if (connection is MySqlConnection ? transaction is not MySqlTransaction : connection.GetType() != (_connectionType ??= TypeOfConnections()))
            throw new ArgumentException($"The transaction is of {transaction.GetType().FullName}, but this database is reached through MySqlConnector: begin it on a MySqlConnection.", nameof(transaction));
        MySqlSession session = await MySqlSession.JoinAsync(connection, transaction, cancellationToken).ConfigureAwait(false);
        return new MySqlDriverConnection(connection, MySqlDialect.ForServer(connection.ServerVersion, dialect.Storage), session, options, transaction);
    }

    public override DatabaseError Translate(DbException exception)
    {
        DatabaseError error = MySqlErrors.Translate(exception);
        return error.Kind == DatabaseErrorKind.Other ? error with { Kind = DatabaseErrorKind.ConnectionLost } : error;
    }

    // The user's source may wrap its connections.
    private Type TypeOfConnections()
    {
        using DbConnection connection = source.CreateConnection();
        return connection.GetType();
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync().ConfigureAwait(false);
        if (ownsSource)
            await source.DisposeAsync().ConfigureAwait(false);
    }
}
