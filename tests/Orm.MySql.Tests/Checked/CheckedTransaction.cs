#pragma warning disable CA2215 // What is wrapped is closed; the base class would close it a second time, synchronously.
using System.Data;
using System.Data.Common;

namespace Orm.MySql.Tests.Checked;

internal sealed class CheckedTransaction(CheckedConnection connection, DbTransaction inner) : DbTransaction
{
    public override IsolationLevel IsolationLevel => inner.IsolationLevel;

    public DbTransaction Inner => inner;

    protected override DbConnection? DbConnection => inner.Connection is null ? null : connection;

    public override void Commit() => throw new InvalidOperationException("Commit was called synchronously.");

    public override void Rollback() => throw new InvalidOperationException("Rollback was called synchronously.");

    public override async Task CommitAsync(CancellationToken cancellationToken = default)
    {
        await inner.CommitAsync(cancellationToken);
        connection.Ended();
    }

    public override async Task RollbackAsync(CancellationToken cancellationToken = default)
    {
        await inner.RollbackAsync(cancellationToken);
        connection.Ended();
    }

    public override async ValueTask DisposeAsync()
    {
        await inner.DisposeAsync();
        connection.Ended();
    }
}
