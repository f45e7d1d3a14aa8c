using Orm;

namespace Recipes;

/// <summary>The other end of the association table, with unique names.</summary>
[Entity("tags")]
public partial class Tag
{
    [IntPk] public partial int Id { get; private set; }
    [Str50, DbColumn(Unique = true)] public partial string Name { get; set; }

    [Relationship(Through = "post_tags", BackPopulates = nameof(Post.Tags))]
    public partial IList<Post> Posts { get; }
}
