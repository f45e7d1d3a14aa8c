using System.ComponentModel.DataAnnotations;

namespace Orm.Benchmarks;

/// <summary>The entity that Orm fills.</summary>
[Entity("people")]
public partial class Person : IPerson
{
    [Key] public partial int Id { get; private set; }

    public partial string Name { get; set; }

    public partial string Email { get; set; }

    public partial int? Age { get; set; }

    public partial double Score { get; set; }
}
