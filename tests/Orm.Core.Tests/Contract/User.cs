// What a user writes (the mapping attributes are left out here), and below it what the generator writes for it.
using Orm.Mapping;

namespace Orm.Core.Tests.Contract;

public partial class User
{
    public partial int Id { get; private set; }
    public partial string Name { get; set; }
    public partial string Email { get; set; }
    public partial int? ManagerId { get; set; }
    public partial DateTimeOffset Created { get; private set; }

    public partial IList<Post> Posts { get; }
    public partial User? Manager { get; set; }
}

public partial class Post
{
    public partial int Id { get; private set; }
    public partial string Title { get; set; }
    public partial string Content { get; set; }
    public partial int AuthorId { get; set; }
    public partial DateTimeOffset Created { get; private set; }

    public partial User Author { get; set; }
    public partial IList<Tag> Tags { get; }
}

public partial class Tag
{
    public partial int Id { get; private set; }
    public partial string Name { get; set; }
    public partial IList<Post> Posts { get; }
}
