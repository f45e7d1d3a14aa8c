using Orm;

namespace Recipes;

/// <summary>Two sessions change one row: its version makes the second one fail instead of losing the first one's work.</summary>
public static class EditConflict
{
    public static async Task<(OrderState State, int Version)> RunAsync(Database db)
    {
        OrderId id = await AddAsync(db);
        await using var session = db.OpenSession();
        Order mine = (await session.GetAsync(Order.Table, id))!;
        await PayElsewhereAsync(db, id);

        mine.ShipTo = new Address("Elm Street 1", "Springwood");
        try
        {
            await session.CommitAsync();
        }
        catch (ConcurrencyException conflict) when (conflict.DatabaseValues is not null)
        {
            await session.RollbackAsync();
            await session.RefreshAsync(mine);
            mine.ShipTo = new Address("Elm Street 1", "Springwood");
            await session.CommitAsync();
        }

        return (mine.State, mine.Version);
    }

    private static async Task<OrderId> AddAsync(Database db)
    {
        await using var session = db.OpenSession();
        var order = new Order { ShipTo = new Address("Main Street 5", "Springwood"), Remarks = [] };
        session.Add(order);
        await session.CommitAsync();
        return order.Id;
    }

    private static async Task PayElsewhereAsync(Database db, OrderId id)
    {
        await using var session = db.OpenSession();
        Order order = (await session.GetAsync(Order.Table, id))!;
        order.State = OrderState.Paid;
        await session.CommitAsync();
    }
}
