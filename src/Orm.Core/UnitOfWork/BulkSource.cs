using Orm.Mapping;

namespace Orm.UnitOfWork;

/// <summary>Gives the entities of a bulk write chunk by chunk, so that no more than one chunk is in memory.</summary>
internal abstract class BulkSource : IAsyncDisposable
{
    public static BulkSource Of(IEnumerable<IEntity> entities) => new Sequence(entities.GetEnumerator());

    public static BulkSource Of(IAsyncEnumerable<IEntity> entities, CancellationToken cancellationToken) => new Stream(entities.GetAsyncEnumerator(cancellationToken));

    /// <summary>Adds entities until the list has <paramref name="size"/> of them, or there are no more.</summary>
    public abstract ValueTask FillAsync(List<IEntity> chunk, int size, CancellationToken cancellationToken);

    public abstract ValueTask DisposeAsync();

    private static IEntity Check(IEntity? entity) => entity ?? throw new ArgumentException("The entities to be written hold a null.");

    private sealed class Sequence(IEnumerator<IEntity> entities) : BulkSource
    {
        public override ValueTask FillAsync(List<IEntity> chunk, int size, CancellationToken cancellationToken)
        {
            while (chunk.Count < size && entities.MoveNext())
            {
                cancellationToken.ThrowIfCancellationRequested();
                chunk.Add(Check(entities.Current));
            }

            return default;
        }

        public override ValueTask DisposeAsync()
        {
            entities.Dispose();
            return default;
        }
    }

    private sealed class Stream(IAsyncEnumerator<IEntity> entities) : BulkSource
    {
        public override async ValueTask FillAsync(List<IEntity> chunk, int size, CancellationToken cancellationToken)
        {
            while (chunk.Count < size && await entities.MoveNextAsync().ConfigureAwait(false))
            {
                cancellationToken.ThrowIfCancellationRequested();
                chunk.Add(Check(entities.Current));
            }
        }

        public override ValueTask DisposeAsync() => entities.DisposeAsync();
    }
}
