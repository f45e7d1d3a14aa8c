namespace Orm.Specs.UnitOfWork;

public abstract class ShopSpecs<TServer>(TServer server) : Spec<TServer>(server)
    where TServer : SpecServer
{
    [Fact]
    public async Task A_version_advances_with_every_update_and_a_lost_update_tells_all_values()
    {
        await using Database database = await CreateAsync("shop");
        await using Session session = database.OpenSession();
        var customer = new Customer { Name = "a" };
        session.Add(customer);
        await session.CommitAsync(Token);
        int first = customer.Version;
        customer.Name = "b";
        await session.CommitAsync(Token);
        Assert.Equal(first + 1, customer.Version);

        await using (Session other = database.OpenSession())
        {
            Customer theirs = (await other.GetAsync(Customer.Table, customer.Id, Token))!;
            theirs.Name = "theirs";
            await other.CommitAsync(Token);
        }

        customer.Name = "mine";
        ConcurrencyException error = await Assert.ThrowsAsync<ConcurrencyException>(async () => await session.CommitAsync(Token));
        Assert.Equal(("b", "mine", "theirs"), (error.OriginalValues["Name"], error.CurrentValues["Name"], error.DatabaseValues!["Name"]));
        await session.RollbackAsync(Token);
        await session.RefreshAsync(customer, Token);
        Assert.Equal("theirs", customer.Name);
        customer.Name = "again";
        await session.CommitAsync(Token);

        session.Remove(customer);
        await session.CommitAsync(Token);
        Assert.Equal(0, await Customer.Table.CountAsync(session, Token));
    }

    [Fact]
    public async Task One_to_one_is_populated_on_both_sides_and_a_replaced_dependent_is_an_orphan()
    {
        await using Database database = await CreateAsync("shop");
        await using Session session = database.OpenSession();
        var customer = new Customer { Name = "a" };
        var old = new Profile { Text = "old", Customer = customer };
        Assert.Same(old, customer.Profile);
        session.Add(customer);
        await session.CommitAsync(Token);
        var replacement = new Profile { Text = "new" };
        customer.Profile = replacement;
        Assert.Same(customer, replacement.Customer);
        Assert.Null(old.Customer);
        await session.CommitAsync(Token);

        await using Session other = database.OpenSession();
        Customer read = await Customer.Table.Include(c => c.Profile).SingleAsync(other, Token);
        Assert.Equal("new", read.Profile!.Text);
        Assert.Same(read, read.Profile.Customer);
        Assert.Equal(1, await Profile.Table.CountAsync(other, Token));

        other.Clear();
        read = await Customer.Table.SingleAsync(other, Token);
        Assert.Throws<NotLoadedException>(() => read.Profile);
        await other.LoadAsync(read, Customer.Table.Profile, Token);
        Assert.Equal("new", read.Profile!.Text);
    }

    [Fact]
    public async Task A_collection_without_a_property_on_the_other_side_writes_its_keys()
    {
        await using Database database = await CreateAsync("shop");
        await using Session session = database.OpenSession();
        var customer = new Customer { Name = "a" };
        var note = new Note { Text = "one" };
        customer.Notes.Add(note);
        customer.Notes.Add(new Note { Text = "two" });
        session.Add(customer);
        await session.CommitAsync(Token);
        Assert.Equal(customer.Id, note.CustomerId);

        customer.Notes.Remove(note);
        await session.CommitAsync(Token);
        Assert.Null(note.CustomerId);

        await using Session other = database.OpenSession();
        Customer read = await Customer.Table.Include(c => c.Notes).SingleAsync(other, Token);
        Assert.Equal(["two"], read.Notes.Select(n => n.Text));
    }

    [Fact]
    public async Task Composite_keys_relate_and_load()
    {
        await using Database database = await CreateAsync("shop");
        await using (Session session = database.OpenSession())
        {
            for (int i = 1; i <= 5; i++)
            {
                var region = new Region { Country = "de", Number = i };
                for (int k = 0; k < i; k++)
                    region.Cities.Add(new City());
                session.Add(region);
            }

            await session.CommitAsync(Token);
        }

        await using Session other = database.OpenSession();
        List<Region> regions = await Region.Table.OrderBy(r => r.Number).Include(r => r.Cities).ToListAsync(other, Token);
        Assert.Equal([1, 2, 3, 4, 5], regions.Select(r => r.Cities.Count));
        Assert.Same(regions[2], regions[2].Cities[0].Region);
        Assert.Same(regions[1], await other.GetAsync(Region.Table, ("de", 2), Token));

        other.Clear();
        List<City> cities = await City.Table.Include(c => c.Region).ToListAsync(other, Token);
        Assert.Equal([1, 2, 2, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 5], cities.Select(c => c.Region!.Number).Order());
    }

    [Fact]
    public async Task Rules_of_the_database_are_followed_by_loaded_objects_and_taken_back_by_a_rollback()
    {
        await using Database database = await CreateAsync("shop");
        await using Session session = database.OpenSession();
        var region = new Region { Country = "de", Number = 1 };
        var city = new City { Region = region };
        var street = new Street { City = city };
        session.Add(street);
        await session.CommitAsync(Token);

        session.Remove(region);
        await session.FlushAsync(Token);
        Assert.Null(city.Region);
        Assert.Null(city.RegionCountry);
        Assert.False(session.Entry(city).IsModified);

        session.Remove(city);
        await session.FlushAsync(Token);
        Assert.Equal(EntityState.Deleted, session.Entry(street).State);
        await session.RollbackAsync(Token);

        Assert.Equal(EntityState.Removed, session.Entry(region).State);
        Assert.Equal(EntityState.Persistent, session.Entry(street).State);
        await session.CommitAsync(Token);
        Assert.Equal(EntityState.Detached, session.Entry(street).State);
        Assert.Equal(0, await Street.Table.CountAsync(session, Token));
        Assert.Equal(0, await City.Table.CountAsync(session, Token));
    }

    [Fact]
    public async Task Plain_properties_are_tracked_by_snapshot()
    {
        await using Database database = await CreateAsync("shop");
        await using Session session = database.OpenSession();
        var plain = new Plain { Name = "a", Price = 1.5m };
        session.Add(plain);
        await session.CommitAsync(Token);
        Assert.NotEqual(0, plain.Id);

        plain.Price = 2.25m;
        Assert.Equal(["Price"], session.Entry(plain).ChangedProperties);
        await session.CommitAsync(Token);
        await using (Session other = database.OpenSession())
            Assert.Equal(2.25m, (await other.GetAsync(Plain.Table, plain.Id, Token))!.Price);

        plain.Name = "b";
        await session.FlushAsync(Token);
        await session.RollbackAsync(Token);
        Assert.Equal(["Name"], session.Entry(plain).ChangedProperties);
        await session.CommitAsync(Token);
        await using (Session other = database.OpenSession())
            Assert.Equal("b", (await other.GetAsync(Plain.Table, plain.Id, Token))!.Name);
    }

    [Fact]
    public async Task Natural_keys_are_ordered_by_value_changed_and_swapped_through_null()
    {
        await using Database database = await CreateAsync("shop");
        await using Session session = database.OpenSession();
        var child = new Folder { Code = "child", ParentCode = "root", Rank = 1 };
        var root = new Folder { Code = "root", Rank = 2 };
        session.AddRange([child, root]);
        await session.CommitAsync(Token);

        (child.Rank, root.Rank) = (root.Rank, child.Rank);
        await session.CommitAsync(Token);
        await using (Session other = database.OpenSession())
            Assert.Equal([("child", 2), ("root", 1)], (await Folder.Table.OrderBy(f => f.Code).ToListAsync(other, Token)).Select(f => (f.Code, f.Rank!.Value)));

        child.Code = "renamed";
        await session.CommitAsync(Token);
        Assert.Same(child, await session.GetAsync(Folder.Table, "renamed", Token));
        Assert.Null(await session.GetAsync(Folder.Table, "child", Token));

        session.Remove(child);
        session.Add(new Folder { Code = "renamed" });
        await session.CommitAsync(Token);
        Assert.Equal(2, await Folder.Table.CountAsync(session, Token));
    }
}
