using System.ComponentModel.DataAnnotations;
using Orm;

namespace Blog;

/// <summary>Who writes posts. They go with their author.</summary>
[Entity("users"), Index(nameof(Email), Unique = true)]
public partial class User
{
    [Key] public partial int Id { get; private set; }
    [MaxLength(50)] public partial string Name { get; set; }
    [MaxLength(100)] public partial string Email { get; set; }
    [DbColumn(DefaultNow = true)] public partial DateTimeOffset Created { get; private set; }

    [Relationship(BackPopulates = nameof(Post.Author), Cascade = Cascade.AllDeleteOrphan)]
    public partial IList<Post> Posts { get; }
}
