using Orm.Core.Tests.Contract;

namespace Orm.Specs.UnitOfWork;

/// <summary>Specs over a blog with a few users, posts and tags.</summary>
public abstract class FilledBlogSpec<TServer>(TServer server) : Spec<TServer>(server)
    where TServer : SpecServer
{
    protected async Task<Blog> FilledAsync()
    {
        Blog blog = await BlogAsync();
        await using Session session = blog.Database.OpenSession();
        User ada = Blog.NewUser("Ada");
        User bob = Blog.NewUser("Bob");
        User cid = Blog.NewUser("Cid");
        var x = new Tag { Name = "x" };
        var y = new Tag { Name = "y" };
        Post[] posts = [Blog.NewPost("Ada 1", ada), Blog.NewPost("Ada 2", ada), Blog.NewPost("Ada 3", ada), Blog.NewPost("Bob 1", bob)];
        posts[0].Tags.Add(x);
        posts[0].Tags.Add(y);
        posts[1].Tags.Add(x);
        session.AddRange([ada, bob, cid]);
        await session.CommitAsync(Token);
        return blog;
    }
}
