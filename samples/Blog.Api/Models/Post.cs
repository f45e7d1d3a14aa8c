using System.ComponentModel.DataAnnotations;
using Orm;

namespace Blog;

/// <summary>A post; its version tells whether somebody else has changed it meanwhile.</summary>
[Entity("posts")]
public partial class Post
{
    [Key] public partial int Id { get; private set; }
    [MaxLength(200)] public partial string Title { get; set; }
    public partial string Content { get; set; }
    public partial int AuthorId { get; set; }
    [DbColumn(DefaultNow = true)] public partial DateTimeOffset Created { get; private set; }
    [Version] public partial int Version { get; private set; }

    [Relationship(BackPopulates = nameof(User.Posts))] public partial User Author { get; set; }
    [Relationship(Through = "post_tags", BackPopulates = nameof(Tag.Posts))] public partial IList<Tag> Tags { get; }
}
