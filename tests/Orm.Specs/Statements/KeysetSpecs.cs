using Orm.Core.Tests.Contract;

namespace Orm.Specs.Statements;

/// <summary>Walks through rows page by page and compares with reading them at once.</summary>
public abstract class KeysetSpecs<TServer>(TServer server) : Spec<TServer>(server)
    where TServer : SpecServer
{
    private Database _database = null!;
    private Session _session = null!;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        _database = await CreateAsync([ContractModel.Instance]);
        _session = _database.OpenSession();
        await User.Table.Insert(u => (u.Name, u.Email, u.ManagerId)).Values(
            ("a", "1", null), ("b", "2", null), ("a", "3", 1), ("b", "4", 1), ("a", "5", 2), ("a", "6", 2), ("c", "7", null), ("b", "8", 1), ("c", "9", 3))
            .ExecuteAsync(_session, Token);
        await Post.Table.Insert(p => (p.Title, p.Content, p.AuthorId)).Values(
            ("x", "", 1), ("y", "", 1), ("x", "", 2), ("x", "", 5), ("y", "", 5), ("z", "", 1)).ExecuteAsync(_session, Token);
        await _session.CommitAsync(Token);
    }

    public override async ValueTask DisposeAsync()
    {
        // Nothing was opened where there is no server.
        if (_session is not null)
        {
            await _session.DisposeAsync();
            await _database.DisposeAsync();
        }

        await base.DisposeAsync();
    }

    private async Task Walk<TShape, T>(Query<TShape, T> query)
    {
        List<T> all = await query.ToListAsync(_session, Token);
        for (int size = 1; size <= all.Count + 1; size++)
        {
            List<T> walked = [];
            int pages = 0;
            Cursor? cursor = null;
            do
            {
                KeysetPage<T> page = await query.ToKeysetPageAsync(_session, size, cursor, Token);
                Assert.InRange(page.Items.Count, 1, size);
                walked.AddRange(page.Items);
                cursor = page.Next is null ? null : Cursor.Parse(page.Next.ToString());
                pages++;
            }
            while (cursor is not null);
            Assert.Equal(all, walked);
            Assert.Equal((all.Count + size - 1) / size, pages);
        }
    }

    [Theory]
    [InlineData(Nulls.Default)]
    [InlineData(Nulls.First)]
    [InlineData(Nulls.Last)]
    public async Task Every_direction_and_place_of_nulls_walks_through_all_rows(Nulls nulls)
    {
        await Walk(User.Table.OrderBy(u => u.ManagerId, nulls).ThenBy(u => u.Id));
        await Walk(User.Table.OrderBy(u => u.ManagerId, nulls).ThenByDescending(u => u.Id));
        await Walk(User.Table.OrderByDescending(u => u.ManagerId, nulls).ThenBy(u => u.Id));
        await Walk(User.Table.OrderByDescending(u => u.ManagerId, nulls).ThenByDescending(u => u.Id));
        await Walk(User.Table.OrderBy(u => u.Name).ThenByDescending(u => u.ManagerId, nulls).ThenBy(u => u.Id));
        await Walk(User.Table.OrderByDescending(u => u.ManagerId, nulls).ThenBy(u => u.Name).ThenByDescending(u => u.Id));
    }

    [Fact]
    public async Task Row_values_walk_through_all_rows()
    {
        await Walk(User.Table.OrderBy(u => u.Name).ThenBy(u => u.Id));
        await Walk(User.Table.OrderByDescending(u => u.Created).ThenByDescending(u => u.Id));
        await Walk(User.Table.Where(u => u.Name != "c").OrderByDescending(u => u.Name).ThenByDescending(u => u.Email));
    }

    [Fact]
    public async Task Selections_without_the_ordering_walk_through_all_rows()
    {
        await Walk(User.Table.OrderBy(u => u.Name.Upper()).ThenBy(u => u.Id).Select(u => u.Email));
        await Walk(User.Table.OrderBy(u => u.ManagerId.Coalesce(2) * 2).ThenByDescending(u => u.Id).Select(u => (u.Email, u.Name)));
        await Walk(User.Table.OrderBy(u => u.ManagerId > 1).ThenByDescending(u => u.Id).Select(u => u.Id));
    }

    [Fact]
    public async Task Joins_walk_through_all_rows()
    {
        await Walk(User.Table.Join(u => u.Posts, out PostTable p).OrderBy(_ => p.Title).ThenBy(_ => p.Id).Select(u => (u.Name, p.Title)));
        await Walk(User.Table.LeftJoin(u => u.Posts, out PostOuterTable o).OrderByDescending(_ => o.Title).ThenBy(u => u.Id).ThenBy(_ => o.Id).Select(u => (u.Email, o.Title)));
    }

    [Fact]
    public async Task Pages_load_what_their_query_includes()
    {
        Query<PostTable, Post> query = Post.Table.Include(p => p.Author).OrderBy(p => p.Title).ThenBy(p => p.Id);
        KeysetPage<Post> first = await query.ToKeysetPageAsync(_session, 4, cancellationToken: Token);
        Assert.Equal([1, 3, 4, 2], first.Items.Select(p => p.Id));
        Assert.Equal(["1", "2", "5", "1"], first.Items.Select(p => p.Author.Email));
        KeysetPage<Post> second = await query.ToKeysetPageAsync(_session, 4, first.Next, Token);
        Assert.Equal([5, 6], second.Items.Select(p => p.Id));
        Assert.False(second.HasNext);
        KeysetPage<User> users = await User.Table.Include(u => u.Posts).OrderBy(u => u.Id).ToKeysetPageAsync(_session, 2, cancellationToken: Token);
        Assert.Equal([3, 1], users.Items.Select(u => u.Posts.Count));
    }

    [Fact]
    public async Task Rows_that_come_or_go_do_not_shift_pages()
    {
        Query<UserTable, int> query = User.Table.OrderByDescending(u => u.Id).Select(u => u.Id);
        KeysetPage<int> first = await query.ToKeysetPageAsync(_session, 3, cancellationToken: Token);
        await User.Table.Where(u => u.Id == 9 || u.Id == 6).Delete().ExecuteAsync(_session, Token);
        KeysetPage<int> second = await query.ToKeysetPageAsync(_session, 3, first.Next, Token);
        Assert.Equal([9, 8, 7], first.Items);
        Assert.Equal([5, 4, 3], second.Items);
    }

    [Fact]
    public async Task An_empty_result_is_one_empty_page()
    {
        KeysetPage<User> page = await User.Table.Where(u => u.Id < 0).OrderBy(u => u.Id).ToKeysetPageAsync(_session, 3, cancellationToken: Token);
        Assert.Empty(page.Items);
        Assert.Null(page.Next);
    }

    [Fact]
    public async Task Seek_composes_with_other_steps()
    {
        Query<UserTable, User> query = User.Table.OrderBy(u => u.Name).ThenBy(u => u.Id);
        KeysetPage<User> page = await query.ToKeysetPageAsync(_session, 4, cancellationToken: Token);
        List<string> rest = await query.Seek(page.Next).Where(u => u.Name != "c").Take(2).Select(u => u.Email).ToListAsync(_session, Token);
        Assert.Equal(["2", "4"], rest);
        Assert.Equal(5, await query.Seek(page.Next).CountAsync(_session, Token));
    }
}
