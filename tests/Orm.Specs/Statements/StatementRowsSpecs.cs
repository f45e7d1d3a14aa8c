using Orm.Core.Tests.Contract;

namespace Orm.Specs.Statements;

/// <summary>Every construct of the statement API over rows, compared with what the rows say.</summary>
public abstract class StatementRowsSpecs<TServer>(TServer server) : StatementRowsSpec<TServer>(server)
    where TServer : SpecServer
{
    [Fact]
    public async Task Conditions()
    {
        int? nobody = null;
        await Names(["Bob"], u => u.Id == 2);
        await Names(["Ada", "Dan"], u => u.Id < 2 || u.Id >= 4);
        await Names(["Ada"], u => u.ManagerId == nobody);
        await Names(["Bob", "Cyd", "Dan"], u => u.ManagerId != null);
        await Names(["Dan"], u => u.ManagerId != 1);
        await Names(["Ada", "Dan"], u => u.ManagerId.IsDistinctFrom(1));
        await Names(["Bob", "Cyd"], u => u.Id.Between(2, 3));
        await Names(["Ada", "Cyd", "Dan"], u => u.Id.In(1, 3, 4));
        await Names([], u => u.Id.In([]));
        await Names(["Ada", "Bob", "Cyd", "Dan"], u => u.Id.NotIn([]));
        await Names(["Bob"], u => !(u.Id != 2));
        await Names(["Ada", "Dan"], u => u.Name.ILike("%A%"));
        await Names(["Cyd", "Dan"], u => u.Email.EndsWith("@y"));
        await Names(["Cyd"], u => u.Name.StartsWith("Cy") && u.Email.Contains("d@"));
    }

    [Fact]
    public async Task Literal_texts_are_no_patterns()
    {
        await Same(["Engines"], Post.Table.Where(p => p.Content.Contains("%")).Select(p => p.Title));
        await Same(["Ships"], Post.Table.Where(p => p.Content.EndsWith("_")).Select(p => p.Title));
        await Same(["Notes", "Engines", "Ships", "Notes"], Post.Table.Where(p => p.Content.Contains(p.Content)).OrderBy(p => p.Id).Select(p => p.Title));
    }

    [Fact]
    public async Task Functions()
    {
        await Value(3, u => u.Name.Length());
        await Value("BOB bob", u => u.Name.Upper() + " " + u.Name.Lower());
        await Value("ob", u => u.Name.Substring(1));
        await Value("o", u => u.Name.Substring(1, 1));
        await Value("BxB", u => u.Name.Upper().Replace("O", "x"));
        await Value(2, u => u.Name.Position("o"));
        await Value("x", u => ("  " + Sql.Val("x") + " ").Trim());
        await Value(7, u => (u.Id + 5) * 2 % 8 + 1);
        await Value(-2, u => -u.Id);
        await Value(2, u => (-u.Id).Abs());
        await Value(2L, u => u.Id.Cast<long>());
        await Value("2!", u => u.Id + "!");
        await Value("two", u => Sql.When(u.Id == 1, "one").When(u.Id == 2, "two").Else("more"));
        await Value((int?)1, u => u.ManagerId);
        await Value((int?)2, u => u.ManagerId + 1);
        await Value(true, u => u.Id == 2);
        await Same([0, 1, 1, 2], User.Table.OrderBy(u => u.Id).Select(u => u.ManagerId.Coalesce(0)));
        await Value("bob", u => Sql.Func<string>("lower", u.Name));
    }

    [Fact]
    public async Task Parts_of_dates()
    {
        DateTimeOffset now = (await User.Table.Select(_ => Sql.Now()).FirstAsync(Session, Token)).ToUniversalTime();
        Assert.True((DateTimeOffset.UtcNow - now).Duration() < TimeSpan.FromMinutes(1));
        (DateTimeOffset created, int year, int month, int day, int hour, DateTimeOffset moved) =
            await User.Table.Where(u => u.Id == 1).Select(u => (u.Created, u.Created.Year(), u.Created.Month(), u.Created.Day(), u.Created.Hour(), u.Created.AddDays(-40))).SingleAsync(Session, Token);
        Assert.Equal((created.Year, created.Month, created.Day, created.Hour), (year, month, day, hour));
        Assert.Equal(created.AddDays(-40), moved);
    }

    [Fact]
    public async Task Order_limits_and_pages()
    {
        await Same(["Dan", "Cyd"], User.Table.OrderByDescending(u => u.Name).Take(2).Select(u => u.Name));
        await Same(["Bob", "Cyd"], User.Table.OrderBy(u => u.Id).Skip(1).Take(2).Select(u => u.Name));
        await Same(["Bob", "Cyd", "Dan", "Ada"], User.Table.OrderBy(u => u.ManagerId, Nulls.Last).ThenBy(u => u.Id).Select(u => u.Name));
        await Same(["Ada", "Dan", "Bob", "Cyd"], User.Table.OrderByDescending(u => u.ManagerId, Nulls.First).ThenBy(u => u.Id).Select(u => u.Name));
        Page<string> page = await User.Table.OrderBy(u => u.Id).Select(u => u.Name).ToPageAsync(Session, 2, 3, Token);
        Assert.Equal(["Dan"], page.Items);
        Assert.Equal((4, 2, false), (page.Total, page.Pages, page.HasNext));
        await Same(["Engines", "Notes", "Ships"], Post.Table.Select(p => p.Title).Distinct().OrderBy(p => p.Title));
    }

    [Fact]
    public async Task Joins()
    {
        await Same(
            [("Ada", "Engines"), ("Ada", "Notes"), ("Bob", "Ships"), ("Cyd", "Notes")],
            from u in User.Table from p in u.Posts orderby u.Name, p.Title select (u.Name, p.Title));
        await Same(
            [("Ada", "Engines"), ("Ada", "Notes"), ("Bob", "Ships"), ("Cyd", "Notes"), ("Dan", null)],
            User.Table.LeftJoin(u => u.Posts, out PostOuterTable p1).OrderBy(u => u.Name).ThenBy(_ => p1.Title).Select(u => (u.Name, p1.Title)));
        await Same(
            [("Notes", "blue"), ("Notes", "red"), ("Ships", "blue")],
            Post.Table.Join(p => p.Tags, out TagTable t).OrderBy(p => p.Title).ThenBy(_ => t.Name).Select(p => (p.Title, t.Name)));
        await Same(
            [("Bob", "Ada"), ("Cyd", "Ada"), ("Dan", "Bob")],
            from u in User.Table join m in User.Table on u.ManagerId equals m.Id orderby u.Id select (u.Name, m.Name));
        await Same(
            [("red", null), ("blue", "Notes"), ("blue", "Ships")],
            Post.Table.RightJoin(Tag.Table, out TagTable r, (p, x) => x.Id == 2 && p.Id.In(1, 3)).OrderByDescending(_ => r.Name).ThenBy(p => p.Title).Select(p => (r.Name, Sql.Nullable(p.Title))));
        Assert.Equal(8, await User.Table.CrossJoin(Tag.Table, out _).CountAsync(Session, Token));
        List<(Post, User?)> entities = await Post.Table.LeftJoin(p => p.Author, out UserOuterTable a).OrderBy(p => p.Id).Select(p => (p, a)).ToListAsync(Session, Token);
        Assert.Equal(["Ada", "Ada", "Bob", "Cyd"], entities.Select(e => e.Item2!.Name));
        Assert.Same(entities[0].Item2, entities[1].Item2);
    }

    [Fact]
    public async Task Groups()
    {
        await Same(
            [("Ada", 2L), ("Bob", 1L), ("Cyd", 1L)],
            from u in User.Table from p in u.Posts group p by (u.Id, u.Name) into g orderby g.Count() descending, g.Key.Name select (g.Key.Name, g.Count()));
        await Same(
            [(1, 2L, 3, "Engines", 1.5)],
            Post.Table.GroupBy(p => p.AuthorId).Where(g => g.Count() > 1).Select(g => (g.Key, g.Count(), g.Sum(p => p.Id), g.Min(p => p.Title), g.Average(p => p.Id))));
        await Same(
            [(3L, 1L)],
            Post.Table.Select(p => (Sql.Count(p.Title).Distinct(), Sql.Count().Filter(p.Id > 3))));
    }

    [Fact]
    public async Task Subqueries()
    {
        await Names(["Ada", "Cyd"], u => u.Posts.Any(p => p.Title == "Notes"));
        await Names(["Cyd", "Dan"], u => u.Posts.All(p => p.Title == "Notes") && u.Id > 2);
        await Same([1, 3], Post.Table.Where(p => p.Tags.Any(t => t.Name == "blue")).OrderBy(p => p.Id).Select(p => p.Id));
        await Names(["Ada", "Bob"], u => User.Table.Where(v => v.ManagerId == u.Id).Exists());
        await Names(["Bob"], u => u.Id.In(Post.Table.Where(p => p.Title == "Ships").Select(p => p.AuthorId)));
        await Names(["Cyd"], u => u.Id == Post.Table.Select(p => Sql.Max(p.AuthorId)).Scalar());
        await Same(
            [("Ada", 2L, 2), ("Bob", 1L, 3), ("Cyd", 1L, 4), ("Dan", 0L, (int?)null)],
            User.Table.OrderBy(u => u.Id).Select(u => (u.Name, u.Posts.Count(), u.Posts.Max(p => p.Id))));
    }

    [Fact]
    public async Task Set_operations()
    {
        Query<UserTable, int> users = User.Table.Select(u => u.Id);
        Query<TagTable, int> tags = Tag.Table.Select(t => t.Id);
        await Same([1, 2, 3, 4], users.Union(tags).OrderByColumn(1));
        await Same([1, 1, 2, 2, 3, 4], users.UnionAll(tags).OrderByColumn(1));
        await Same([1, 2], users.Intersect(tags).OrderByColumn(1));
        await Same([4], users.Except(tags).OrderByColumn(1, descending: true).Take(1));
        Assert.Equal(4, await users.Union(tags).CountAsync(Session, Token));
        await Same([1, 4], User.Table.OrderByDescending(u => u.Id).Take(1).Select(u => u.Id).Union(tags.Where(t => t.Id == 1)).OrderByColumn(1));
    }

    [Fact]
    public async Task Aggregate_terminals()
    {
        Assert.Equal(10, await User.Table.SumAsync(Session, u => u.Id, Token));
        Assert.Equal(0, await User.Table.Where(u => u.Id > 99).SumAsync(Session, u => u.Id, Token));
        Assert.Equal(4, await User.Table.MaxAsync(Session, u => u.Id, Token));
        Assert.Null(await User.Table.Where(u => u.Id > 99).MaxAsync(Session, u => u.Id, Token));
        Assert.Equal("Ada", await User.Table.MinAsync(Session, u => u.Name, Token));
        Assert.Equal(2.5, await User.Table.AverageAsync(Session, u => u.Id, Token));
        Assert.Equal(3, await User.Table.OrderBy(u => u.Id).Take(2).SumAsync(Session, u => u.Id, Token));
        Assert.Equal(2, await User.Table.Take(2).CountAsync(Session, Token));
        Assert.Equal(3, await Post.Table.Select(p => p.Title).Distinct().CountAsync(Session, Token));
        Assert.Equal(3, await Post.Table.GroupBy(p => p.AuthorId).Select(g => g.Key).CountAsync(Session, Token));
        Assert.True(await User.Table.Where(u => u.Id == 1).AnyAsync(Session, Token));
        Assert.False(await User.Table.Where(u => u.Id == 9).AnyAsync(Session, Token));
    }

    [Fact]
    public async Task First_and_single_say_what_is_wrong()
    {
        Assert.Equal("Ada", (await User.Table.OrderBy(u => u.Id).FirstAsync(Session, Token)).Name);
        Assert.Null(await User.Table.Where(u => u.Id == 9).SingleOrDefaultAsync(Session, Token));
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await User.Table.Where(u => u.Id == 9).FirstAsync(Session, Token));
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await User.Table.SingleAsync(Session, Token));
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await User.Table.SingleOrDefaultAsync(Session, Token));
    }

    [Fact]
    public async Task Stream_is_untracked_unless_asked()
    {
        User tracked = await User.Table.OrderBy(u => u.Id).FirstAsync(Session, Token);
        await foreach (User user in User.Table.Where(u => u.Id == 1).AsAsyncEnumerable(Session, Token))
            Assert.NotSame(tracked, user);
        await foreach (User user in User.Table.Where(u => u.Id == 1).AsTracked().AsAsyncEnumerable(Session, Token))
            Assert.Same(tracked, user);
        Assert.NotSame(tracked, await User.Table.Where(u => u.Id == 1).AsNoTracking().SingleAsync(Session, Token));
    }

    [Fact]
    public async Task Integers_stay_integers_when_rounded()
    {
        await Value(2, u => u.Id.Round());
        await Value(1, u => u.ManagerId.Ceiling());
        await Value(2, u => u.Id.Floor() * u.Id.Round(3) / u.Id);
    }

    [Fact]
    public async Task Count_of_distinct_rows_counts_whole_tables_once()
    {
        Assert.Equal(4, await User.Table.Distinct().CountAsync(Session, Token));
        Assert.Equal(3, await User.Table.Join(u => u.Posts, out PostTable _).Select(u => u).Distinct().CountAsync(Session, Token));
        Assert.Equal(4, await User.Table.Join(u => u.Posts, out PostTable p).Select(u => (u, p)).Distinct().CountAsync(Session, Token));
        Assert.Equal(3, await User.Table.Join(u => u.Posts, out PostTable _).Select(u => (u, u.Name)).Distinct().CountAsync(Session, Token));
        Assert.Equal(2, await User.Table.Join(u => u.Posts, out PostTable _).Select(u => (u, u.Name)).Distinct().Take(2).CountAsync(Session, Token));
        Assert.Equal(4, await Post.Table.Include(x => x.Author).Distinct().CountAsync(Session, Token));
    }

    [Fact]
    public async Task In_takes_queries_of_nullable_values()
    {
        await Names(["Ada", "Bob"], u => u.Id.In(User.Table.Select(m => m.ManagerId)));
        await Names([], u => u.Id.NotIn(User.Table.Select(m => m.ManagerId)));
        await Names(["Cyd", "Dan"], u => u.Id.NotIn(User.Table.Where(m => m.ManagerId != null).Select(m => m.ManagerId)));
    }

    [Fact]
    public async Task Steps_after_take_and_skip_work_on_the_rows_taken()
    {
        Query<UserTable, User> page = User.Table.OrderByDescending(u => u.Id).Skip(1).Take(2);
        await Same(["Cyd", "Bob"], page.Where(u => u.Id > 0).Select(u => u.Name));
        await Same(["Bob"], page.Where(u => u.Email.EndsWith("@x")).Select(u => u.Name));
        await Same(["Bob", "Cyd"], page.OrderBy(u => u.Name).Select(u => u.Name));
        await Same(["Bob"], page.OrderBy(u => u.Name).Take(1).Where(u => u.Id < 4).Select(u => u.Name));
        await Same([(1, 2L)], page.GroupBy(u => u.ManagerId.Coalesce(0)).Select(g => (g.Key, g.Count())));
        await Same([1], page.Select(u => u.ManagerId.Coalesce(0)).Distinct());
        await Same([("Cyd", "Notes"), ("Bob", "Ships")], page.Join(u => u.Posts, out PostTable p).Select(u => (u.Name, p.Title)));
        await Same([("Cyd", "Notes"), ("Bob", "Ships")], from u in page from x in u.Posts select (u.Name, x.Title));
        Assert.Equal(1, await page.Where(u => u.Posts.Any(x => x.Title == "Ships")).CountAsync(Session, Token));
        Assert.Equal(5, await page.Where(u => u.Id > 0).SumAsync(Session, u => u.Id, Token));
    }

    [Fact]
    public async Task Includes_follow_the_rows_taken()
    {
        await using Session session = Database.OpenSession();
        List<Post> posts = await Post.Table.Include(p => p.Author).Include(p => p.Tags).OrderBy(p => p.Id).Take(3).Where(p => p.Title != "Engines").ToListAsync(session, Token);
        Assert.Equal(["Notes", "Ships"], posts.Select(p => p.Title));
        Assert.Equal(["Ada", "Bob"], posts.Select(p => p.Author.Name));
        Assert.Equal([2, 1], posts.Select(p => p.Tags.Count));
        List<Post> untracked = await Post.Table.AsNoTracking().OrderBy(p => p.Id).Take(3).Where(p => p.Id == 1).ToListAsync(session, Token);
        Assert.NotSame(posts[0], Assert.Single(untracked));
    }

    [Fact]
    public async Task Keyset_pages_walk_over_rows_taken()
    {
        Query<UserTable, User> top = User.Table.OrderByDescending(u => u.Id).Take(3).OrderBy(u => u.Name).ThenBy(u => u.Id);
        KeysetPage<User> first = await top.ToKeysetPageAsync(Session, 2, cancellationToken: Token);
        KeysetPage<User> second = await top.ToKeysetPageAsync(Session, 2, first.Next, Token);
        Assert.Equal(["Bob", "Cyd"], first.Items.Select(u => u.Name));
        Assert.Equal(["Dan"], second.Items.Select(u => u.Name));
    }
}
