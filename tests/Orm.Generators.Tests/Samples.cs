namespace Orm.Generators.Tests;

/// <summary>The sources that several tests share.</summary>
internal static class Samples
{
    /// <summary>The entities of the tour (DESIGN 1), with the presets that it uses.</summary>
    public const string Tour = """
        namespace Blog;

        /// <summary>Who writes.</summary>
        [Entity("users"), Index(nameof(Email), Unique = true)]
        public partial class User
        {
            [Key] public partial int Id { get; private set; }
            [MaxLength(50)] public partial string Name { get; set; }
            [MaxLength(100)] public partial string Email { get; set; }
            public partial int? ManagerId { get; set; }
            [DbColumn(DefaultNow = true)] public partial DateTimeOffset Created { get; private set; }

            [Relationship(BackPopulates = nameof(Post.Author), Cascade = Cascade.AllDeleteOrphan)]
            public partial IList<Post> Posts { get; }
            public partial User? Manager { get; set; }
        }

        [Entity("posts")]
        public partial class Post
        {
            [IntPk] public partial int Id { get; private set; }
            [Title] public partial string Title { get; set; }
            public partial string Content { get; set; }
            public partial int AuthorId { get; set; }
            [CreatedAt] public partial DateTimeOffset Created { get; private set; }

            [Relationship(BackPopulates = nameof(User.Posts))] public partial User Author { get; set; }
            [Relationship(Through = "post_tags", BackPopulates = nameof(Tag.Posts))] public partial IList<Tag> Tags { get; }
        }

        [Entity("tags")]
        public partial class Tag
        {
            [IntPk] public partial int Id { get; private set; }
            [DbColumn(Length = 50, Unique = true)] public partial string Name { get; set; }
            [Relationship(BackPopulates = nameof(Post.Tags))] public partial IList<Post> Posts { get; }
        }

        [ColumnPreset(Key = true)] public sealed class IntPkAttribute : Attribute;
        [ColumnPreset(Length = 200)] public sealed class TitleAttribute : Attribute;
        [ColumnPreset(DefaultNow = true)] public sealed class CreatedAtAttribute : Attribute;
        """;

    /// <summary>Plain properties of every accessibility, documents, owned values, a version: what snapshots and accessors are made for.</summary>
    public const string Snapshots = """
        namespace Shop;

        [Entity]
        public partial class Customer
        {
            public int Id { get; set; }
            public string Name { get; set; } = "";
            public string Email { get; init; } = "";
            public decimal Credit { get; private set; }
            public byte[]? Photo { get; set; }
            [ConcurrencyCheck] public partial string Mail { get; set; }
            [Version] public partial int Revision { get; private set; }
            [Json] public partial List<string> Labels { get; set; }
            public partial Address Home { get; set; }
            public partial Address? Work { get; set; }
            [Owned] public Point? Place { get; set; }
        }

        [Owned]
        public sealed record Address(string Street, [property: DbColumn("zip_code", Length = 10)] string Zip, int? Floor);

        public sealed class Point
        {
            public double X { get; set; }
            public double Y { get; set; }
        }
        """;
}
