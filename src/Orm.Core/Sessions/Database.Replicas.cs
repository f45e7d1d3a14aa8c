using System.Data.Common;
using Orm.Diagnostics;
using Orm.Dialects;
using Orm.Execution;
using Orm.Sessions;

namespace Orm;

public sealed partial class Database
{
    private readonly Replica[] _replicas;
    private int _nextReplica;

    /// <summary>The replicas that reads go to, and how they are; empty where none were given.</summary>
    public IReadOnlyList<ReplicaStatus> Replicas => Array.ConvertAll(_replicas, static r => r.Status);

    internal bool HasReplicas => _replicas.Length > 0;

    /// <summary>Rents a connection to a replica, one after the other in turn; to the primary where none can be reached.</summary>
    internal async ValueTask<DriverConnection> RentReplicaAsync(object? holder, CancellationToken cancellationToken)
    {
        if (System.Transactions.Transaction.Current is not null)
            throw RefuseAmbient();
        int first = (int)((uint)Interlocked.Increment(ref _nextReplica) % (uint)_replicas.Length);
        for (int i = 0; i < _replicas.Length; i++)
        {
            Replica replica = _replicas[(first + i) % _replicas.Length];
            if (!replica.MayBeTried())
                continue;
            try
            {
                DriverConnection connection = await replica.Pool.RentAsync(cancellationToken).ConfigureAwait(false);
                replica.Succeeded();
                connection.Holder = holder;
                return connection;
            }
            catch (Exception exception) when (exception is DbException or TimeoutException or IOException && !cancellationToken.IsCancellationRequested)
            {
                replica.Failed();
            }
        }

        return await RentAsync(holder, cancellationToken).ConfigureAwait(false);
    }

    private static Replica[] CreateReplicas(DatabaseUrl? primary, DatabaseOptions options)
    {
        List<DatabaseUrl> urls = [];
        if (primary is not null && primary.Options.TryGetValue(PoolUrlOptions.Replica, out string? hosts))
            urls.AddRange(hosts.Split(',').Select(primary.AtHost));
        foreach (string url in options.Replicas)
            urls.Add(DatabaseUrl.Parse(url));
        return
        [
            .. urls.Select(url => new Replica(DialectRegistry.Find(url).CreateSource(url, options), options, new DatabaseWatch(options, url))),
        ];
    }
}
