using System.Data.Common;
using System.Globalization;
using System.Security.Authentication;
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
            return new MySqlDriverConnection(this, connection, MySqlDialect.ForServer(connection.ServerVersion, dialect.Storage), session, options);
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
        try
        {
            MySqlSession session = await MySqlSession.JoinAsync(connection, transaction, cancellationToken).ConfigureAwait(false);
            return new MySqlDriverConnection(this, connection, MySqlDialect.ForServer(connection.ServerVersion, dialect.Storage), session, options, transaction);
        }
        catch (Exception exception) when (MySqlErrors.Replace(exception, cancellationToken) is { } other)
        {
            throw other;
        }
    }

    public override async ValueTask EndSessionAsync(DriverConnection lost, CancellationToken cancellationToken)
    {
        var connection = (MySqlDriverConnection)lost;
        // Of several hosts another one may answer.
        if (connection.ThreadId == 0 || source is not MySqlDataSource native || new MySqlConnectionStringBuilder(native.ConnectionString).Server.Contains(',', StringComparison.Ordinal))
            return;
        DbConnection other = await source.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        await using (other.ConfigureAwait(false))
        {
            // A server that started since counts its sessions anew: the number is somebody else's by now. It tells its age in whole seconds,
            // up to one too many.
            object[] uptime = await MySqlSession.AskAsync(other, "SHOW GLOBAL STATUS LIKE 'Uptime'", cancellationToken).ConfigureAwait(false);
            if (Convert.ToInt64(uptime[1], CultureInfo.InvariantCulture) - 1 < connection.Age.TotalSeconds)
                return;
            DbCommand command = other.CreateCommand();
            await using (command.ConfigureAwait(false))
            {
                command.CommandText = string.Create(CultureInfo.InvariantCulture, $"KILL CONNECTION {connection.ThreadId}");
                try
                {
                    await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
                }
                catch (MySqlException exception) when (exception.ErrorCode == MySqlErrorCode.NoSuchThread)
                {
                    // It has ended by itself.
                }
            }
        }
    }

    public override DatabaseError Translate(DbException exception)
    {
        DatabaseError error = MySqlErrors.Translate(exception);
        if (error.Kind is not (DatabaseErrorKind.Other or DatabaseErrorKind.ConnectionLost or DatabaseErrorKind.CommandTimeout))
            return error;
        // A server that refuses the client (its password, its demand for TLS) does so again; one that is not reached may be there later. The
        // driver has one number for both where TLS is concerned.
        bool isRefused = exception.InnerException is AuthenticationException || exception.Message.Contains("SSL", StringComparison.Ordinal);
        return error with { Kind = DatabaseErrorKind.ConnectionLost, IsTransient = !isRefused && (error.IsTransient || error.Kind == DatabaseErrorKind.CommandTimeout) };
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
