using Orm;

namespace Recipes;

/// <summary>Strong ids, enums, owned values, documents and composite keys are written and queried like plain columns.</summary>
public static class RichValues
{
    public static async Task<(string Street, string Remark, long Items, string Line)> RunAsync(Database db)
    {
        await using var session = db.OpenSession();
        var order = new Order
        {
            ShipTo = new Address("Baker Street 221b", "London"),
            Remarks = ["ring twice"],
            Lines = { new OrderLine { Number = 1, Sku = "A-1", Quantity = 2 }, new OrderLine { Number = 2, Sku = "B-7", Quantity = 3 } },
        };
        session.Add(order);
        await session.CommitAsync();

        order.ShipTo = order.ShipTo with { Street = "Baker Street 1" };
        order.Remarks.Add("leave at the door");
        await session.CommitAsync();
        session.Clear();

        Order found = await Order.Table
            .Where(o => o.ShipTo.City == "London" && o.State == OrderState.Open)
            .SingleAsync(session);
        OrderLine? line = await session.GetAsync(OrderLine.Table, (found.Id, 2));
        OrderSize size = await OrderSize.Table.Where(s => s.OrderId == found.Id).SingleAsync(session);
        return (found.ShipTo.Street, found.Remarks[^1], size.Items, line!.Sku);
    }
}
