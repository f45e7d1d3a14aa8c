using Orm.Core.Tests.Contract;

namespace Orm.Specs.UnitOfWork;

public abstract class TrackingSpecs<TServer>(TServer server) : Spec<TServer>(server)
    where TServer : SpecServer
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_cascade_leaves_children_alone_that_have_another_parent_now(bool removesFirst)
    {
        await using Blog blog = await BlogAsync();
        int adaId = await blog.AddUserAsync("Ada", posts: 2);
        int bobId = await blog.AddUserAsync("Bob");
        await using Session session = blog.Database.OpenSession();
        User ada = (await session.GetAsync(User.Table, adaId, Token))!;
        User bob = (await session.GetAsync(User.Table, bobId, Token))!;
        Post moved = await Post.Table.OrderBy(p => p.Id).FirstAsync(session, Token);
        if (removesFirst)
            session.Remove(ada);
        moved.Author = bob;
        if (!removesFirst)
            session.Remove(ada);
        await session.CommitAsync(Token);

        await using Session other = blog.Database.OpenSession();
        Post left = await Post.Table.SingleAsync(other, Token);
        Assert.Equal((moved.Id, bobId), (left.Id, left.AuthorId));
    }

    [Fact]
    public async Task A_cascade_leaves_a_child_alone_that_was_moved_to_a_new_parent_or_by_its_key()
    {
        await using Blog blog = await BlogAsync();
        int adaId = await blog.AddUserAsync("Ada", posts: 3);
        int bobId = await blog.AddUserAsync("Bob");
        await using Session session = blog.Database.OpenSession();
        User ada = (await session.GetAsync(User.Table, adaId, Token))!;
        List<Post> posts = await Post.Table.OrderBy(p => p.Id).ToListAsync(session, Token);
        posts[0].Author = Blog.NewUser("Cid");
        posts[1].AuthorId = bobId;
        session.Remove(ada);
        await session.CommitAsync(Token);

        await using Session other = blog.Database.OpenSession();
        List<Post> left = await Post.Table.OrderBy(p => p.Id).Include(p => p.Author).ToListAsync(other, Token);
        Assert.Equal(["Cid", "Bob"], left.Select(p => p.Author.Name));
    }

    [Fact]
    public async Task A_row_that_gives_its_unique_value_to_a_new_one_may_refer_to_it()
    {
        await using Blog blog = await BlogAsync();
        int id = await blog.AddUserAsync("a");
        await using (Session session = blog.Database.OpenSession())
        {
            User first = (await session.GetAsync(User.Table, id, Token))!;
            User second = Blog.NewUser("a");
            first.Email = "other";
            first.Manager = second;
            session.Add(second);
            await session.CommitAsync(Token);
            Assert.Equal(second.Id, first.ManagerId);
        }

        await using Session other = blog.Database.OpenSession();
        User read = await User.Table.Where(u => u.Id == id).Include(u => u.Manager).SingleAsync(other, Token);
        Assert.Equal(("other", "a@example.com"), (read.Email, read.Manager!.Email));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_row_that_gives_its_unique_value_to_a_new_one_may_refer_to_its_own_key(bool byKey)
    {
        await using Database database = await CreateAsync("shop");
        await using (Session session = database.OpenSession())
        {
            session.Add(new Folder { Code = "a", Rank = 1 });
            await session.CommitAsync(Token);
        }

        await using (Session session = database.OpenSession())
        {
            Folder first = (await session.GetAsync(Folder.Table, "a", Token))!;
            var second = new Folder { Code = "b", Rank = 1 };
            session.Add(second);
            first.Rank = 2;
            if (byKey)
                first.ParentCode = "b";
            else
                first.Parent = second;
            await session.CommitAsync(Token);
        }

        await using Session other = database.OpenSession();
        Assert.Equal(["b"], await Folder.Table.Where(f => f.Rank == 2).Select(f => f.ParentCode).ToListAsync(other, Token));
    }

    [Fact]
    public async Task A_dependent_moves_to_a_new_principal_and_another_new_one_takes_its_place()
    {
        await using Database database = await CreateAsync("shop");
        int id;
        await using (Session session = database.OpenSession())
        {
            var customer = new Customer { Name = "a", Profile = new Profile { Text = "moved" } };
            session.Add(customer);
            await session.CommitAsync(Token);
            id = customer.Id;
        }

        await using (Session session = database.OpenSession())
        {
            Customer customer = await Customer.Table.Include(c => c.Profile).SingleAsync(session, Token);
            Profile moved = customer.Profile!;
            var second = new Customer { Name = "b" };
            session.Add(second);
            moved.Customer = second;
            customer.Profile = new Profile { Text = "new" };
            await session.CommitAsync(Token);
        }

        await using Session other = database.OpenSession();
        List<Customer> read = await Customer.Table.OrderBy(c => c.Id).Include(c => c.Profile).ToListAsync(other, Token);
        Assert.Equal(["new", "moved"], read.Select(c => c.Profile!.Text));
        Assert.Equal(id, read[0].Id);
    }

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
    public async Task An_entity_added_after_its_row_was_deleted_is_inserted_again()
    {
        await using Database database = await CreateAsync("shop");
        await using Session session = database.OpenSession();
        var parcel = new Parcel { Code = "a", Status = 5 };
        session.Add(parcel);
        await session.CommitAsync(Token);
        int id = parcel.Id;
        session.Remove(parcel);
        await session.FlushAsync(Token);
        session.Add(parcel);
        Assert.Equal(EntityState.Pending, session.Entry(parcel).State);
        await session.CommitAsync(Token);

        Assert.Equal(EntityState.Persistent, session.Entry(parcel).State);
        Assert.Same(parcel, await session.GetAsync(Parcel.Table, parcel.Id, Token));
        await using Session other = database.OpenSession();
        Assert.Equal((id, "a", 5), await Parcel.Table.Select(p => (p.Id, p.Code, p.Status)).SingleAsync(other, Token));
    }

    [Fact]
    public async Task An_entity_added_after_its_row_was_deleted_has_the_row_again_after_a_rollback()
    {
        await using Database database = await CreateAsync("shop");
        await using Session session = database.OpenSession();
        var parcel = new Parcel { Code = "a", Status = 5 };
        session.Add(parcel);
        await session.CommitAsync(Token);
        int id = parcel.Id;
        session.Remove(parcel);
        await session.FlushAsync(Token);
        session.Add(parcel);
        parcel.Status = 6;
        await session.FlushAsync(Token);
        await session.RollbackAsync(Token);
        Assert.Equal((EntityState.Persistent, id), (session.Entry(parcel).State, parcel.Id));
        await session.CommitAsync(Token);

        await using Session other = database.OpenSession();
        Assert.Equal((id, "a", 6), await Parcel.Table.Select(p => (p.Id, p.Code, p.Status)).SingleAsync(other, Token));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_entity_added_and_removed_again_after_its_row_was_deleted_stays_removed(bool commits)
    {
        await using Database database = await CreateAsync("shop");
        await using Session session = database.OpenSession();
        var parcel = new Parcel { Code = "a" };
        session.Add(parcel);
        await session.CommitAsync(Token);
        session.Remove(parcel);
        await session.FlushAsync(Token);
        session.Add(parcel);
        session.Remove(parcel);
        Assert.Equal(EntityState.Deleted, session.Entry(parcel).State);
        if (!commits)
        {
            await session.RollbackAsync(Token);
            Assert.Equal(EntityState.Removed, session.Entry(parcel).State);
        }

        await session.CommitAsync(Token);
        Assert.Equal(EntityState.Detached, session.Entry(parcel).State);
        Assert.Equal(0, await Parcel.Table.CountAsync(session, Token));
    }

    [Fact]
    public async Task An_entity_added_after_its_deletion_was_committed_keeps_its_values()
    {
        await using Database database = await CreateAsync("shop");
        await using Session session = database.OpenSession();
        session.Add(new Parcel { Code = "a", Status = 5 });
        await session.CommitAsync(Token);
        session.Clear();
        Parcel parcel = await Parcel.Table.SingleAsync(session, Token);
        session.Remove(parcel);
        await session.CommitAsync(Token);
        session.Add(parcel);
        await session.CommitAsync(Token);
        Assert.Equal(("a", 5), await Parcel.Table.Select(p => (p.Code, p.Status)).SingleAsync(session, Token));
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

    [Theory]
    [InlineData("assign")]
    [InlineData("assign the other side")]
    [InlineData("null")]
    public async Task Assigning_a_one_to_one_that_nobody_loaded_lets_the_old_dependent_go(string how)
    {
        await using Database database = await CreateAsync("shop");
        await using (Session first = database.OpenSession())
        {
            first.Add(new Customer { Name = "a", Profile = new Profile { Text = "old" } });
            first.Add(new Customer { Name = "b", Profile = new Profile { Text = "kept" } });
            await first.CommitAsync(Token);
        }

        await using (Session session = database.OpenSession())
        {
            Customer customer = await Customer.Table.Where(c => c.Name == "a").SingleAsync(session, Token);
            var replacement = new Profile { Text = "new" };
            if (how == "null")
                customer.Profile = null;
            else if (how == "assign")
                customer.Profile = replacement;
            else
            {
                replacement.Customer = customer;
                session.Add(replacement);
            }

            await session.CommitAsync(Token);
        }

        await using Session other = database.OpenSession();
        Assert.Equal(how == "null" ? ["kept"] : ["kept", "new"], await Profile.Table.OrderBy(p => p.Text).Select(p => p.Text).ToListAsync(other, Token));
    }

    [Fact]
    public async Task Assigning_a_one_to_one_its_own_dependent_or_one_that_moved_lets_nothing_go()
    {
        await using Database database = await CreateAsync("shop");
        await using (Session first = database.OpenSession())
        {
            first.Add(new Customer { Name = "a", Profile = new Profile { Text = "own" } });
            first.Add(new Customer { Name = "b", Profile = new Profile { Text = "moved" } });
            first.Add(new Customer { Name = "c" });
            await first.CommitAsync(Token);
        }

        await using (Session session = database.OpenSession())
        {
            List<Customer> customers = await Customer.Table.OrderBy(c => c.Name).ToListAsync(session, Token);
            List<Profile> profiles = await Profile.Table.OrderBy(p => p.Id).ToListAsync(session, Token);
            customers[0].Profile = profiles.Single(p => p.Text == "own");
            profiles.Single(p => p.Text == "moved").Customer = customers[2];
            customers[1].Profile = new Profile { Text = "new" };
            await session.CommitAsync(Token);
        }

        await using Session other = database.OpenSession();
        List<Customer> read = await Customer.Table.OrderBy(c => c.Name).Include(c => c.Profile).ToListAsync(other, Token);
        Assert.Equal(["own", "new", "moved"], read.Select(c => c.Profile!.Text));
    }

    [Fact]
    public async Task A_one_to_one_assigned_while_detached_lets_the_old_dependent_go_once_attached()
    {
        await using Database database = await CreateAsync("shop");
        Customer customer;
        await using (Session first = database.OpenSession())
        {
            first.Add(new Customer { Name = "a", Profile = new Profile { Text = "old" } });
            await first.CommitAsync(Token);
            first.Clear();
            customer = await Customer.Table.SingleAsync(first, Token);
        }

        customer.Profile = new Profile { Text = "new" };
        await using (Session session = database.OpenSession())
        {
            session.Attach(customer);
            await session.CommitAsync(Token);
        }

        await using Session other = database.OpenSession();
        Assert.Equal(["new"], await Profile.Table.Select(p => p.Text).ToListAsync(other, Token));
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

    [Fact]
    public async Task A_lone_insert_cancelled_half_way_is_durable_or_pending_but_not_both()
    {
        await using Database database = await CreateAsync("shop");
        await using Session session = database.OpenSession();
        using var source = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var sticker = new Sticker { Text = "a" };
        session.Add(sticker);
        Echo.Read.Value = source.Cancel;
        bool isTold = false;
        try
        {
            await session.CommitAsync(source.Token);
        }
        catch (OperationCanceledException)
        {
            isTold = true;
            await session.RollbackAsync(Token);
        }

        Echo.Read.Value = null;
        Assert.True(source.IsCancellationRequested);
        Assert.Equal(isTold ? EntityState.Pending : EntityState.Persistent, session.Entry(sticker).State);
        await using Session other = database.OpenSession();
        Assert.Equal(isTold ? 0 : 1, await Sticker.Table.CountAsync(other, Token));
    }

    [Fact]
    public async Task A_lone_insert_whose_token_is_cancelled_before_writes_nothing()
    {
        await using Database database = await CreateAsync("shop");
        await using Session session = database.OpenSession();
        var sticker = new Sticker { Text = "a" };
        session.Add(sticker);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await session.CommitAsync(new CancellationToken(canceled: true)));
        await session.RollbackAsync(Token);
        Assert.Equal(EntityState.Pending, session.Entry(sticker).State);
        await session.CommitAsync(Token);
        Assert.Equal(1, await Sticker.Table.CountAsync(session, Token));
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
}
