using System.Data;
using System.Data.Common;
using System.Runtime.CompilerServices;
using Npgsql;
using Orm.Execution;

namespace Orm.PostgreSql;

/// <summary>
/// A command that is prepared at an early execution, when the types of its parameters are known. One whose types change
/// afterwards runs unprepared while they differ.
/// </summary>
internal sealed class PostgreSqlStatement : PreparedStatement
{
    private const string PlanChanged = "0A000";

    private readonly PostgreSqlConnection _owner;
    private readonly NpgsqlCommand _command;
    private readonly PostgreSqlBinder _binder;
    private int _seconds;
    private bool _wasUsed;
    private bool _isExplicit;
    private bool _isDescribed;

    public PostgreSqlStatement(PostgreSqlConnection owner, NpgsqlConnection connection, string sql)
        : base(sql)
    {
        _owner = owner;
        _seconds = owner.CommandSeconds;
        _command = new NpgsqlCommand(owner.TextOf(sql), connection) { CommandTimeout = _seconds };
        _binder = new PostgreSqlBinder(_command.Parameters);
    }

    public override ParameterBinder Parameters => _binder;

    internal bool IsPrepared => _command.IsPrepared;

    // Awaited once, and by Orm alone: the state of the call is used again.
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public override async ValueTask<DbDataReader> ExecuteReaderAsync(CancellationToken cancellationToken)
    {
        if (NeedsAttention)
            await AttendAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            DbDataReader reader = await _command.ExecuteReaderAsync(CommandBehavior.Default, cancellationToken).ConfigureAwait(false);
            _isDescribed = true;
            return reader;
        }
        catch (PostgresException exception) when (MayRunAgain(exception))
        {
            return await _command.ExecuteReaderAsync(CommandBehavior.Default, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception) when (Failed())
        {
            throw;
        }
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public override async ValueTask<int> ExecuteAsync(CancellationToken cancellationToken)
    {
        if (NeedsAttention)
            await AttendAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            int rows = await _command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
            _isDescribed = true;
            return rows;
        }
        catch (PostgresException exception) when (MayRunAgain(exception))
        {
            return await _command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception) when (Failed())
        {
            throw;
        }
    }

    /// <summary>Called when the statement was executed: from now on a failure leaves it as it was.</summary>
    public void Succeeded() => _isDescribed = true;

    /// <summary>
    /// Called when the statement failed. At its first execution Npgsql takes it for prepared although it may not have heard of its columns
    /// (npgsql/npgsql#6391), so that the next one is sent under another text.
    /// </summary>
    /// <returns>False, for the filter of a catch clause.</returns>
    public bool Failed()
    {
        if (!_isDescribed && _owner.Preparation == Preparation.AtFirstUse)
            _command.CommandText = _owner.Rephrase(Sql);
        return false;
    }

    public override async ValueTask DisposeAsync()
    {
        // What Npgsql prepared automatically it also closes, when its place is needed.
        if (_isExplicit && _owner.IsUsable)
            await _command.UnprepareAsync(CancellationToken.None).ConfigureAwait(false);
        await _command.DisposeAsync().ConfigureAwait(false);
    }

    protected override void Release() => _binder.Forget();

    private bool NeedsAttention => _binder.TypesChanged || _seconds != _owner.CommandSeconds || (_owner.Preparation == Preparation.AtSecondUse && !_isExplicit);

    private async ValueTask AttendAsync(CancellationToken cancellationToken)
    {
        // The limit of the session that has the connection now.
        if (_seconds != _owner.CommandSeconds)
            _command.CommandTimeout = _seconds = _owner.CommandSeconds;
        if (_binder.TypesChanged)
        {
            _binder.TypesChanged = _isDescribed = false;
            if (_isExplicit)
                await _command.UnprepareAsync(cancellationToken).ConfigureAwait(false);
            else if (_wasUsed)
                _command.CommandText = _owner.TextOf(Sql);
            _isExplicit = false;
        }

        if (_wasUsed && _owner.Preparation == Preparation.AtSecondUse)
        {
            await _command.PrepareAsync(cancellationToken).ConfigureAwait(false);
            _isExplicit = true;
        }

        _wasUsed = true;
    }

    // A filter, so that whoever watches the first error sees it where it was raised.
    private bool MayRunAgain(PostgresException exception)
    {
        _owner.Failed(exception);
        // The table was altered since the statement was prepared: nothing was run, and outside a transaction nothing is lost.
        return exception is { SqlState: PlanChanged, Routine: "RevalidateCachedQuery" } && _owner.Transaction is null;
    }
}
