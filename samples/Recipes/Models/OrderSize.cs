using Orm;

namespace Recipes;

/// <summary>A query under a class name: its rows are read, never written.</summary>
[View("select order_id, sum(quantity) as items from order_lines group by order_id")]
public partial class OrderSize
{
    public partial OrderId OrderId { get; }
    public partial long Items { get; }
}
