using System.ComponentModel.DataAnnotations;

namespace Orm.Specs.Statements;

[Entity("members", Model = "collations")]
public partial class Member
{
    [Key] public partial int Id { get; private set; }
    [MaxLength(50), DbColumn(Collation = Collation.Ordinal)] public partial string Code { get; set; }
    [MaxLength(50), DbColumn(Collation = Collation.IgnoreCase, Unique = true)] public partial string Login { get; set; }
    [MaxLength(50)] public partial string? Nick { get; set; }
}
