namespace Orm.Specs.UnitOfWork;

/// <summary>A principal has one dependent at a time, whether or not anybody has loaded it.</summary>
public abstract class OneToOneSpecs<TServer>(TServer server) : Spec<TServer>(server)
    where TServer : SpecServer
{
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
}
