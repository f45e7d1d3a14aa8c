#nullable disable

using System.ComponentModel.DataAnnotations;

namespace Orm.Specs.Mapping;

/// <summary>Written where nullability is not annotated: references are optional unless [Required] says otherwise.</summary>
[Entity("unannotated", Model = "places")]
public partial class Unannotated
{
    public int Id { get; set; }
    public partial string Nick { get; set; }
    [Required] public partial string Login { get; set; }
    public string Plain { get; set; }
    public partial byte[] Photo { get; set; }
    public partial int? ParentId { get; set; }
    public partial Unannotated Parent { get; set; }
    public partial IList<Unannotated> Children { get; }
    public partial List<string> Tags { get; set; }
}
