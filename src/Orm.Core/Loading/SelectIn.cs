using System.Data.Common;
using Orm.Execution;

namespace Orm.Loading;

/// <summary>Reads one row.</summary>
internal delegate void RowHandler(in RowContext row);

/// <summary>Runs a statement whose key filter takes a list of keys, as often as the list's length needs.</summary>
internal static class SelectIn
{
    // Longer lists of keys gain nothing, but hold up the first row.
    private const int MaxArray = 10_000;

    /// <param name="context">Where to read.</param>
    /// <param name="count">How many keys there are.</param>
    /// <param name="width">How many columns a key has.</param>
    /// <param name="one">Whether each key gets a statement of its own, as limits per parent need.</param>
    /// <param name="write">Writes the statement, with its key filter.</param>
    /// <param name="bind">Binds the key at an index, its first column at an ordinal.</param>
    /// <param name="read">Reads a row.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public static async ValueTask RunAsync(
        LoadContext context, int count, int width, bool one, Action<SqlWriter> write, Action<ParameterBinder, int, int> bind, RowHandler read, CancellationToken cancellationToken)
    {
        DriverConnection connection = context.Connection;
        bool arrays = connection.Dialect.Features.ArrayParameters && !one;
        // Half of the limit is left to the parameters of the user's own filter.
        int limit = one ? 1 : Math.Max(1, connection.Dialect.Features.MaxParameters / 2 / width);
        for (int start = 0; start < count;)
        {
            int bucket = Math.Min(count - start, MaxArray);
            int taken = arrays ? bucket : KeyBuckets.Take(count - start, limit, out bucket);
            SqlWriter writer = connection.Writer;
            writer.Reset();
            writer.KeyCount = bucket;
            write(writer);
            PreparedStatement statement = connection.Statements.Rent(writer.Text);
            try
            {
                // In their order, because some protocols know no other.
                writer.Bind(statement.Parameters, 0, writer.FirstKey);
                if (arrays && taken > 1)
                {
                    BindArrays(statement.Parameters, writer.FirstKey, width, start, taken, bind);
                }
                else
                {
                    for (int i = 0; i < bucket; i++)
                        bind(statement.Parameters, writer.FirstKey + i * width, start + Math.Min(i, taken - 1));
                }

                writer.Bind(statement.Parameters, writer.FirstKey, writer.ParameterCount);
                DbDataReader reader = await statement.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
                await using (reader.ConfigureAwait(false))
                {
                    var row = new RowContext(reader, context.Tracker);
                    while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
                        read(in row);
                }
            }
            catch (Exception exception) when (statement.Fails(exception))
            {
                throw;
            }
            finally
            {
                await connection.Statements.ReturnAsync(statement).ConfigureAwait(false);
            }

            start += taken;
        }
    }

    private static void BindArrays(ParameterBinder binder, int ordinal, int width, int start, int count, Action<ParameterBinder, int, int> bind)
    {
        var collector = new ColumnCollector();
        collector.Begin(width, count);
        for (int i = 0; i < count; i++)
            bind(collector, 0, start + i);
        for (int k = 0; k < width; k++)
            collector.BindTo(binder, ordinal + k, k);
    }

    /// <summary>Each entity once, without those that have no row to load for.</summary>
    public static List<T> Distinct<T>(IReadOnlyList<Mapping.IEntity> sources)
        where T : class, Mapping.IEntity
    {
        var seen = new HashSet<T>(sources.Count, ReferenceEqualityComparer.Instance);
        List<T> distinct = new(sources.Count);
        foreach (Mapping.IEntity? source in sources)
        {
            // An outer join gives nulls.
            if (source is T entity && entity.Tracking.HasRow && seen.Add(entity))
                distinct.Add(entity);
        }

        return distinct;
    }
}
