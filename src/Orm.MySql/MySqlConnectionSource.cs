using System.Data.Common;
using Orm.Dialects;
using Orm.Execution;

namespace Orm.MySql;

/// <summary>Opens connections to one server, or takes them from the user's own data source.</summary>
internal sealed class MySqlConnectionSource(DbDataSource source, bool ownsSource, MySqlDialect dialect, string description, DatabaseOptions options) : ConnectionSource
{
    public override Dialect Dialect => dialect;

    public override string Description => description;

    public override async ValueTask<DriverConnection> OpenAsync(CancellationToken cancellationToken)
    {
        DbConnection connection = await source.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            MySqlSession session = await MySqlSession.BeginAsync(connection, cancellationToken).ConfigureAwait(false);
            return new MySqlDriverConnection(connection, MySqlDialect.ForServer(connection.ServerVersion, dialect.Storage), session, options);
        }
        catch
        {
            await connection.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    public override DatabaseError Translate(DbException exception)
    {
        DatabaseError error = MySqlErrors.Translate(exception);
        return error.Kind == DatabaseErrorKind.Other ? error with { Kind = DatabaseErrorKind.ConnectionLost } : error;
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync().ConfigureAwait(false);
        if (ownsSource)
            await source.DisposeAsync().ConfigureAwait(false);
    }
}
