using Orm;

namespace Recipes;

/// <summary>The explicit ("classic") style: every column says its name, type and options itself.</summary>
[Entity("products")]
public partial class Product
{
    [DbColumn("product_id", Type = "integer", Key = true)] public partial int Id { get; private set; }
    [DbColumn("sku", Type = "varchar(20)", Length = 20, Unique = true)] public partial string Sku { get; set; }
    [DbColumn("price", Type = "numeric(10,2)", Precision = 10, Scale = 2)] public partial decimal Price { get; set; }
    [DbColumn("in_stock", Default = 0)] public partial int InStock { get; set; }
    [DbColumn("note", Type = "text")] public partial string? Note { get; set; }
}
