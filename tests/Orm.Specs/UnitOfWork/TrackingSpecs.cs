using Orm.Core.Tests.Contract;

namespace Orm.Specs.UnitOfWork;

public abstract class TrackingSpecs<TServer>(TServer server) : Spec<TServer>(server)
    where TServer : SpecServer
{
    [Fact]
    public async Task Merging_an_outdated_version_is_a_conflict()
    {
        await using Database database = await CreateAsync("shop");
        var outdated = new Customer { Name = "a" };
        await using (Session session = database.OpenSession())
        {
            session.Add(outdated);
            await session.CommitAsync(Token);
        }

        await using (Session session = database.OpenSession())
        {
            Customer theirs = await Customer.Table.SingleAsync(session, Token);
            theirs.Name = "theirs";
            await session.CommitAsync(Token);
        }

        outdated.Name = "mine";
        await using Session merging = database.OpenSession();
        ConcurrencyException error = await Assert.ThrowsAsync<ConcurrencyException>(async () => await merging.MergeAsync(outdated, Token));
        Assert.Equal(("a", "mine", "theirs"), (error.OriginalValues["Name"], error.CurrentValues["Name"], error.DatabaseValues!["Name"]));
        Assert.Same(outdated, error.Entity);
        Customer read = await Customer.Table.SingleAsync(merging, Token);
        Assert.False(merging.Entry(read).IsModified);
    }

    [Fact]
    public async Task Merging_the_current_version_advances_it_by_one()
    {
        await using Database database = await CreateAsync("shop");
        var given = new Customer { Name = "a" };
        await using (Session session = database.OpenSession())
        {
            session.Add(given);
            await session.CommitAsync(Token);
        }

        given.Name = "b";
        int version = given.Version;
        await using Session merging = database.OpenSession();
        Customer merged = await merging.MergeAsync(given, Token);
        Assert.Equal(["Name"], merging.Entry(merged).ChangedProperties);
        await merging.CommitAsync(Token);
        Assert.Equal(version + 1, merged.Version);
    }

    [Fact]
    public async Task A_query_sees_changes_of_plain_properties_whatever_else_is_pending()
    {
        await using Database database = await CreateAsync("shop");
        await using (Session first = database.OpenSession())
        {
            first.Add(new Plain { Id = 1, Name = "a" });
            await first.CommitAsync(Token);
        }

        await using Session session = database.OpenSession();
        Plain plain = (await session.GetAsync(Plain.Table, 1, Token))!;
        plain.Name = "b";
        session.Add(new Customer { Name = "c" });
        Assert.Equal(1, await Plain.Table.Where(p => p.Name == "b").CountAsync(session, Token));
    }

    [Fact]
    public async Task A_query_sees_what_goes_with_a_removed_entity()
    {
        await using Blog blog = await BlogAsync();
        int id = await blog.AddUserAsync("Ada", posts: 1);
        await using Session session = blog.Database.OpenSession();
        Post post = await Post.Table.SingleAsync(session, Token);
        post.Tags.Add(new Tag { Name = "one" });
        await session.CommitAsync(Token);
        session.Clear();
        session.Remove((await session.GetAsync(User.Table, id, Token))!);
        Assert.Empty(await session.Sql($"select post_id from post_tags").ToListAsync<int>(Token));
        await session.RollbackAsync(Token);

        session.Clear();
        session.Remove((await session.GetAsync(User.Table, id, Token))!);
        Assert.Empty(await Tag.Table.Where(t => t.Posts.Any()).ToListAsync(session, Token));
    }

    [Fact]
    public async Task A_query_sees_what_the_database_deletes_with_a_removed_entity()
    {
        await using Database database = await CreateAsync("shop");
        await using (Session first = database.OpenSession())
        {
            first.Add(new Street { City = new City() });
            await first.CommitAsync(Token);
        }

        await using Session session = database.OpenSession();
        session.Remove(await City.Table.SingleAsync(session, Token));
        Assert.Equal(0, await Street.Table.CountAsync(session, Token));
    }

    [Fact]
    public async Task A_set_based_update_keeps_changes_of_plain_properties()
    {
        await using Database database = await CreateAsync("shop");
        await using (Session first = database.OpenSession())
        {
            first.Add(new Plain { Id = 1, Name = "a", Price = 1 });
            await first.CommitAsync(Token);
        }

        await using Session session = database.OpenSession(o => o.AutoFlush = false);
        Plain plain = (await session.GetAsync(Plain.Table, 1, Token))!;
        plain.Name = "mine";
        await Plain.Table.Set(p => p.Name, "theirs").Set(p => p.Price, 2).ExecuteAsync(session, Token);
        Assert.Equal(("mine", 2m), (plain.Name, plain.Price));
        Assert.Equal(["Name"], session.Entry(plain).ChangedProperties);
        await session.CommitAsync(Token);
        Assert.Equal(("mine", 2m), await Plain.Table.Select(p => (p.Name, p.Price)).SingleAsync(session, Token));
    }

    [Fact]
    public async Task An_upsert_s_columns_are_read_again_by_loaded_entities()
    {
        await using Database database = await CreateAsync("shop");
        Needs(Features.OnConflict);
        await using Session session = database.OpenSession();
        var parcel = new Parcel { Code = "a", Status = 1 };
        session.Add(parcel);
        await session.FlushAsync(Token);
        await Parcel.Table.Insert(p => (p.Code, p.Status)).Values(("a", 50)).OnConflict(p => p.Code).DoUpdate().ExecuteAsync(session, Token);
        Assert.Equal(50, parcel.Status);
        await Parcel.Table.Insert(p => (p.Code, p.Status)).Values(("a", 60)).OnConflict(p => p.Code).DoUpdate(u => u.Set(p => p.Status, 70)).ExecuteAsync(session, Token);
        Assert.Equal(70, parcel.Status);
        await Parcel.Table.Insert(p => (p.Code, p.Status)).Values(("a", 80)).OnConflict(p => p.Code).DoUpdate().NoSync().ExecuteAsync(session, Token);
        Assert.Equal(70, parcel.Status);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_streamed_update_is_seen_by_loaded_entities_at_the_stream_s_end(bool stopsEarly)
    {
        await using Database database = await CreateAsync("shop");
        Needs(Features.UpdateReturning);
        await using Session session = database.OpenSession();
        var parcels = new List<Parcel> { new() { Code = "a", Status = 1 }, new() { Code = "b", Status = 1 } };
        session.AddRange(parcels);
        await session.FlushAsync(Token);
        await foreach (int id in Parcel.Table.Where(p => p.Status == 1).Set(p => p.Status, 9).Returning(p => p.Id).AsAsyncEnumerable(session).WithCancellation(Token))
        {
            Assert.Contains(parcels, p => p.Id == id);
            if (stopsEarly)
                break;
        }

        Assert.All(parcels, p => Assert.Equal(9, p.Status));
        Assert.Equal(2, await Parcel.Table.Where(p => p.Status == 9).CountAsync(session, Token));
    }

    [Fact]
    public async Task Loaded_collections_and_references_no_longer_show_a_deleted_entity()
    {
        await using Blog blog = await BlogAsync();
        await blog.AddUserAsync("Ada", posts: 1);
        await using Session session = blog.Database.OpenSession();
        Post post = await Post.Table.Include(p => p.Tags).SingleAsync(session, Token);
        var tag = new Tag { Name = "one" };
        post.Tags.Add(tag);
        await session.CommitAsync(Token);
        session.Remove(tag);
        await session.FlushAsync(Token);
        Assert.Empty(post.Tags);
        await session.RollbackAsync(Token);
        Assert.Same(tag, Assert.Single(post.Tags));
        await session.CommitAsync(Token);
        Assert.Empty(post.Tags);
    }

    [Fact]
    public async Task One_sided_relationships_no_longer_show_a_deleted_entity()
    {
        await using Database database = await CreateAsync("shop");
        await using Session session = database.OpenSession();
        var customer = new Customer { Name = "a", Profile = new Profile { Text = "x" } };
        customer.Notes.Add(new Note { Text = "y" });
        session.Add(customer);
        await session.CommitAsync(Token);
        Profile profile = customer.Profile!;
        Note note = customer.Notes[0];
        session.RemoveRange([profile, note]);
        await session.FlushAsync(Token);
        Assert.Null(customer.Profile);
        Assert.Empty(customer.Notes);
        await session.RollbackAsync(Token);
        Assert.Same(profile, customer.Profile);
        Assert.Same(note, Assert.Single(customer.Notes));
        await session.CommitAsync(Token);
        Assert.Null(customer.Profile);
        Assert.Empty(customer.Notes);
    }

    [Fact]
    public async Task Loading_for_an_entity_of_another_session_is_refused()
    {
        await using Blog blog = await BlogAsync();
        int id = await blog.AddUserAsync("Ada", posts: 1);
        await using Session session = blog.Database.OpenSession();
        await using Session other = blog.Database.OpenSession();
        User ada = (await session.GetAsync(User.Table, id, Token))!;
        OrmException error = await Assert.ThrowsAsync<OrmException>(async () => await other.LoadAsync(ada, User.Table.Posts, Token));
        Assert.StartsWith("This User belongs to another session.", error.Message, StringComparison.Ordinal);
        Assert.False(session.IsLoaded(ada, User.Table.Posts));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_is_related_while_a_flush_is_under_way_waits_for_the_next(bool isLone)
    {
        await using Database database = await CreateAsync("shop");
        await using Session session = database.OpenSession();
        var parcel = new Parcel { Code = "late" };
        var sticker = new Sticker { Text = "a" };
        session.Add(sticker);
        if (!isLone)
            session.Add(new Sticker { Text = "b" });
        Echo.Read.Value = () =>
        {
            if (!sticker.Parcels.Contains(parcel))
                sticker.Parcels.Add(parcel);
        };
        await session.CommitAsync(Token);
        Echo.Read.Value = null;
        Assert.Equal(EntityState.Pending, session.Entry(parcel).State);
        Assert.Equal(1, await Parcel.Table.CountAsync(session, Token));
        await session.CommitAsync(Token);

        await using Session other = database.OpenSession();
        Sticker read = await Sticker.Table.Where(s => s.Text == "a").Include(s => s.Parcels).SingleAsync(other, Token);
        Assert.Equal("late", Assert.Single(read.Parcels).Code);
    }

    [Theory]
    [InlineData(0, 1, 2)]
    [InlineData(5, 4, 3)]
    [InlineData(2, 0, 5)]
    public async Task Detached_entities_take_the_changes_of_their_collections_along_and_bring_them_back(int first, int second, int third)
    {
        await using Database database = await CreateAsync("shop");
        await using (Session session = database.OpenSession())
        {
            session.AddRange(Enumerable.Range(0, 6).Select(static i => new Sticker { Text = $"{i}" }));
            session.Add(new Parcel { Code = "p" });
            await session.CommitAsync(Token);
        }

        await using Session changing = database.OpenSession();
        List<Sticker> stickers = await Sticker.Table.OrderBy(s => s.Id).ToListAsync(changing, Token);
        Parcel parcel = await Parcel.Table.SingleAsync(changing, Token);
        foreach (Sticker sticker in stickers)
            sticker.Parcels.Add(parcel);
        int[] detached = [first, second, third];
        foreach (int index in detached)
            changing.Detach(stickers[index]);
        await changing.CommitAsync(Token);
        Assert.Equal(Enumerable.Range(0, 6).Except(detached).Select(static i => $"{i}"), await WithParcelAsync());

        changing.Attach(stickers[second]);
        await changing.CommitAsync(Token);
        Assert.Equal(Enumerable.Range(0, 6).Except([first, third]).Select(static i => $"{i}"), await WithParcelAsync());

        async Task<List<string>> WithParcelAsync()
        {
            await using Session other = database.OpenSession();
            return await Sticker.Table.Where(s => s.Parcels.Any()).OrderBy(s => s.Id).Select(s => s.Text).ToListAsync(other, Token);
        }
    }
}
