using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Orm.Hosting;

/// <summary>Asks the database for an answer, over a connection of the pool.</summary>
internal sealed class OrmHealthCheck(Database database) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        PoolStatistics pool = database.Pool;
        var data = new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["database"] = database.ToString(),
            ["open"] = pool.Open,
            ["inUse"] = pool.InUse,
            ["waiting"] = pool.Waiting,
        };
        try
        {
            Session session = database.OpenSession();
            await using (session.ConfigureAwait(false))
                await session.Sql($"select 1").ScalarAsync<long>(cancellationToken).ConfigureAwait(false);
            return HealthCheckResult.Healthy("The database answers.", data);
        }
        catch (Exception exception) when (exception is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            return new HealthCheckResult(context.Registration.FailureStatus, $"The database does not answer: {exception.Message}", exception, data);
        }
    }
}
