using Orm.Dialects;

namespace Orm.Specs.Schema;

/// <summary>Tables made from a model do what the model says.</summary>
public abstract class SchemaSpecs<TServer>(TServer server) : Spec<TServer>(server)
    where TServer : SpecServer
{
    [Fact]
    public async Task Creating_twice_changes_nothing_and_dropping_leaves_nothing()
    {
        await using Database database = await CreateAsync("library");
        await using Session session = database.OpenSession();
        session.Add(new Author { Name = "Ada" });
        await session.CommitAsync(Token);
        await database.CreateTablesAsync(Token);
        Assert.Equal(1, await Author.Table.CountAsync(session, Token));

        await database.DropTablesAsync(Token);
        DatabaseException error = await Assert.ThrowsAsync<DatabaseException>(async () => await Author.Table.CountAsync(session, Token));
        Assert.Equal(DatabaseErrorKind.Syntax, error.Kind);
        await database.DropTablesAsync(Token);
        await database.CreateTablesAsync(Token);
        await using Session again = database.OpenSession();
        Assert.Equal(0, await Author.Table.CountAsync(again, Token));
    }

    [Fact]
    public async Task Tables_whose_rows_refer_to_each_other_are_dropped()
    {
        await using Database database = await CreateAsync("library");
        await using (Session session = database.OpenSession())
        {
            var ada = new Author { Name = "Ada" };
            var book = new Book { Author = ada };
            ada.BestBook = book;
            session.Add(ada);
            await session.CommitAsync(Token);
            Assert.Equal(book.Id, ada.BestBookId);
        }

        await database.DropTablesAsync(Token);
        await database.CreateTablesAsync(Token);
        await using Session check = database.OpenSession();
        Assert.Equal(0, await Author.Table.CountAsync(check, Token));
    }

    [Fact]
    public async Task Defaults_are_the_databases_and_come_back_with_a_flush()
    {
        await using Database database = await CreateAsync("library");
        await using Session session = database.OpenSession();
        await session.Sql($"insert into authors (name) values ({"raw"})").ExecuteAsync(Token);
        var flushed = new Author { Name = "flushed" };
        session.Add(flushed);
        await session.CommitAsync(Token);
        await using Session check = database.OpenSession();
        List<Author> read = await Author.Table.OrderBy(a => a.Id).ToListAsync(check, Token);
        Assert.Equal(["raw", "flushed"], read.Select(a => a.Name));
        foreach (Author author in read.Append(flushed))
        {
            Assert.Equal((5, "it's", true, 1.5, 42, 50), (author.Rating, author.Motto, author.Active, author.Factor, author.Answer, author.Tenfold));
            Assert.InRange(author.Created, DateTimeOffset.UtcNow.AddMinutes(-5), DateTimeOffset.UtcNow.AddMinutes(5));
        }

        Assert.Equal(flushed.Created, read[1].Created);
    }

    [Fact]
    public async Task Given_values_win_over_defaults_and_computed_ones_follow()
    {
        await using Database database = await CreateAsync("library");
        await using Session session = database.OpenSession();
        var author = new Author { Name = "Ada", Rating = 0, Motto = "", Active = false, Factor = 0, Answer = 0 };
        session.Add(author);
        await session.CommitAsync(Token);
        Assert.Equal(0, author.Tenfold);
        author.Rating = 7;
        await session.CommitAsync(Token);
        await using Session check = database.OpenSession();
        Author read = await Author.Table.SingleAsync(check, Token);
        Assert.Equal((7, "", false, 0.0, 0, 70), (read.Rating, read.Motto, read.Active, read.Factor, read.Answer, read.Tenfold));
        await session.RefreshAsync(author, Token);
        Assert.Equal(70, author.Tenfold);
    }

    [Fact]
    public async Task Rules_of_foreign_keys_are_the_servers()
    {
        await using Database database = await CreateAsync("library");
        await using Session session = database.OpenSession();
        var ada = new Author { Name = "Ada" };
        var other = new Author { Name = "Other" };
        var book = new Book { Author = ada };
        session.AddRange([ada, other, book]);
        await session.CommitAsync(Token);
        other.BestBook = book;
        await session.CommitAsync(Token);
        await session.Sql($"delete from authors where name = {"Ada"}").ExecuteAsync(Token);
        await session.CommitAsync(Token);
        await using Session check = database.OpenSession();
        Assert.Equal(0, await Book.Table.CountAsync(check, Token));
        Assert.Null((await Author.Table.SingleAsync(check, Token)).BestBookId);
    }

    [Fact]
    public async Task Names_may_be_words_of_sql_and_hold_quotes()
    {
        await using Database database = await CreateAsync("library");
        await using Session session = database.OpenSession();
        var odd = new OddlyNamed { Group = 1, Quoted = "a" };
        session.AddRange([odd, new OddlyNamed { Group = 1, Quoted = "b", Unicode = 3 }, new OddlyNamed { Group = 2, Quoted = "c" }]);
        await session.CommitAsync(Token);
        odd.Quoted = "changed";
        await session.CommitAsync(Token);
        Assert.Equal(
            [(1, 2L), (2, 1L)],
            await OddlyNamed.Table.GroupBy(o => o.Group).OrderBy(g => g.Key).Select(g => (g.Key, g.Count())).ToListAsync(session, Token));
        Assert.Equal(["changed", "b"], await OddlyNamed.Table.As("from").Where(o => o.Group == 1).OrderBy(o => o.Id).Select(o => o.Quoted).ToListAsync(session, Token));
        Assert.Equal(1, await OddlyNamed.Table.Where(o => o.Unicode == 3).Set(o => o.Unicode, 4).ExecuteAsync(session, Token));
        Assert.Equal(1, await OddlyNamed.Table.Where(o => o.Unicode == 4).Delete().ExecuteAsync(session, Token));
        Assert.Equal("changed", await session.Sql($"select {OddlyNamed.Table.Quoted} from {OddlyNamed.Table} where {OddlyNamed.Table.Id} = {odd.Id}").ScalarAsync<string>(Token));
    }
}
