#pragma warning disable CA2215 // What is wrapped is closed; the base class would close it a second time, synchronously.
using System.Data;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;

namespace Orm.MySql.Tests.Checked;

internal sealed class CheckedCommand(CheckedSource source, CheckedConnection connection, DbCommand inner) : DbCommand
{
    [AllowNull]
    public override string CommandText
    {
        get => inner.CommandText;
        set => inner.CommandText = value;
    }

    public override int CommandTimeout
    {
        get => inner.CommandTimeout;
        set => inner.CommandTimeout = value;
    }

    public override CommandType CommandType
    {
        get => inner.CommandType;
        set => inner.CommandType = value;
    }

    public override bool DesignTimeVisible { get; set; }

    public override UpdateRowSource UpdatedRowSource { get; set; }

    protected override DbConnection? DbConnection
    {
        get => connection;
        set => throw new NotSupportedException();
    }

    protected override DbParameterCollection DbParameterCollection => inner.Parameters;

    protected override DbTransaction? DbTransaction
    {
        get;
        set
        {
            field = value;
            inner.Transaction = (value as CheckedTransaction)?.Inner;
        }
    }

    public override void Cancel() => inner.Cancel();

    public override int ExecuteNonQuery()
    {
        source.Fault("ExecuteNonQuery");
        return inner.ExecuteNonQuery();
    }

    public override object? ExecuteScalar()
    {
        source.Fault("ExecuteScalar");
        return inner.ExecuteScalar();
    }

    public override void Prepare()
    {
        source.Fault("Prepare");
        inner.Prepare();
    }

    public override Task PrepareAsync(CancellationToken cancellationToken = default)
    {
        Check();
        return inner.PrepareAsync(cancellationToken);
    }

    public override async Task<int> ExecuteNonQueryAsync(CancellationToken cancellationToken)
    {
        Check();
        int rows = await inner.ExecuteNonQueryAsync(cancellationToken);
        return source.Executed?.Invoke(CommandText) is { } error ? throw error : rows;
    }

    public override Task<object?> ExecuteScalarAsync(CancellationToken cancellationToken)
    {
        Check();
        return inner.ExecuteScalarAsync(cancellationToken);
    }

    public override ValueTask DisposeAsync() => inner.DisposeAsync();

    protected override DbParameter CreateDbParameter() => inner.CreateParameter();

    protected override DbDataReader ExecuteDbDataReader(CommandBehavior behavior)
    {
        source.Fault("ExecuteReader");
        return inner.ExecuteReader(behavior);
    }

    protected override async Task<DbDataReader> ExecuteDbDataReaderAsync(CommandBehavior behavior, CancellationToken cancellationToken)
    {
        Check();
        return new CheckedReader(source, await inner.ExecuteReaderAsync(behavior, cancellationToken));
    }

    private void Check()
    {
        source.Commands++;
        if (!ReferenceEquals(DbTransaction, connection.Current))
            source.Fault($"A command without the transaction of its connection: {CommandText}");
        if (source.OpenReaders > 0)
            source.Fault($"A command while a reader is open: {CommandText}");
    }
}
