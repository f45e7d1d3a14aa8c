using Orm.Mapping;

namespace Orm.Specs.Mapping;

public abstract class MappingSpecs<TServer>(TServer server) : Spec<TServer>(server)
    where TServer : SpecServer
{
    [Fact]
    public async Task A_view_is_a_query_or_the_name_of_one_and_sees_what_waits_for_the_flush()
    {
        await using Database database = await ShopAsync();
        await using Session session = database.OpenSession();
        await session.Sql($"create view ticket_titles as select title from tickets where customer_no > 1").ExecuteAsync(Token);
        try
        {
            session.AddRange([new Ticket { Title = "a", CustomerNo = 1 }, new Ticket { Title = "b", CustomerNo = 2 }, new Ticket { Title = "c", CustomerNo = 2 }]);
            List<TicketCount> counts = await TicketCount.Table.Where(c => c.Held > 0).OrderBy(c => c.CustomerNo).ToListAsync(session, Token);
            Assert.Equal([(1, 1L), (2, 2L)], counts.Select(c => (c.CustomerNo, c.Held)));
            Assert.Equal(["b", "c"], await TicketTitle.Table.OrderBy(t => t.Title).Select(t => t.Title).ToListAsync(session, Token));
            Assert.Equal(1, await TicketCount.Table.Join(Ticket.Table, out TicketTable ticket, (c, t) => c.CustomerNo == t.CustomerNo).Where(c => ticket.Title == "a").CountAsync(session, Token));
            await session.CommitAsync(Token);
        }
        finally
        {
            await session.Sql($"drop view ticket_titles").ExecuteAsync(Token);
        }
    }

    [Fact]
    public async Task Every_type_comes_back_as_it_went()
    {
        await using Database database = await ShopAsync();
        DateTime now = new DateTime(2026, 3, 4, 5, 6, 7, DateTimeKind.Unspecified).AddTicks(1234567);
        var written = new Everything
        {
            Flag = true,
            Tiny = sbyte.MinValue,
            Small = byte.MaxValue,
            Medium = ushort.MaxValue,
            Large = uint.MaxValue,
            Huge = long.MinValue,
            Vast = long.MaxValue,
            Single = 1.25f,
            Double = Math.PI,
            Money = 123456.789m,
            Letter = 'ß',
            Day = new DateOnly(2024, 2, 29),
            Time = new TimeOnly(23, 59, 59).Add(TimeSpan.FromTicks(1234567)),
            Span = TimeSpan.FromDays(-3) + TimeSpan.FromTicks(10),
            Clock = now,
            Instant = DateTime.SpecifyKind(now, DateTimeKind.Utc),
            Bytes = [0, 255, 1],
            Level = Level.High,
            LevelName = Level.High,
            Other = new CustomerId(7),
        };
        await SaveAsync(database, written);
        Assert.NotEqual(Guid.Empty, written.Id);
        await using Session session = database.OpenSession();
        Everything read = await Everything.Table.SingleAsync(session, Token);
        Assert.Equal(written.Id, read.Id);
        Assert.Equal(written.Created, read.Created);
        Assert.Equal(
            (written.Flag, written.Tiny, written.Small, written.Medium, written.Large, written.Huge, written.Vast),
            (read.Flag, read.Tiny, read.Small, read.Medium, read.Large, read.Huge, read.Vast));
        Assert.Equal((written.Single, written.Double, written.Money, written.Letter), (read.Single, read.Double, read.Money, read.Letter));
        Assert.Equal((written.Day, written.Time, written.Span), (read.Day, read.Time, read.Span));
        Assert.Equal((written.Clock, written.Instant), (read.Clock, read.Instant));
        Assert.Equal(DateTimeKind.Unspecified, read.Clock.Kind);
        Assert.Equal(DateTimeKind.Utc, read.Instant.Kind);
        Assert.Equal(written.Bytes, read.Bytes);
        Assert.Equal((Level.High, Level.High, null, new CustomerId(7)), (read.Level, read.LevelName, read.NoLevel, read.Other));
        // The entity itself was cut to what the column keeps.
        Assert.Equal(now.AddTicks(-7), written.Clock);
    }

    [Fact]
    public async Task Owned_values_are_spread_over_columns_and_null_when_all_of_them_are()
    {
        await using Database database = await ShopAsync();
        await SaveAsync(database, NewCustomer());
        await using Session session = database.OpenSession();
        Customer read = await Customer.Table.SingleAsync(session, Token);
        Assert.Equal(new Address("Street 1", "12345", 2), read.Home);
        Assert.Null(read.Work);
        Assert.Null(read.Place);
        read.Work = new Address("Lane 2", "54321", null);
        read.Home = read.Home with { Floor = null };
        read.Place = new Point { X = 1, Y = 2 };
        await session.CommitAsync(Token);
        await using Session other = database.OpenSession();
        Customer again = await Customer.Table.SingleAsync(other, Token);
        Assert.Equal(new Address("Street 1", "12345", null), again.Home);
        Assert.Equal(new Address("Lane 2", "54321", null), again.Work);
        Assert.Equal((1.0, 2.0), (again.Place!.X, again.Place.Y));
        again.Place.Y = 3;
        await other.CommitAsync(Token);
        await session.RefreshAsync(read, cancellationToken: Token);
        Assert.Equal(3.0, read.Place.Y);
        Assert.Equal(again.Work, read.Work);
    }

    [Fact]
    public async Task Plain_properties_and_documents_are_found_changed_by_comparing()
    {
        var log = new StatementLog();
        await using Database database = await ShopAsync(log);
        await SaveAsync(database, NewCustomer());
        await using Session session = database.OpenSession();
        Customer customer = await Customer.Table.SingleAsync(session, Token);
        Assert.Equal(("Ada", "ada@example.com"), (customer.Name, customer.Email));
        Assert.Equal(["a"], customer.Labels);
        log.Clear();
        await session.FlushAsync(Token);
        Assert.Empty(log);
        customer.Pay(2.5m);
        customer.Labels.Add("b");
        await session.CommitAsync(Token);
        string update = Assert.Single(log, static s => s.StartsWith("UPDATE", StringComparison.Ordinal));
        Assert.Contains(Spelled("\"credit\""), update);
        Assert.Contains(Spelled("\"labels\""), update);
        Assert.Contains(Spelled("\"revision\""), update);
        Assert.DoesNotContain(Spelled("\"name\" ="), update);
        Assert.Equal(1, customer.Revision);
        await using Session other = database.OpenSession();
        Customer again = await Customer.Table.SingleAsync(other, Token);
        Assert.Equal(2.5m, again.Credit);
        Assert.Equal(["a", "b"], again.Labels);
    }

    [Fact]
    public async Task A_strong_id_made_by_the_database_comes_back_and_finds_its_row()
    {
        await using Database database = await ShopAsync();
        Customer customer = NewCustomer();
        await SaveAsync(database, customer);
        Assert.Equal(new CustomerId(1), customer.Id);
        await using Session session = database.OpenSession();
        Assert.Equal("Ada", (await session.GetAsync(Customer.Table, new CustomerId(1), Token))!.Name);
        Assert.Equal(1, await Customer.Table.Where(c => c.Id == new CustomerId(1)).CountAsync(session, Token));
        Assert.Equal(1, await Customer.Table.Where(c => c.Home.Zip == "12345").CountAsync(session, Token));
    }

    [Fact]
    public async Task A_key_of_a_plain_property_is_made_unless_it_was_assigned()
    {
        await using Database database = await ShopAsync();
        var made = new Ticket { Title = "made" };
        var given = new Ticket { Id = 77, Title = "given" };
        await SaveAsync(database, made, given);
        Assert.NotEqual(0, made.Id);
        await using Session session = database.OpenSession();
        Assert.Equal("given", (await session.GetAsync(Ticket.Table, 77, Token))!.Title);
        Assert.Equal("made", (await session.GetAsync(Ticket.Table, made.Id, Token))!.Title);
    }

    [Fact]
    public async Task A_converted_value_keeps_the_digits_and_the_limits_of_its_column()
    {
        await using Database database = await ShopAsync();
        var at = new DateTimeOffset(2026, 3, 4, 5, 6, 7, 123, TimeSpan.Zero);
        LedgerEntry Entry(string code, decimal amount) => new() { Code = new Code(code), Amount = new Amount(amount), At = new Moment(at.AddTicks(4567)) };
        LedgerEntry written = Entry("12345", 123456789012345678901234.5678m);
        await SaveAsync(database, written);
        Assert.Equal(new Moment(at), written.At);
        await using Session session = database.OpenSession();
        LedgerEntry read = await LedgerEntry.Table.Where(e => e.At == new Moment(at.AddTicks(4567))).SingleAsync(session, Token);
        Assert.Equal((written.Code, written.Amount, written.At), (read.Code, read.Amount, read.At));
        Assert.Contains("LedgerEntry.Code has 6 characters", (await RefusedAsync(database, Entry("123456", 1))).Message);
        LedgerEntry other = Entry("1", 1);
        other.Other = new Code("123456");
        Assert.Contains("LedgerEntry.Other has 6 characters", (await RefusedAsync(database, other)).Message);
        Assert.Contains("more than 4 digits after the decimal point", (await RefusedAsync(database, Entry("1", 0.00001m))).Message);
        OrmException refused = await Assert.ThrowsAnyAsync<OrmException>(async () => await LedgerEntry.Table.Set(e => e.Code, new Code("123456")).ExecuteAsync(session, Token));
        Assert.Contains("LedgerEntry.Code has 6 characters", refused.Message);
    }

    [Fact]
    public async Task A_collection_may_be_replaced_by_a_part_of_itself()
    {
        await using Database database = await ShopAsync();
        var basket = new Basket { Items = [new BasketItem { Name = "a" }, new BasketItem { Name = "b" }, new BasketItem { Name = "c" }] };
        await SaveAsync(database, basket);
        basket.Items = basket.Items.Where(static i => i.Name != "b");
        Assert.Equal(["a", "c"], basket.Items.Select(static i => i.Name));
        Assert.Throws<ArgumentNullException>(() => basket.Items = null!);
        Assert.Equal(2, basket.Items.Count());
    }

    [Fact]
    public async Task What_cannot_be_stored_is_refused_before_anything_is_sent()
    {
        await using Database database = await ShopAsync();
        Customer longName = NewCustomer();
        longName.Name = "12345678901";
        Assert.Contains("Customer.Name has 11 characters, but its column customers.name takes 10", (await RefusedAsync(database, longName)).Message);
        Customer homeless = NewCustomer();
        homeless.Home = null!;
        Assert.Contains("Customer.Home", (await RefusedAsync(database, homeless)).Message);
        Customer longZip = NewCustomer();
        longZip.Home = new Address("Street", "123456", null);
        Assert.Contains("Customer.Home.Zip has 6 characters", (await RefusedAsync(database, longZip)).Message);
        Assert.Contains("more than 3 digits after the decimal point", (await RefusedAsync(database, new Everything { Money = 0.0001m, Letter = 'x', Bytes = [] })).Message);
    }

    [Fact]
    public void Values_that_meet_no_column_take_their_type_s_own_mapping()
    {
        Assert.Same(ColumnTypes.Int32, ColumnTypes.Default<int>());
        Assert.Same(ColumnTypes.DateTime, ColumnTypes.Default<DateTime>());
        Assert.Same(ColumnTypes.EnumInteger<Level>(), ColumnTypes.Default<Level>());
        Assert.Contains("CustomerId has no mapping of its own", Assert.Throws<OrmException>(static () => ColumnTypes.Default<CustomerId>()).Message);
    }

    private static Customer NewCustomer() => new()
    {
        Name = "Ada",
        Email = "ada@example.com",
        Labels = ["a"],
        Home = new Address("Street 1", "12345", 2),
    };

    private Task<Database> ShopAsync(StatementLog? log = null) => CreateAsync("mapping", options => options.Log = sql => log?.Add(sql));

    private static async Task SaveAsync<T>(Database database, params T[] entities)
        where T : class, IEntity
    {
        await using Session session = database.OpenSession();
        foreach (T entity in entities)
            session.Add(entity);
        await session.CommitAsync(Token);
    }

    private static async Task<OrmException> RefusedAsync<T>(Database database, T entity)
        where T : class, IEntity => await Assert.ThrowsAnyAsync<OrmException>(() => SaveAsync(database, entity));
}
