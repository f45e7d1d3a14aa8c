using System.Data;
using System.Data.Common;
using System.Runtime.CompilerServices;
using MySqlConnector;
using Orm.Execution;

namespace Orm.MySql;

/// <summary>
/// A command that is prepared at its first execution. What the protocol of prepared statements does not serve is sent as text, the
/// values written by the driver.
/// </summary>
internal sealed class MySqlStatement : PreparedStatement
{
    private readonly MySqlDriverConnection _owner;
    private readonly DbCommand _command;
    private readonly MySqlBinder _binder;
    private readonly TransactionEffect _effect;
    private readonly bool _isInsert;
    private bool _isPrepared;
    private int _seconds;

    public MySqlStatement(MySqlDriverConnection owner, DbCommand command, bool isText)
        : base(command.CommandText)
    {
        _owner = owner;
        _command = command;
        _seconds = command.CommandTimeout;
        // Several statements would be prepared, and then executed, one by one.
        _isPrepared = isText;
        _effect = SessionState.EffectOf(command.CommandText);
        // Other drivers tell the key that they were told in ways of their own; the server tells it to all.
        _isInsert = owner.Dialect.Features.LastInsertId && !owner.IsNative && command.CommandText.StartsWith("INSERT", StringComparison.OrdinalIgnoreCase);
        _binder = new MySqlBinder(command, owner.GuidsAsText, reuseBoxes: owner.IsNative);
    }

    public override ParameterBinder Parameters => _binder;

    // How often the text was sent to be prepared.
    internal int PreparedCount { get; private set; }

    // Awaited once, and by Orm alone: the state of the call is used again.
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public override async ValueTask<DbDataReader> ExecuteReaderAsync(CancellationToken cancellationToken)
    {
        try
        {
            using ExecutionWatch watch = _owner.Watch(cancellationToken);
            if (!_isPrepared)
                await PrepareAsync(cancellationToken).ConfigureAwait(false);
            KeepLimit();
            _owner.RequireOpen();
            await _owner.PassAsync(_effect, cancellationToken).ConfigureAwait(false);
            return new MySqlRowReader(_owner, await _command.ExecuteReaderAsync(CommandBehavior.Default, cancellationToken).ConfigureAwait(false));
        }
        catch (Exception exception) when (MySqlErrors.Replace(exception, cancellationToken) is { } other)
        {
            throw other;
        }
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public override async ValueTask<int> ExecuteAsync(CancellationToken cancellationToken)
    {
        try
        {
            using ExecutionWatch watch = _owner.Watch(cancellationToken);
            if (!_isPrepared)
                await PrepareAsync(cancellationToken).ConfigureAwait(false);
            KeepLimit();
            _owner.RequireOpen();
            await _owner.PassAsync(_effect, cancellationToken).ConfigureAwait(false);
            int matched = await _command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
            if (_command is MySqlCommand native)
                _owner.LastKey = native.LastInsertedId;
            else if (_isInsert)
                await _owner.ReadLastKeyAsync(cancellationToken).ConfigureAwait(false);
            return matched;
        }
        catch (Exception exception) when (MySqlErrors.Replace(exception, cancellationToken) is { } other)
        {
            throw other;
        }
    }

    public override ValueTask DisposeAsync()
    {
        if (PreparedCount > 0)
            _owner.Abandon();
        return _command.DisposeAsync();
    }

    protected override void Release() => _binder.Forget();

    // The limit of the session that has the connection now.
    private void KeepLimit()
    {
        if (_seconds != _owner.CommandSeconds)
            _command.CommandTimeout = _seconds = _owner.CommandSeconds;
    }

    private async ValueTask PrepareAsync(CancellationToken cancellationToken)
    {
        _owner.RequireOpen();
        // The driver's command time-out is that of executions.
        using CancellationTokenSource? limit = _owner.Limit(cancellationToken);
        CancellationToken limited = limit?.Token ?? cancellationToken;
        try
        {
            using ExecutionWatch watch = _owner.Watch(limited);
            await _command.PrepareAsync(limited).ConfigureAwait(false);
            PreparedCount++;
        }
        catch (Exception exception) when (limited.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new MySqlTimeoutException(exception);
        }
        catch (DbException exception) when (MySqlErrors.CannotBePrepared(exception))
        {
            // Runs as text from now on.
        }

        _isPrepared = true;
    }
}
