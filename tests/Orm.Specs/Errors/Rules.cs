using System.ComponentModel.DataAnnotations;

namespace Orm.Specs.Errors;

[Entity("makers", Model = "rules")]
public partial class Maker
{
    [Key] public partial int Id { get; private set; }
    [MaxLength(10), DbColumn(Unique = true)] public partial string Code { get; set; }
    [Check("stars between 1 and 5")] public partial int Stars { get; set; }
    public partial short Tiny { get; set; }

    [Relationship(BackPopulates = nameof(Product.Maker))] public partial IList<Product> Products { get; }
}

[Entity("products", Model = "rules"), Index(nameof(MakerId), nameof(Number), Unique = true)]
public partial class Product
{
    [Key] public partial int Id { get; private set; }
    public partial int MakerId { get; set; }
    public partial int Number { get; set; }

    [Relationship(BackPopulates = nameof(Maker.Products))] public partial Maker Maker { get; set; }
}
