using Orm.Core.Tests.Contract;
using Orm.Specs;

namespace Orm.Sqlite.Tests.UnitOfWork;

public class TrackingCostTests
{
    private static CancellationToken Token => Blog.Token;

    [Fact]
    public async Task A_thousand_inserts_allocate_little_beyond_the_entities()
    {
        await using Blog blog = await Blog.CreateAsync("sqlite:///:memory:");
        await InsertAsync(blog, "warm", 1000);
        long bytes = await InsertAsync(blog, "measured", 1000);
        Assert.True(bytes < 150_000, $"{bytes} bytes for 1,000 inserts");
    }

    [Fact]
    public async Task A_tracked_list_allocates_a_map_entry_per_row_more_than_an_untracked_one()
    {
        await using Blog blog = await Blog.CreateAsync("sqlite:///:memory:");
        await InsertAsync(blog, "row", 100);
        Query<TagTable, Tag> tracked = Tag.Table.OrderBy(t => t.Id);
        Query<TagTable, Tag> untracked = tracked.AsNoTracking();
        await ListAsync(blog, tracked);
        await ListAsync(blog, untracked);
        long more = await ListAsync(blog, tracked) - await ListAsync(blog, untracked);
        // The dictionary doubles as it grows: 28 bytes an entry, at most three times over.
        Assert.True(more < 100 * 28 * 4, $"{more} bytes more for 100 rows");
    }

    private static async Task<long> InsertAsync(Blog blog, string name, int count)
    {
        Tag[] tags = [.. Enumerable.Range(0, count).Select(i => new Tag { Name = name + i })];
        await using Session session = blog.Database.OpenSession();
        long before = GC.GetAllocatedBytesForCurrentThread();
        session.AddRange(tags);
        await session.CommitAsync(Token);
        long bytes = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.Equal(tags[0].Id + count - 1, tags[^1].Id);
        return bytes;
    }

    private static async Task<long> ListAsync(Blog blog, Query<TagTable, Tag> query)
    {
        await using Session session = blog.Database.OpenSession();
        long before = GC.GetAllocatedBytesForCurrentThread();
        List<Tag> tags = await query.ToListAsync(session, Token);
        long bytes = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.Equal(100, tags.Count);
        return bytes;
    }
}
