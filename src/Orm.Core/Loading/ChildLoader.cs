using System.Data.Common;
using Orm.Execution;
using Orm.Mapping;
using Orm.UnitOfWork;

namespace Orm.Loading;

/// <summary>Reads the rows that refer to given entities by a foreign key, as tracked entities: what cascades need, without filters or order.</summary>
internal static class ChildLoader
{
    public static async ValueTask<List<IEntity>> LoadAsync(
        RelationshipInfo relationship, List<IEntity> parents, ChangeTracker tracker, DriverConnection connection, CancellationToken cancellationToken)
    {
        List<IEntity> children = [];
        List<IEntity> unloaded = parents.FindAll(p => p.Tracking.HasRow && !relationship.IsCompletelyLoaded(p));
        if (unloaded.Count == 0 || relationship.ForeignKeyInfo is not { } key || relationship.HoldsForeignKey)
            return children;
        int widest = Math.Max(1, connection.Dialect.Features.MaxParameters / key.Columns.Length);
        for (int start = 0; start < unloaded.Count;)
        {
            int count = KeyBuckets.Take(unloaded.Count - start, widest, out int bucket);
            await LoadBatchAsync(relationship, key, unloaded, start, count, bucket, children, tracker, connection, cancellationToken).ConfigureAwait(false);
            start += count;
        }

        return children;
    }

    private static async ValueTask LoadBatchAsync(
        RelationshipInfo relationship, ForeignKeyInfo key, List<IEntity> parents, int start, int count, int bucket, List<IEntity> children, ChangeTracker tracker, DriverConnection connection, CancellationToken cancellationToken)
    {
        EntityMapper target = relationship.Target();
        SqlWriter writer = connection.Writer;
        writer.Reset();
        RowSelect.Write(writer, target.Table);
        KeyBuckets.WriteIn(writer, Array.ConvertAll(key.Columns, c => target.Table.Columns[c].Name), bucket);
        PreparedStatement statement = connection.Statements.Rent(writer.Text);
        try
        {
            for (int i = 0; i < bucket; i++)
            {
                IEntity parent = parents[start + Math.Min(i, count - 1)];
                for (int k = 0; k < key.PrincipalColumns.Length; k++)
                    parent.Mapper.BindOriginal(statement.Parameters, i * key.Columns.Length + k, parent, key.PrincipalColumns[k]);
            }

            DbDataReader reader = await statement.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
            await using (reader.ConfigureAwait(false))
            {
                while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
                    children.Add(target.MaterializeAny(tracker, reader, 0));
            }
        }
        finally
        {
            await connection.Statements.ReturnAsync(statement).ConfigureAwait(false);
        }
    }
}
