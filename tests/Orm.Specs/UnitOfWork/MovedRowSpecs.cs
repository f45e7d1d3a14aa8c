using Orm.Core.Tests.Contract;

namespace Orm.Specs.UnitOfWork;

/// <summary>Rows whose parent, key or unique value goes to others in the same flush.</summary>
public abstract class MovedRowSpecs<TServer>(TServer server) : Spec<TServer>(server)
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
}
