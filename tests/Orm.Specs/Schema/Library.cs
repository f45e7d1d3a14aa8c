using System.ComponentModel.DataAnnotations;

namespace Orm.Specs.Schema;

// Two tables that refer to each other, defaults of every kind, a computed column, and names that only quotes make names.
[Entity("authors", Model = "library"), Index(nameof(Born), Descending = [nameof(Born)])]
public partial class Author
{
    [Key] public partial int Id { get; private set; }
    [MaxLength(50), DbColumn(Unique = true)] public partial string Name { get; set; }
    public partial DateOnly? Born { get; set; }
    [DbColumn(Default = 5)] public partial int Rating { get; set; }
    [DbColumn(Default = "it's", Length = 20)] public partial string Motto { get; set; }
    [DbColumn(Default = true)] public partial bool Active { get; set; }
    [DbColumn(Default = 1.5)] public partial double Factor { get; set; }
    [DbColumn(DefaultSql = "40 + 2")] public partial int Answer { get; set; }
    [DbColumn(DefaultNow = true)] public partial DateTimeOffset Created { get; private set; }
    [DbColumn(Computed = "rating * 10", Stored = true)] public partial int Tenfold { get; private set; }
    public partial int? BestBookId { get; set; }

    [Relationship(ForeignKey = nameof(BestBookId), OnDelete = ReferentialAction.SetNull)] public partial Book? BestBook { get; set; }
    [Relationship(BackPopulates = nameof(Book.Author), ForeignKey = nameof(Book.AuthorId))] public partial IList<Book> Books { get; }
}

[Entity("books", Model = "library")]
public partial class Book
{
    [Key] public partial int Id { get; private set; }
    public partial int AuthorId { get; set; }

    [Relationship(BackPopulates = nameof(Author.Books), ForeignKey = nameof(AuthorId), OnDelete = ReferentialAction.Cascade)] public partial Author Author { get; set; }
}

[Entity("order", Model = "library")]
public partial class OddlyNamed
{
    [Key, DbColumn("select")] public partial int Id { get; private set; }
    [DbColumn("group by", Index = true)] public partial int Group { get; set; }
    [DbColumn("it's \"quoted\" `so`", Length = 20)] public partial string Quoted { get; set; }
    [DbColumn("Ünïcode")] public partial int? Unicode { get; set; }
}
