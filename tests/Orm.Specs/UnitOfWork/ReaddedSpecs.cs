namespace Orm.Specs.UnitOfWork;

/// <summary>Entities that are added again after their row was deleted.</summary>
public abstract class ReaddedSpecs<TServer>(TServer server) : Spec<TServer>(server)
    where TServer : SpecServer
{
    [Fact]
    public async Task An_entity_added_after_its_row_was_deleted_is_inserted_again()
    {
        await using Database database = await CreateAsync("shop");
        await using Session session = database.OpenSession();
        Parcel parcel = await ReaddedAsync(session);
        int id = parcel.Id;
        Assert.Equal(EntityState.Pending, session.Entry(parcel).State);
        await session.CommitAsync(Token);

        Assert.Equal(EntityState.Persistent, session.Entry(parcel).State);
        Assert.Same(parcel, await session.GetAsync(Parcel.Table, parcel.Id, Token));
        await using Session other = database.OpenSession();
        Assert.Equal((id, "a", 5), await Parcel.Table.Select(p => (p.Id, p.Code, p.Status)).SingleAsync(other, Token));
    }

    [Fact]
    public async Task An_entity_added_after_its_row_was_deleted_has_the_row_again_after_a_rollback()
    {
        await using Database database = await CreateAsync("shop");
        await using Session session = database.OpenSession();
        Parcel parcel = await ReaddedAsync(session);
        int id = parcel.Id;
        parcel.Status = 6;
        await session.FlushAsync(Token);
        await session.RollbackAsync(Token);
        Assert.Equal((EntityState.Persistent, id), (session.Entry(parcel).State, parcel.Id));
        await session.CommitAsync(Token);

        await using Session other = database.OpenSession();
        Assert.Equal((id, "a", 6), await Parcel.Table.Select(p => (p.Id, p.Code, p.Status)).SingleAsync(other, Token));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_entity_added_and_removed_again_after_its_row_was_deleted_stays_removed(bool commits)
    {
        await using Database database = await CreateAsync("shop");
        await using Session session = database.OpenSession();
        Parcel parcel = await ReaddedAsync(session);
        session.Remove(parcel);
        Assert.Equal(EntityState.Deleted, session.Entry(parcel).State);
        if (!commits)
        {
            await session.RollbackAsync(Token);
            Assert.Equal(EntityState.Removed, session.Entry(parcel).State);
        }

        await session.CommitAsync(Token);
        Assert.Equal(EntityState.Detached, session.Entry(parcel).State);
        Assert.Equal(0, await Parcel.Table.CountAsync(session, Token));
    }

    [Fact]
    public async Task An_entity_added_after_its_deletion_was_committed_keeps_its_values()
    {
        await using Database database = await CreateAsync("shop");
        await using Session session = database.OpenSession();
        session.Add(new Parcel { Code = "a", Status = 5 });
        await session.CommitAsync(Token);
        session.Clear();
        Parcel parcel = await Parcel.Table.SingleAsync(session, Token);
        session.Remove(parcel);
        await session.CommitAsync(Token);
        session.Add(parcel);
        await session.CommitAsync(Token);
        Assert.Equal(("a", 5), await Parcel.Table.Select(p => (p.Code, p.Status)).SingleAsync(session, Token));
    }

    // Its row was deleted by a flush, and it is pending.
    private static async Task<Parcel> ReaddedAsync(Session session)
    {
        var parcel = new Parcel { Code = "a", Status = 5 };
        session.Add(parcel);
        await session.CommitAsync(Token);
        session.Remove(parcel);
        await session.FlushAsync(Token);
        session.Add(parcel);
        return parcel;
    }
}
