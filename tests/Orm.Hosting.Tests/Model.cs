using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;

namespace Orm.Hosting.Tests;

[Entity("authors"), Index(nameof(Email), Unique = true)]
public partial class Author
{
    [Key] public partial int Id { get; private set; }
    [MaxLength(50)] public partial string Name { get; set; }
    [MaxLength(100)] public partial string Email { get; set; }
    public partial int? MentorId { get; set; }

    [Relationship(BackPopulates = nameof(Book.Author), Cascade = Cascade.AllDeleteOrphan)]
    public partial IList<Book> Books { get; }

    [Relationship(BackPopulates = nameof(Pupils))] public partial Author? Mentor { get; set; }
    [Relationship(BackPopulates = nameof(Mentor))] public partial IList<Author> Pupils { get; }
    [Relationship(BackPopulates = nameof(Visit.Author))] public partial WriteOnly<Visit> Visits { get; }
}

[Entity("books")]
public partial class Book
{
    [Key] public partial int Id { get; private set; }
    [MaxLength(200)] public partial string Title { get; set; }
    public partial int AuthorId { get; set; }

    [Relationship(BackPopulates = nameof(Author.Books)), JsonPropertyName("writtenBy")] public partial Author Author { get; set; }
    [Relationship(Through = "book_shelves", BackPopulates = nameof(Shelf.Books))] public partial IList<Shelf> Shelves { get; }
}

[Entity("shelves")]
public partial class Shelf
{
    [Key] public partial int Id { get; private set; }
    [MaxLength(50)] public partial string Name { get; set; }

    [Relationship(Through = "book_shelves", BackPopulates = nameof(Book.Shelves))] public partial IList<Book> Books { get; }
}

[Entity("visits")]
public partial class Visit
{
    [Key] public partial int Id { get; private set; }
    public partial int AuthorId { get; set; }

    [Relationship(BackPopulates = nameof(Author.Visits))] public partial Author Author { get; set; }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(Author))]
[JsonSerializable(typeof(List<Book>))]
internal sealed partial class LibraryJson : JsonSerializerContext;
