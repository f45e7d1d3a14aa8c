namespace Orm.Specs.Slice;

/// <summary>One entity through the whole body: inserted with its key, selected, updated, streamed.</summary>
public abstract class SliceSpecs<TServer>(TServer server) : Spec<TServer>(server)
    where TServer : SpecServer
{
    private static readonly Address London = new("1 Ada Street", "London", "N1");

    [Fact]
    public async Task An_entity_is_inserted_with_its_key_and_default_read_back_and_selected_as_it_was()
    {
        await using Database database = await CreateAsync();
        int id = await AddAsync(database, NewOrder(17));
        await using Session session = database.OpenSession();
        Order order = await Order.Table.Where(o => o.Number == new OrderNumber("A", 17)).SingleAsync(session, Token);
        Assert.Equal(id, order.Id);
        Assert.Equal(new OrderNumber("A", 17), order.Number);
        Assert.Equal((OrderStatus.Paid, Priority.High), (order.Status, order.Priority));
        Assert.Equal(London, order.Shipping);
        Assert.Equal(1234567.8901m, order.Total);
        Assert.Equal(new DateOnly(2026, 3, 1), order.Due);
        Assert.Equal(TimeSpan.Zero, order.Created.Offset);
    }

    [Fact]
    public async Task Conditions_take_the_mapping_of_their_column()
    {
        await using Database database = await CreateAsync();
        await AddAsync(database, NewOrder(1));
        Order other = NewOrder(2);
        other.Status = OrderStatus.New;
        other.Priority = null;
        other.Shipping = new Address("Elsewhere", "Paris", null);
        await AddAsync(database, other);
        await using Session session = database.OpenSession();
        Assert.Equal(1, await Order.Table.Where(o => o.Status == OrderStatus.Paid).CountAsync(session, Token));
        Assert.Equal(1, await Order.Table.Where(o => o.Priority == Priority.High).CountAsync(session, Token));
        Assert.Equal(1, await Order.Table.Where(o => o.Priority == null).CountAsync(session, Token));
        Assert.Equal(1, await Order.Table.Where(o => o.Number.In(new OrderNumber("A", 1), new OrderNumber("A", 3))).CountAsync(session, Token));
        Assert.Equal(2, await Order.Table.Where(o => o.Status.In(OrderStatus.Paid, OrderStatus.New)).CountAsync(session, Token));
        Assert.Equal("Paris", await Order.Table.Where(o => o.Shipping.City == "Paris").Select(o => o.Shipping.City).SingleAsync(session, Token));
    }

    [Fact]
    public async Task Keyset_pages_walk_through_all_rows_wherever_nulls_are()
    {
        await using Database database = await CreateAsync();
        for (int i = 1; i <= 6; i++)
        {
            Order order = NewOrder(i);
            order.Due = i % 3 == 0 ? null : new DateOnly(2026, 3, i % 2 + 1);
            await AddAsync(database, order);
        }

        await using Session session = database.OpenSession();
        Query<OrderTable, Order> all = Order.Table.Query();
        Query<OrderTable, int>[] queries =
        [
            all.OrderBy(o => o.Due).ThenByDescending(o => o.Id).Select(o => o.Id),
            all.OrderByDescending(o => o.Due).ThenBy(o => o.Id).Select(o => o.Id),
            all.OrderBy(o => o.Due, Nulls.First).ThenBy(o => o.Total).ThenBy(o => o.Id).Select(o => o.Id),
            all.OrderByDescending(o => o.Created).ThenByDescending(o => o.Token).ThenByDescending(o => o.Id).Select(o => o.Id),
            all.OrderBy(o => o.Number).Select(o => o.Id),
            all.OrderByDescending(o => o.Id).Take(4).OrderBy(o => o.Due).ThenBy(o => o.Id).Select(o => o.Id),
        ];
        foreach (Query<OrderTable, int> query in queries)
        {
            List<int> walked = [];
            Cursor? cursor = null;
            do
            {
                KeysetPage<int> page = await query.ToKeysetPageAsync(session, 2, cursor, Token);
                walked.AddRange(page.Items);
                cursor = page.Next is null ? null : Cursor.Parse(page.Next.ToString());
            }
            while (cursor is not null);
            Assert.Equal(await query.ToListAsync(session, Token), walked);
        }
    }

    [Fact]
    public async Task Changed_columns_are_updated_one_part_of_an_owned_value_among_them()
    {
        var log = new List<string>();
        await using Database database = await CreateAsync(log);
        int id = await AddAsync(database, NewOrder(3));
        await using (Session session = database.OpenSession())
        {
            Order order = (await session.GetAsync(Order.Table, id, Token))!;
            order.Status = OrderStatus.Shipped;
            order.Priority = null;
            order.Shipping = London with { City = "Paris" };
            log.Clear();
            await session.CommitAsync(Token);
        }

        Assert.Contains(log, sql => sql.StartsWith(Spelled("UPDATE \"orders\" SET "), StringComparison.Ordinal) && sql.Contains(Spelled("\"status\" = ?"), StringComparison.Ordinal) && !sql.Contains(Spelled("\"total\""), StringComparison.Ordinal));
        await using Session again = database.OpenSession();
        Order read = (await again.GetAsync(Order.Table, id, Token))!;
        Assert.Equal((OrderStatus.Shipped, null, "Paris", "N1"), (read.Status, read.Priority, read.Shipping.City, read.Shipping.Zip));
    }

    [Fact]
    public async Task A_stream_gives_rows_as_they_come_and_gives_the_connection_back()
    {
        await using Database database = await CreateAsync();
        await using (Session session = database.OpenSession())
        {
            for (int i = 1; i <= 250; i++)
                session.Add(NewOrder(i));
            await session.CommitAsync(Token);
        }

        await using Session reading = database.OpenSession();
        long sum = 0;
        await foreach (Order order in Order.Table.OrderBy(o => o.Id).AsAsyncEnumerable(reading, Token))
        {
            sum += order.Number.Value;
            if (order.Number.Value == 200)
                break;
        }

        Assert.Equal(20_100, sum);
        Assert.Equal(0, database.Pool.InUse);
        Assert.Equal(250, await Order.Table.CountAsync(reading, Token));
    }

    [Fact]
    public async Task A_duplicate_names_entity_and_property_and_rolls_back()
    {
        await using Database database = await CreateAsync();
        await AddAsync(database, NewOrder(5));
        await using Session session = database.OpenSession();
        session.Add(NewOrder(6));
        session.Add(NewOrder(5));
        UniqueViolationException exception = await Assert.ThrowsAsync<UniqueViolationException>(async () => await session.CommitAsync(Token));
        Assert.Equal(("orders", "Order", "Number"), (exception.Table, exception.Entity, Assert.Single(exception.Properties)));
        Assert.DoesNotContain("A-5", exception.Message, StringComparison.Ordinal);
        await session.RollbackAsync(Token);
        Assert.Equal(1, await Order.Table.AsNoTracking().CountAsync(database.OpenSession(), Token));
    }

    [Fact]
    public async Task Tables_are_created_once_and_dropped()
    {
        await using Database database = await CreateAsync();
        await database.CreateTablesAsync(Token);
        await database.DropTablesAsync(Token);
        await using Session session = database.OpenSession();
        DatabaseException exception = await Assert.ThrowsAsync<DatabaseException>(async () => await Order.Table.CountAsync(session, Token));
        Assert.Contains("no table orders, which Order maps", exception.Message, StringComparison.Ordinal);
    }

    private static Order NewOrder(long number) => new()
    {
        Number = new OrderNumber("A", number),
        Status = OrderStatus.Paid,
        Priority = Priority.High,
        Shipping = London,
        Total = 1234567.8901m,
        Token = Guid.NewGuid(),
        Due = new DateOnly(2026, 3, 1),
    };

    private static async Task<int> AddAsync(Database database, Order order)
    {
        await using Session session = database.OpenSession();
        session.Add(order);
        await session.CommitAsync(Token);
        Assert.True(order.Id > 0);
        Assert.InRange(order.Created, DateTimeOffset.UtcNow.AddMinutes(-5), DateTimeOffset.UtcNow.AddMinutes(5));
        return order.Id;
    }

    private Task<Database> CreateAsync(List<string>? log = null) => CreateAsync("slice", options => options.Log = log is null ? null : log.Add);
}
