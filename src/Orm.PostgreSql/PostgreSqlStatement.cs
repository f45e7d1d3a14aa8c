using System.Data;
using System.Data.Common;
using Npgsql;
using Orm.Execution;

namespace Orm.PostgreSql;

/// <summary>A command that is prepared at its first execution, when the types of its parameters are known, and again if they change.</summary>
internal sealed class PostgreSqlStatement : PreparedStatement
{
    private readonly NpgsqlConnection _connection;
    private readonly PostgreSqlConnection _owner;
    private readonly NpgsqlCommand _command;
    private readonly PostgreSqlBinder _binder;
    private bool _isPrepared;

    public PostgreSqlStatement(PostgreSqlConnection owner, NpgsqlConnection connection, string sql)
        : base(sql)
    {
        _owner = owner;
        _connection = connection;
        _command = new NpgsqlCommand(sql, connection);
        _binder = new PostgreSqlBinder(_command.Parameters);
    }

    public override ParameterBinder Parameters => _binder;

    // How often the server had to parse the text on this connection.
    internal int PreparedCount { get; private set; }

    public override async ValueTask<DbDataReader> ExecuteReaderAsync(CancellationToken cancellationToken)
    {
        await PrepareAsync(cancellationToken).ConfigureAwait(false);
        return await _command.ExecuteReaderAsync(CommandBehavior.Default, cancellationToken).ConfigureAwait(false);
    }

    public override async ValueTask<int> ExecuteAsync(CancellationToken cancellationToken)
    {
        await PrepareAsync(cancellationToken).ConfigureAwait(false);
        return await _command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
    }

    public override async ValueTask DisposeAsync()
    {
        if (_isPrepared && _connection.State == ConnectionState.Open)
            await _command.UnprepareAsync(CancellationToken.None).ConfigureAwait(false);
        await _command.DisposeAsync().ConfigureAwait(false);
    }

    protected override void Release() => _binder.Forget();

    private ValueTask PrepareAsync(CancellationToken cancellationToken)
    {
        _command.Transaction = (NpgsqlTransaction?)_owner.Transaction;
        return _isPrepared && !_binder.TypesChanged ? default : PrepareSlowAsync(cancellationToken);
    }

    private async ValueTask PrepareSlowAsync(CancellationToken cancellationToken)
    {
        if (_isPrepared)
        {
            _isPrepared = false;
            await _command.UnprepareAsync(cancellationToken).ConfigureAwait(false);
        }

        await _command.PrepareAsync(cancellationToken).ConfigureAwait(false);
        PreparedCount++;
        _isPrepared = true;
        _binder.TypesChanged = false;
    }
}
