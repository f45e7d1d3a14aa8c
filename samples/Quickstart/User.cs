using System.ComponentModel.DataAnnotations;
using Orm;

[Entity("users"), Index(nameof(Email), Unique = true)]
public partial class User
{
    [Key] public partial int Id { get; private set; }                      // integer key: the database generates it
    [MaxLength(50)] public partial string Name { get; set; }               // not null, varchar(50)
    [MaxLength(100)] public partial string Email { get; set; }
    public partial int? ManagerId { get; set; }                            // int? = nullable column
    [DbColumn(DefaultNow = true)] public partial DateTimeOffset Created { get; private set; }

    [Relationship(BackPopulates = nameof(Post.Author), Cascade = Cascade.AllDeleteOrphan)]
    public partial IList<Post> Posts { get; }

    public partial User? Manager { get; set; }                             // foreign key ManagerId by convention
}
