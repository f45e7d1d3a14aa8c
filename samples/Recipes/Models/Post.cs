using Orm;

namespace Recipes;

/// <summary>Columns by presets, one to many and many to many.</summary>
[Entity("posts")]
public partial class Post
{
    [IntPk] public partial int Id { get; private set; }
    [Str200] public partial string Title { get; set; }
    public partial string Content { get; set; }
    public partial int AuthorId { get; set; }
    [CreatedAt] public partial DateTimeOffset Created { get; private set; }

    [Relationship(BackPopulates = nameof(User.Posts))]
    public partial User Author { get; set; }

    [Relationship(Through = "post_tags", BackPopulates = nameof(Tag.Posts))]
    public partial IList<Tag> Tags { get; }
}
