using System.Data.Common;
using System.Net.Sockets;
using Npgsql;
using Orm.Dialects;
using Orm.Execution;
using Orm.PostgreSql.Copy;

namespace Orm.PostgreSql;

/// <summary>Opens connections to one server (or the fitting one of several), by a data source of its own or of the application's.</summary>
internal sealed class PostgreSqlConnectionSource(NpgsqlDataSource source, bool ownsSource, Preparation preparation, string description, DatabaseOptions options) : ConnectionSource
{
    private int _types;

    public override Dialect Dialect => PostgreSqlDialect.Instance;

    public override string Description => description;

    /// <summary>When statements are prepared.</summary>
    public Preparation Preparation => preparation;

    /// <summary>How long a statement may run, as the database's options say; infinite leaves it to the data source.</summary>
    public TimeSpan CommandTimeout => options.CommandTimeout;

    /// <summary>The types of the server's columns, as COPY needs them.</summary>
    public CopyColumns CopyColumns { get; } = new();

    /// <summary>Grows when types were created or dropped: connections that were open then do not know them.</summary>
    public int Types => Volatile.Read(ref _types);

    /// <summary>Called by the connection that changed types, and knows them by now.</summary>
    public int TypesChanged() => Interlocked.Increment(ref _types);

    public override async ValueTask<DriverConnection> OpenAsync(CancellationToken cancellationToken) =>
        Wrap(await source.OpenConnectionAsync(cancellationToken).ConfigureAwait(false), null);

    /// <summary>Opens a connection beside those of the pool, which its caller closes.</summary>
    public ValueTask<NpgsqlConnection> OpenAnotherAsync(CancellationToken cancellationToken) => source.OpenConnectionAsync(cancellationToken);

    public override ValueTask<DriverConnection> JoinAsync(DbTransaction transaction, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(transaction);
        if (transaction is not NpgsqlTransaction joined)
            throw new ArgumentException($"The transaction is of {transaction.GetType().Name}, but this database is used through Npgsql. Give a transaction that an NpgsqlConnection began.", nameof(transaction));
        if (joined.Connection is not { } connection)
            throw new ArgumentException("The transaction has ended, so that there is nothing to join. Open the session before it is committed or rolled back.", nameof(transaction));
        return new ValueTask<DriverConnection>(Wrap(connection, joined));
    }

    // Behind a pooler the number is not the server's, and of several hosts another one may answer.
    public override async ValueTask EndSessionAsync(DriverConnection lost, CancellationToken cancellationToken)
    {
        var connection = (PostgreSqlConnection)lost;
        if (preparation == Preparation.Never || source is NpgsqlMultiHostDataSource)
            return;
        NpgsqlConnection other = await source.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        await using (other.ConfigureAwait(false))
        {
            // Numbers are given again: a session that began at another time is somebody else's.
            var command = new NpgsqlCommand(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid = $1 AND usename = current_user AND abs(extract(epoch FROM clock_timestamp() - backend_start) - $2) < 5",
                other);
            command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = connection.ProcessId });
            command.Parameters.Add(new NpgsqlParameter<double> { TypedValue = connection.Age.TotalSeconds });
            await using (command.ConfigureAwait(false))
                await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    public override DatabaseError Translate(DbException exception)
    {
        DatabaseError error = PostgreSqlErrors.Translate(exception);
        if (error.Kind is not (DatabaseErrorKind.Other or DatabaseErrorKind.ConnectionLost or DatabaseErrorKind.CommandTimeout))
            return error;
        // A server that refuses the client (its password, its demand for TLS) does so again; one that is not reached may be there later.
        return error with
        {
            Kind = DatabaseErrorKind.ConnectionLost,
            IsTransient = exception is PostgresException ? error.IsTransient : MayPass(exception),
            Hint = error.Hint ?? exception.InnerException?.Message,
        };
    }

    private static bool MayPass(Exception? exception) => exception switch
    {
        AggregateException several => several.InnerExceptions.Any(MayPass),
        IOException or SocketException or TimeoutException => true,
        null => false,
        _ => MayPass(exception.InnerException),
    };

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync().ConfigureAwait(false);
        if (ownsSource)
            await source.DisposeAsync().ConfigureAwait(false);
    }

    private PostgreSqlConnection Wrap(NpgsqlConnection connection, NpgsqlTransaction? joined) =>
        new(this, connection, PostgreSqlDialect.OfServer(connection.PostgreSqlVersion), options.StatementCacheSize, joined);
}
