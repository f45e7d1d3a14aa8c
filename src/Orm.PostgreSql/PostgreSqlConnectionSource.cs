using System.Data.Common;
using Npgsql;
using Orm.Dialects;
using Orm.Execution;

namespace Orm.PostgreSql;

/// <summary>Opens connections to one server.</summary>
internal sealed class PostgreSqlConnectionSource(NpgsqlDataSource source, string description, DatabaseOptions options) : ConnectionSource
{
    private int _types;

    public override Dialect Dialect => PostgreSqlDialect.Instance;

    public override string Description => description;

    public override async ValueTask<DriverConnection> OpenAsync(CancellationToken cancellationToken) =>
        new PostgreSqlConnection(this, await source.OpenConnectionAsync(cancellationToken).ConfigureAwait(false), options);

    /// <summary>Grows when types were created or dropped: connections that were open then do not know them.</summary>
    public int Types => Volatile.Read(ref _types);

    /// <summary>Called by the connection that changed types, and knows them by now.</summary>
    public int TypesChanged() => Interlocked.Increment(ref _types);

    public override DatabaseError Translate(DbException exception)
    {
        DatabaseError error = PostgreSqlErrors.Translate(exception);
        return error.Kind == DatabaseErrorKind.Other ? error with { Kind = DatabaseErrorKind.ConnectionLost } : error;
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync().ConfigureAwait(false);
        await source.DisposeAsync().ConfigureAwait(false);
    }
}
