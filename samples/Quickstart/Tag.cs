using System.ComponentModel.DataAnnotations;
using Orm;

[Entity("tags")]
public partial class Tag
{
    [IntPk] public partial int Id { get; private set; }
    [MaxLength(50), DbColumn(Unique = true)] public partial string Name { get; set; }

    [Relationship(Through = "post_tags", BackPopulates = nameof(Post.Tags))]
    public partial IList<Post> Posts { get; }
}
