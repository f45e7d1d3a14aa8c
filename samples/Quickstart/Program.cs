using Orm;

string file = Path.Combine(Path.GetTempPath(), $"quickstart-{Environment.ProcessId}.db");
var sent = new List<string>();
var options = new DatabaseOptions { Log = sent.Add };

await using (var db = Database.Connect($"sqlite:///{file}", options))
{
    Say("Tables, from the classes");
    await db.CreateTablesAsync();
    ShowSql();

    await using var session = db.OpenSession();

    Say("A user with two posts and their tags, in one flush: parents first, keys read back");
    var ada = new User { Name = "Ada", Email = "ada@example.com" };
    var history = new Tag { Name = "history" };
    ada.Posts.Add(new Post { Title = "Notes", Content = "On the Analytical Engine.", Tags = { history } });
    ada.Posts.Add(new Post { Title = "Numbers", Content = "Bernoulli's.", Tags = { history, new Tag { Name = "mathematics" } } });
    session.Add(ada);
    session.Add(new User { Name = "Charles", Email = "charles@example.com", Manager = ada });
    await session.FlushAsync();
    ShowSql();
    Console.WriteLine($"   ada has key {ada.Id}, her posts {string.Join(" and ", ada.Posts.Select(p => p.Id))}, all with author {ada.Posts[0].AuthorId}");
    await session.CommitAsync();
    ShowSql();

    Say("By key: the identity map answers, no SQL is sent");
    User? user = await session.GetAsync(User.Table, ada.Id);
    ShowSql();
    Console.WriteLine($"   the same object: {ReferenceEquals(user, ada)}");

    Say("A query, ordered");
    var found = await User.Table.Where(u => u.Name.ILike("%a%")).OrderBy(u => u.Name).ToListAsync(session);
    ShowSql();
    Console.WriteLine($"   {string.Join(", ", found.Select(u => u.Name))}");

    Say("An update by statement; the loaded entity re-reads what was set");
    int changed = await User.Table.Where(u => u.Id == ada.Id).Set(u => u.Email, "ada@new.org").ExecuteAsync(session);
    ShowSql();
    Console.WriteLine($"   {changed} row, ada.Email is {ada.Email}");
    await session.CommitAsync();
    ShowSql();
}

await using (var db = Database.Connect($"sqlite:///{file}", options))
{
    await using var session = db.OpenSession();

    Say("In a new session: a post with its author and its tags, loaded with the query");
    var post = await Post.Table.Where(p => p.Title == "Numbers").Include(p => p.Author).Include(p => p.Tags).SingleOrDefaultAsync(session);
    ShowSql();
    Console.WriteLine($"   {post!.Title} by {post.Author.Name}, tagged {string.Join(", ", post.Tags.Select(t => t.Name).Order())}");

    Say("What was not loaded says so, instead of querying behind your back");
    try
    {
        Console.WriteLine(post.Author.Posts.Count);
    }
    catch (NotLoadedException e)
    {
        Console.WriteLine($"   {e.Message}");
    }

    Say("Posts per user, in query syntax");
    var counts = from u in User.Table
                 from p in u.Posts
                 group p by (u.Id, u.Name) into g
                 orderby g.Count() descending
                 select (g.Key.Name, g.Count());
    foreach (var (name, posts) in await counts.ToListAsync(session))
        Console.WriteLine($"   {name}: {posts}");
    ShowSql();

    Say("A stream, in constant memory");
    await foreach (User u in User.Table.OrderBy(u => u.Id).AsAsyncEnumerable(session))
        Console.WriteLine($"   {u.Id} {u.Name}, managed by {u.ManagerId?.ToString() ?? "nobody"}");
    ShowSql();

    Say("Raw SQL: what is interpolated becomes a parameter");
    int author = post.AuthorId;
    long n = await session.Sql($"select count(*) from posts where author_id = {author}").ScalarAsync<long>();
    ShowSql();
    Console.WriteLine($"   {n} posts");
}

foreach (string left in Directory.EnumerateFiles(Path.GetTempPath(), Path.GetFileName(file) + "*"))
    File.Delete(left);

void Say(string what) => Console.WriteLine($"\n{what}");

void ShowSql()
{
    foreach (string sql in sent)
        Console.WriteLine($"      {sql.ReplaceLineEndings("\n      ")}");
    sent.Clear();
}
