using Orm.Core.Tests.Contract;

namespace Orm.Specs.Statements;

/// <summary>Every construct of the statement API over rows, compared with what the rows say.</summary>
public abstract class StatementRowsSpecs<TServer>(TServer server) : Spec<TServer>(server)
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
            ("Ada", "ada@x", null),
            ("Bob", "bob@x", 1),
            ("Cyd", "cyd@y", 1),
            ("Dan", "dan@y", 2)).ExecuteAsync(_session, Token);
        await Post.Table.Insert(p => (p.Title, p.Content, p.AuthorId)).Values(
            ("Notes", "n", 1),
            ("Engines", "e%", 1),
            ("Ships", "s_", 2),
            ("Notes", "again", 3)).ExecuteAsync(_session, Token);
        await Tag.Table.Insert(t => t.Name).Values("red", "blue").ExecuteAsync(_session, Token);
        await _session.Sql($"insert into post_tags (post_id, tag_id) values (1, 1), (1, 2), (3, 2)").ExecuteAsync(Token);
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

    private async Task Same<T>(T[] expected, Query<T> query) => Assert.Equal(expected, await query.ToListAsync(_session, Token));

    private Task Names(string[] expected, Func<UserTable, Predicate> condition) =>
        Same(expected, User.Table.Where(condition).OrderBy(u => u.Id).Select(u => u.Name));

    private Task Value<T>(T expected, Func<UserTable, ISelectable<T>> selector) => Same([expected], User.Table.Where(u => u.Id == 2).Select(selector));

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
        DateTimeOffset now = (await User.Table.Select(_ => Sql.Now()).FirstAsync(_session, Token)).ToUniversalTime();
        Assert.True((DateTimeOffset.UtcNow - now).Duration() < TimeSpan.FromMinutes(1));
        (DateTimeOffset created, int year, int month, int day, int hour, DateTimeOffset moved) =
            await User.Table.Where(u => u.Id == 1).Select(u => (u.Created, u.Created.Year(), u.Created.Month(), u.Created.Day(), u.Created.Hour(), u.Created.AddDays(-40))).SingleAsync(_session, Token);
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
        Page<string> page = await User.Table.OrderBy(u => u.Id).Select(u => u.Name).ToPageAsync(_session, 2, 3, Token);
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
        Assert.Equal(8, await User.Table.CrossJoin(Tag.Table, out _).CountAsync(_session, Token));
        List<(Post, User?)> entities = await Post.Table.LeftJoin(p => p.Author, out UserOuterTable a).OrderBy(p => p.Id).Select(p => (p, a)).ToListAsync(_session, Token);
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
        Assert.Equal(4, await users.Union(tags).CountAsync(_session, Token));
        await Same([1, 4], User.Table.OrderByDescending(u => u.Id).Take(1).Select(u => u.Id).Union(tags.Where(t => t.Id == 1)).OrderByColumn(1));
    }

    [Fact]
    public async Task Aggregate_terminals()
    {
        Assert.Equal(10, await User.Table.SumAsync(_session, u => u.Id, Token));
        Assert.Equal(0, await User.Table.Where(u => u.Id > 99).SumAsync(_session, u => u.Id, Token));
        Assert.Equal(4, await User.Table.MaxAsync(_session, u => u.Id, Token));
        Assert.Null(await User.Table.Where(u => u.Id > 99).MaxAsync(_session, u => u.Id, Token));
        Assert.Equal("Ada", await User.Table.MinAsync(_session, u => u.Name, Token));
        Assert.Equal(2.5, await User.Table.AverageAsync(_session, u => u.Id, Token));
        Assert.Equal(3, await User.Table.OrderBy(u => u.Id).Take(2).SumAsync(_session, u => u.Id, Token));
        Assert.Equal(2, await User.Table.Take(2).CountAsync(_session, Token));
        Assert.Equal(3, await Post.Table.Select(p => p.Title).Distinct().CountAsync(_session, Token));
        Assert.Equal(3, await Post.Table.GroupBy(p => p.AuthorId).Select(g => g.Key).CountAsync(_session, Token));
        Assert.True(await User.Table.Where(u => u.Id == 1).AnyAsync(_session, Token));
        Assert.False(await User.Table.Where(u => u.Id == 9).AnyAsync(_session, Token));
    }

    [Fact]
    public async Task Writes_by_statement()
    {
        Assert.Equal(2, await User.Table.Where(u => u.ManagerId == 1).Set(u => u.ManagerId, u => u.Id).ExecuteAsync(_session, Token));
        await Same([(1, null), (2, 2), (3, 3), (4, 2)], User.Table.OrderBy(u => u.Id).Select(u => (u.Id, u.ManagerId)));
        Assert.Equal(1, await User.Table.Where(u => u.Id == 4).Set(u => u.Name, u => u.Name.Upper()).ExecuteAsync(_session, Token));
        await Names(["DAN"], u => u.Id == 4);
        Assert.Equal(2, await Tag.Table.Insert(t => (t.Id, t.Name)).Values((5, "a"), (6, "b")).ExecuteAsync(_session, Token));
        Assert.Equal(2, await Tag.Table.Where(t => t.Id > 4).Delete().ExecuteAsync(_session, Token));
        Assert.Equal(3, await Tag.Table.Insert(t => t.Name).From(Post.Table.Select(p => p.Title).Distinct()).ExecuteAsync(_session, Token));
        Insert<UserTable> again = User.Table.Insert(u => (u.Name, u.Email)).Values(("New", "ada@x"));
        Assert.Equal(Features.UpsertCounts ? 0 : 1, await again.OnConflict(u => u.Email).DoNothing().ExecuteAsync(_session, Token));
        Assert.Equal(Features.UpsertCounts ? 1 : 2, await again.OnConflict(u => u.Email).DoUpdate(s => s.Set(u => u.Name, (u, proposed) => u.Name + "/" + proposed.Name)).ExecuteAsync(_session, Token));
        await Names(["Ada/New"], u => u.Id == 1);
        await _session.RollbackAsync(Token);
        await Names(["Ada"], u => u.Id == 1);
    }

    [Fact]
    public async Task Raw_sql()
    {
        int[] ids = [1, 3];
        int[] none = [];
        Assert.Equal(2L, await _session.Sql($"select count(*) from posts where author_id = {1}").ScalarAsync<long>(Token));
        Assert.Equal(["Ada", "Cyd"], await _session.Sql($"select name from {User.Table} where {User.Table.Id} in {ids} order by 1").ToListAsync<string>(Token));
        Assert.Empty(await _session.Sql($"select name from users where id in {none}").ToListAsync<string>(Token));
        Assert.Equal(4, (await _session.Sql($"select name from users where id not in ({none})").ToListAsync<string>(Token)).Count);
        Assert.Equal([("Ada", null), ("Bob", 1)], await _session.Sql($"select name, manager_id from users where id < 3 order by id").As<string, int?>().ToListAsync(Token));
        User ada = (await _session.Sql($"select created, email, manager_id, name, id from users where id = {1}").As(User.Table).SingleAsync(Token));
        Assert.Equal((1, "Ada", "ada@x", null), (ada.Id, ada.Name, ada.Email, ada.ManagerId));
        Assert.Same(ada, await User.Table.Where(u => u.Id == 1).SingleAsync(_session, Token));
        Assert.Equal("Ada#1", await _session.Sql($"select id, name from users order by id").As(r => r.Get<string>("name") + "#" + r.Get<int>("id")).FirstAsync(Token));
        OrmException error = await Assert.ThrowsAsync<OrmException>(async () => await _session.Sql($"select id, name from users").As(User.Table).FirstAsync(Token));
        Assert.Contains("gives no column email", error.Message, StringComparison.Ordinal);
        OrmException nullError = await Assert.ThrowsAsync<OrmException>(async () => await _session.Sql($"select manager_id from users where id = 1").ScalarAsync<int>(Token));
        Assert.Contains("is NULL", nullError.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Raw_rows_of_several_columns_say_how_they_are_read()
    {
        ArgumentException tuple = await Assert.ThrowsAsync<ArgumentException>(async () => await _session.Sql($"select name, id from users").ToListAsync<(string, long)>(Token));
        Assert.Contains(".As<string, long>().ToListAsync()", tuple.Message, StringComparison.Ordinal);
        Assert.Equal([("Ada", 1L)], await _session.Sql($"select name, id from users where id = 1").As<string, long>().ToListAsync(Token));
        ArgumentException entity = await Assert.ThrowsAsync<ArgumentException>(async () => await _session.Sql($"select * from users").ScalarAsync<User>(Token));
        Assert.Contains(".As(User.Table).ToListAsync()", entity.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task First_and_single_say_what_is_wrong()
    {
        Assert.Equal("Ada", (await User.Table.OrderBy(u => u.Id).FirstAsync(_session, Token)).Name);
        Assert.Null(await User.Table.Where(u => u.Id == 9).SingleOrDefaultAsync(_session, Token));
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await User.Table.Where(u => u.Id == 9).FirstAsync(_session, Token));
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await User.Table.SingleAsync(_session, Token));
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await User.Table.SingleOrDefaultAsync(_session, Token));
    }

    [Fact]
    public async Task Stream_is_untracked_unless_asked()
    {
        User tracked = await User.Table.OrderBy(u => u.Id).FirstAsync(_session, Token);
        await foreach (User user in User.Table.Where(u => u.Id == 1).AsAsyncEnumerable(_session, Token))
            Assert.NotSame(tracked, user);
        await foreach (User user in User.Table.Where(u => u.Id == 1).AsTracked().AsAsyncEnumerable(_session, Token))
            Assert.Same(tracked, user);
        Assert.NotSame(tracked, await User.Table.Where(u => u.Id == 1).AsNoTracking().SingleAsync(_session, Token));
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
        Assert.Equal(4, await User.Table.Distinct().CountAsync(_session, Token));
        Assert.Equal(3, await User.Table.Join(u => u.Posts, out PostTable _).Select(u => u).Distinct().CountAsync(_session, Token));
        Assert.Equal(4, await User.Table.Join(u => u.Posts, out PostTable p).Select(u => (u, p)).Distinct().CountAsync(_session, Token));
        Assert.Equal(3, await User.Table.Join(u => u.Posts, out PostTable _).Select(u => (u, u.Name)).Distinct().CountAsync(_session, Token));
        Assert.Equal(2, await User.Table.Join(u => u.Posts, out PostTable _).Select(u => (u, u.Name)).Distinct().Take(2).CountAsync(_session, Token));
        Assert.Equal(4, await Post.Table.Include(x => x.Author).Distinct().CountAsync(_session, Token));
    }

    [Fact]
    public async Task Inserts_return_tuples_of_the_rows_written()
    {
        Needs(Features.InsertReturning);
        await Same([5, 6], Tag.Table.Insert(t => (t.Id, t.Name)).Values((5, "a"), (6, "b")).Returning(t => t.Id));
        List<(int, string, string)> inserted = await User.Table.Insert(u => (u.Name, u.Email)).Values(("Eve", "eve@z"), ("Fay", "fay@z")).Returning(u => (u.Id, u.Name, u.Email)).ToListAsync(_session, Token);
        Assert.Equal([(5, "Eve", "eve@z"), (6, "Fay", "fay@z")], inserted);
    }

    [Fact]
    public async Task Updates_return_tuples_of_the_rows_written()
    {
        Needs(Features.UpdateReturning);
        await Same([(4, "DAN")], User.Table.Where(u => u.Id == 4).Set(u => u.Name, u => u.Name.Upper()).Returning(u => (u.Id, u.Name)));
        (int, string, string, int?) updated = await User.Table.Where(u => u.Id == 4).Set(u => u.ManagerId, 3).Returning(u => (u.Id, u.Name, u.Email, u.ManagerId)).SingleAsync(_session, Token);
        Assert.Equal((4, "DAN", "dan@y", 3), updated);
    }

    [Fact]
    public async Task Deletes_return_tuples_of_the_rows_that_were()
    {
        Needs(Features.DeleteReturning);
        (int, string, string) deleted = await User.Table.Where(u => u.Id == 4).Delete().Returning(u => (u.Id, u.Name, u.Email)).SingleAsync(_session, Token);
        Assert.Equal((4, "Dan", "dan@y"), deleted);
        await Names([], u => u.Id == 4);
    }

    [Fact]
    public async Task What_cannot_return_is_refused_with_the_way_out()
    {
        Assert.SkipWhen(Features.UpdateReturning, "Not without Features.UpdateReturning: the server has it.");
        NotSupportedException error = await Assert.ThrowsAsync<NotSupportedException>(async () =>
            await User.Table.Where(u => u.Id == 4).Set(u => u.Name, "x").Returning(u => u.Name).ToListAsync(_session, Token));
        Assert.Equal($"{Server.Dialect.Name} {Server.Dialect.Version} has no UPDATE … RETURNING. Instead execute the update and query the rows afterwards in the same transaction.", error.Message);
        await Names(["Dan"], u => u.Id == 4);
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
        Assert.Equal(1, await page.Where(u => u.Posts.Any(x => x.Title == "Ships")).CountAsync(_session, Token));
        Assert.Equal(5, await page.Where(u => u.Id > 0).SumAsync(_session, u => u.Id, Token));
    }

    [Fact]
    public async Task Includes_follow_the_rows_taken()
    {
        await using Session session = _database.OpenSession();
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
        KeysetPage<User> first = await top.ToKeysetPageAsync(_session, 2, cancellationToken: Token);
        KeysetPage<User> second = await top.ToKeysetPageAsync(_session, 2, first.Next, Token);
        Assert.Equal(["Bob", "Cyd"], first.Items.Select(u => u.Name));
        Assert.Equal(["Dan"], second.Items.Select(u => u.Name));
    }
}
