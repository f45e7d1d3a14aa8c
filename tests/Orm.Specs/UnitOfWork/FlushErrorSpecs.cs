namespace Orm.Specs.UnitOfWork;

public abstract class FlushErrorSpecs<TServer>(TServer server) : Spec<TServer>(server)
    where TServer : SpecServer
{
    [Fact]
    public async Task A_unique_violation_names_its_statement_and_entity()
    {
        await using Database database = await CreateAsync("shop");
        await using Session session = database.OpenSession();
        session.AddRange([new Parcel { Code = "a" }, new Parcel { Code = "a" }]);
        UniqueViolationException error = await Assert.ThrowsAsync<UniqueViolationException>(async () => await session.CommitAsync(Token));
        Assert.Contains("INSERT INTO " + Spelled("\"parcels\""), error.Sql, StringComparison.Ordinal);
        Assert.Equal(("Parcel", "parcels", "Code"), (error.Entity, error.Table, Assert.Single(error.Properties)));
    }

    [Fact]
    public async Task A_unique_violation_of_a_single_insert_names_its_statement_and_entity()
    {
        await using Database database = await CreateAsync("shop");
        await using Session session = database.OpenSession();
        session.Add(new Parcel { Code = "a" });
        await session.CommitAsync(Token);
        session.Add(new Parcel { Code = "a" });
        UniqueViolationException error = await Assert.ThrowsAsync<UniqueViolationException>(async () => await session.CommitAsync(Token));
        Assert.Contains("INSERT INTO " + Spelled("\"parcels\""), error.Sql, StringComparison.Ordinal);
        Assert.Equal("Parcel", error.Entity);

        SessionFailedException failed = await Assert.ThrowsAsync<SessionFailedException>(async () => await session.CommitAsync(Token));
        Assert.Contains("session.Detach(entity)", failed.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_row_without_its_principal_names_the_foreign_key()
    {
        await using Database database = await CreateAsync("shop");
        await using Session session = database.OpenSession();
        session.Add(new Note { Text = "a", CustomerId = 99 });
        ForeignKeyViolationException error = await Assert.ThrowsAsync<ForeignKeyViolationException>(async () => await session.CommitAsync(Token));
        Assert.Equal(("Note", "notes", "fk_notes_customer_id_customers", "CustomerId"), (error.Entity, error.Table, error.Constraint, Assert.Single(error.Properties)));
        Assert.Contains("INSERT INTO", error.Sql, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_principal_whose_dependents_stay_names_the_foreign_key_or_its_candidates()
    {
        await using Database database = await CreateAsync("shop");
        await using (Session first = database.OpenSession())
        {
            var customer = new Customer { Name = "a" };
            customer.Notes.Add(new Note { Text = "b" });
            first.Add(customer);
            await first.CommitAsync(Token);
        }

        await using Session session = database.OpenSession();
        session.Remove(await Customer.Table.SingleAsync(session, Token));
        ForeignKeyViolationException error = await Assert.ThrowsAsync<ForeignKeyViolationException>(async () => await session.CommitAsync(Token));
        Assert.Contains("fk_notes_customer_id_customers", error.Message, StringComparison.Ordinal);
        Assert.Contains("DELETE FROM " + Spelled("\"customers\""), error.Sql, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_way_out_of_a_lost_update_begins_with_a_rollback()
    {
        await using Database database = await CreateAsync("shop");
        await using Session session = database.OpenSession();
        var customer = new Customer { Name = "a" };
        session.Add(customer);
        await session.CommitAsync(Token);
        await using (Session other = database.OpenSession())
        {
            (await Customer.Table.SingleAsync(other, Token)).Name = "theirs";
            await other.CommitAsync(Token);
        }

        customer.Name = "mine";
        ConcurrencyException error = await Assert.ThrowsAsync<ConcurrencyException>(async () => await session.CommitAsync(Token));
        Assert.Contains("await session.RollbackAsync()", error.Message, StringComparison.Ordinal);
        await session.RollbackAsync(Token);
        await session.RefreshAsync(customer, Token);
        customer.Name = "mine";
        await session.CommitAsync(Token);
        Assert.Equal("mine", await Customer.Table.Select(c => c.Name).SingleAsync(session, Token));
    }
}
