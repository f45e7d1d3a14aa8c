using System.Data;
using Orm.Diagnostics;

namespace Orm.Sessions;

/// <summary>Runs a unit of work in a session and a transaction of its own, from its beginning again where the error is a passing one.</summary>
internal static class TransactionRunner
{
    public static async ValueTask<T> RunAsync<TSession, T>(
        Func<TSession> open, Func<TSession, ValueTask<T>> work, Database database, IsolationLevel isolationLevel, CancellationToken cancellationToken)
        where TSession : Session
    {
        RetryPolicy policy = database.Options.Retry;
        for (int retry = 1; ; retry++)
        {
            try
            {
                return await RunOnceAsync(open, work, isolationLevel, cancellationToken).ConfigureAwait(false);
            }
            catch (OrmException exception) when (retry <= policy.MaxRetries && IsTransient(exception))
            {
                OrmEvents.UnitOfWorkRetried(database.Watch.Logger, retry, StatementWatch.ErrorType(exception.InnerException as DatabaseException ?? (Exception)exception));
                await Task.Delay(policy.DelayBefore(retry), cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private static async ValueTask<T> RunOnceAsync<TSession, T>(
        Func<TSession> open, Func<TSession, ValueTask<T>> work, IsolationLevel isolationLevel, CancellationToken cancellationToken)
        where TSession : Session
    {
        TSession session = open();
        await using (session.ConfigureAwait(false))
        {
            SessionTransaction transaction = await session.BeginAsync(isolationLevel, cancellationToken).ConfigureAwait(false);
            await using (transaction.ConfigureAwait(false))
            {
                T result = await work(session).ConfigureAwait(false);
                await transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
                return result;
            }
        }
    }

    // Work that caught the error itself meets it again as the refusal of its next statement. A commit whose outcome nobody knows is never repeated.
    private static bool IsTransient(OrmException exception) =>
        exception is DatabaseException { IsTransient: true } or SessionFailedException { InnerException: DatabaseException { IsTransient: true } };
}
