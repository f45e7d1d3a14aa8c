// What a user writes; the generator writes the other halves.
using System.ComponentModel.DataAnnotations;

namespace Orm.Core.Tests.Contract;

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

[AttributeUsage(AttributeTargets.Property), ColumnPreset(Key = true)]
public sealed class IntPkAttribute : Attribute;

[AttributeUsage(AttributeTargets.Property), ColumnPreset(Length = 200)]
public sealed class TitleAttribute : Attribute;

[AttributeUsage(AttributeTargets.Property), ColumnPreset(DefaultNow = true)]
public sealed class CreatedAtAttribute : Attribute;
