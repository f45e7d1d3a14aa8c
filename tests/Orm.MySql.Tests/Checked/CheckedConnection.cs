#pragma warning disable CA2215 // What is wrapped is closed; the base class would close it a second time, synchronously.
using System.Data;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;

namespace Orm.MySql.Tests.Checked;

internal sealed class CheckedConnection(CheckedSource source, DbConnection inner) : DbConnection
{
    private bool _isOpen;

    [AllowNull]
    public override string ConnectionString
    {
        get => inner.ConnectionString;
        set => inner.ConnectionString = value;
    }

    public override string Database => inner.Database;

    public override string DataSource => inner.DataSource;

    public override string ServerVersion => inner.ServerVersion;

    public override ConnectionState State => inner.State;

    public DbTransaction? Current { get; private set; }

    public DbConnection Inner => inner;

    public override void Open()
    {
        source.Fault("Open");
        inner.Open();
    }

    public override async Task OpenAsync(CancellationToken cancellationToken)
    {
        await inner.OpenAsync(cancellationToken);
        _isOpen = true;
        source.ConnectionOpened();
    }

    public override void Close()
    {
        source.Fault("Close");
        inner.Close();
    }

    public override async Task CloseAsync()
    {
        if (_isOpen)
            source.ConnectionClosed();
        _isOpen = false;
        await inner.CloseAsync();
    }

    public override async ValueTask DisposeAsync()
    {
        await CloseAsync();
        await inner.DisposeAsync();
    }

    public override void ChangeDatabase(string databaseName) => source.Fault("ChangeDatabase");

    public void Ended() => Current = null;

    protected override DbTransaction BeginDbTransaction(IsolationLevel isolationLevel)
    {
        source.Fault("BeginTransaction");
        return inner.BeginTransaction(isolationLevel);
    }

    protected override async ValueTask<DbTransaction> BeginDbTransactionAsync(IsolationLevel isolationLevel, CancellationToken cancellationToken) =>
        Current = new CheckedTransaction(this, await inner.BeginTransactionAsync(isolationLevel, cancellationToken));

    protected override DbCommand CreateDbCommand() => new CheckedCommand(source, this, inner.CreateCommand());
}
