using System.ComponentModel.DataAnnotations;
using Orm;

namespace Blog;

/// <summary>A word that posts have in common.</summary>
[Entity("tags"), Index(nameof(Name), Unique = true)]
public partial class Tag
{
    [Key] public partial int Id { get; private set; }
    [MaxLength(50)] public partial string Name { get; set; }

    [Relationship(Through = "post_tags", BackPopulates = nameof(Post.Tags))] public partial IList<Post> Posts { get; }
}
