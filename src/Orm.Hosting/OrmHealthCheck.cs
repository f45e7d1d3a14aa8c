using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Orm.Hosting;

/// <summary>Asks the database for an answer, over a connection of the pool, and then each of its replicas.</summary>
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
            await AskAsync(ConnectionRole.Primary, cancellationToken).ConfigureAwait(false);
            // Reads go to the replicas in turn; one that does not answer is left out, and its reads go elsewhere.
            for (int i = 0; i < database.Replicas.Count; i++)
                await AskAsync(ConnectionRole.Replica, cancellationToken).ConfigureAwait(false);
            string[] lost = [.. database.Replicas.Where(static r => !r.IsAvailable).Select(static r => r.Address)];
            if (lost.Length == 0)
                return HealthCheckResult.Healthy("The database answers.", data);
            data["lost"] = lost;
            return HealthCheckResult.Degraded($"The database answers, but {lost.Length} of its {database.Replicas.Count} replicas do not: {string.Join(", ", lost)}.", null, data);
        }
        catch (Exception exception) when (exception is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            return new HealthCheckResult(context.Registration.FailureStatus, $"The database does not answer: {exception.Message}", exception, data);
        }
    }

    private async Task AskAsync(ConnectionRole role, CancellationToken cancellationToken)
    {
        Session session = database.OpenSession(options => options.ReadFrom = role);
        await using (session.ConfigureAwait(false))
            await session.Sql($"select 1").ScalarAsync<long>(cancellationToken).ConfigureAwait(false);
    }
}
