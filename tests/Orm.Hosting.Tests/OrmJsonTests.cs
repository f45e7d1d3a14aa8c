using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Orm.Hosting.Tests;

/// <summary>Entities as JSON: through a source-generated context, and by reflection as an application without one does.</summary>
public sealed class OrmJsonTests : IAsyncLifetime
{
    private Database _database = null!;

    public static TheoryData<bool> Resolvers { get; } = [true, false];

    public async ValueTask InitializeAsync()
    {
        _database = Database.Connect("sqlite:///:memory:");
        await _database.CreateTablesAsync(Token);
        await using Session session = _database.OpenSession();
        var shelf = new Shelf { Name = "A" };
        var ada = new Author
        {
            Name = "Ada",
            Email = "ada@example.com",
            Mentor = new Author { Name = "Mary", Email = "mary@example.com" },
            Books = { new Book { Title = "Notes", Shelves = { shelf } }, new Book { Title = "Letters", Shelves = { shelf } } },
        };
        session.Add(ada);
        await session.CommitAsync(Token);
    }

    public ValueTask DisposeAsync() => _database.DisposeAsync();

    [Theory]
    [MemberData(nameof(Resolvers))]
    public async Task What_is_not_loaded_is_left_out(bool generated)
    {
        await using Session session = _database.OpenSession();
        Author ada = await Author.Table.Where(a => a.Name == "Ada").SingleAsync(session, Token);

        Assert.Equal($$"""{"id":{{ada.Id}},"name":"Ada","email":"ada@example.com","mentorId":{{ada.MentorId}}}""", Write(ada, generated));
    }

    [Theory]
    [MemberData(nameof(Resolvers))]
    public async Task What_is_loaded_is_written_without_the_way_back(bool generated)
    {
        await using Session session = _database.OpenSession();
        Author ada = await Author.Table.Where(a => a.Name == "Ada").Include(a => a.Books, b => b.OrderBy(x => x.Id)).SingleAsync(session, Token);
        Book notes = ada.Books[0];

        Assert.Equal(
            $$"""{"id":{{ada.Id}},"name":"Ada","email":"ada@example.com","mentorId":{{ada.MentorId}},"books":[{"id":{{notes.Id}},"title":"Notes","authorId":{{ada.Id}}},{"id":{{ada.Books[1].Id}},"title":"Letters","authorId":{{ada.Id}}}]}""",
            Write(ada, generated));

        // The other way round the collection is the way back, although it is loaded.
        Assert.Equal(
            $$$"""{"id":{{{notes.Id}}},"title":"Notes","authorId":{{{ada.Id}}},"writtenBy":{"id":{{{ada.Id}}},"name":"Ada","email":"ada@example.com","mentorId":{{{ada.MentorId}}}}}""",
            Write(notes, generated));
    }

    [Theory]
    [MemberData(nameof(Resolvers))]
    public async Task A_graph_that_goes_in_circles_ends(bool generated)
    {
        await using Session session = _database.OpenSession();
        List<Book> books = await Book.Table.OrderBy(b => b.Id).Include(b => b.Author, a => a.Include(x => x.Mentor!)).Include(b => b.Shelves, s => s.Include(x => x.Books)).ToListAsync(session, Token);
        using JsonDocument json = JsonDocument.Parse(Write(books, generated));

        JsonElement first = json.RootElement[0];
        Assert.Equal("Mary", first.GetProperty("writtenBy").GetProperty("mentor").GetProperty("name").GetString());
        Assert.Equal("A", first.GetProperty("shelves")[0].GetProperty("name").GetString());
        Assert.False(first.GetProperty("shelves")[0].TryGetProperty("books", out _));
        Assert.False(first.GetProperty("writtenBy").TryGetProperty("visits", out _));
    }

    [Fact]
    public async Task Streaming_to_a_slow_reader_keeps_the_path()
    {
        await using Session session = _database.OpenSession();
        Author ada = await Author.Table.Where(a => a.Name == "Ada").Include(a => a.Books).SingleAsync(session, Token);
        for (int i = 0; i < 2000; i++)
            ada.Books.Add(new Book { Title = new string('x', 100) });
        await using var stream = new SlowStream();
        await JsonSerializer.SerializeAsync(stream, ada, (JsonTypeInfo<Author>)Options(generated: true).GetTypeInfo(typeof(Author)), Token);

        Assert.True(stream.Writes > 1);
        using JsonDocument json = JsonDocument.Parse(stream.ToArray());
        Assert.Equal(2002, json.RootElement.GetProperty("books").GetArrayLength());
        Assert.All(json.RootElement.GetProperty("books").EnumerateArray(), book => Assert.False(book.TryGetProperty("writtenBy", out _)));
    }

    [Fact]
    public async Task An_exception_in_between_does_not_cut_what_is_written_next()
    {
        await using Session session = _database.OpenSession();
        Author ada = await Author.Table.Where(a => a.Name == "Ada").Include(a => a.Books).SingleAsync(session, Token);
        Book notes = ada.Books[0];
        JsonSerializerOptions options = Options(generated: true);
        Assert.ThrowsAny<Exception>(() => JsonSerializer.Serialize(new FullStream(), ada, options.GetTypeInfo(typeof(Author))));

        Assert.Contains("\"writtenBy\":", JsonSerializer.Serialize(notes, options.GetTypeInfo(typeof(Book))), StringComparison.Ordinal);
    }

    [Fact]
    public void Options_without_a_resolver_are_refused() =>
        Assert.Contains("TypeInfoResolver", Assert.Throws<InvalidOperationException>(() => new JsonSerializerOptions().AddOrm()).Message, StringComparison.Ordinal);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static string Write<T>(T value, bool generated) => JsonSerializer.Serialize(value, Options(generated).GetTypeInfo(typeof(T)));

    private static JsonSerializerOptions Options(bool generated) => new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        TypeInfoResolver = generated ? LibraryJson.Default : new DefaultJsonTypeInfoResolver(),
    }.AddOrm();

    private sealed class SlowStream : MemoryStream
    {
        public int Writes { get; private set; }

        public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            Writes++;
            await Task.Yield();
            Write(buffer.Span);
        }
    }

    private sealed class FullStream : MemoryStream
    {
        public override void Write(ReadOnlySpan<byte> buffer) => throw new IOException("full");
    }
}
