namespace Orm.Specs.UnitOfWork;

public abstract class FleetSpecs<TServer>(TServer server) : Spec<TServer>(server)
    where TServer : SpecServer
{
    [Fact]
    public async Task Passive_deletes_leave_unloaded_children_to_the_database_and_follow_in_memory()
    {
        var log = new StatementLog();
        await using Database fleet = await CreateAsync("fleet", o => o.Log = log.Add);
        await using Session session = fleet.OpenSession();
        var garage = new Garage { Name = "north" };
        garage.Cars.Add(new Car { Plate = "A" });
        garage.Cars.Add(new Car { Plate = "B" });
        session.Add(garage);
        await session.CommitAsync(Token);

        await using Session other = fleet.OpenSession();
        Garage north = await Garage.Table.SingleAsync(other, Token);
        Car known = await Car.Table.Where(c => c.Plate == "A").SingleAsync(other, Token);
        log.Clear();
        other.Remove(north);
        await other.FlushAsync(Token);
        Assert.Equal(["BEGIN", "DELETE garages"], log.TakePlan());
        Assert.Equal(EntityState.Deleted, other.Entry(known).State);
        await other.CommitAsync(Token);
        Assert.Equal(0, await Car.Table.CountAsync(other, Token));
        Assert.Equal(EntityState.Detached, other.Entry(known).State);
    }

    [Fact]
    public async Task Passive_deletes_delete_the_children_that_are_loaded()
    {
        var log = new StatementLog();
        await using Database fleet = await CreateAsync("fleet", o => o.Log = log.Add);
        await using Session session = fleet.OpenSession();
        var garage = new Garage { Name = "north" };
        garage.Cars.Add(new Car { Plate = "A" });
        session.Add(garage);
        await session.CommitAsync(Token);
        log.Clear();
        session.Remove(garage);
        await session.CommitAsync(Token);
        Assert.Equal(["BEGIN", "DELETE cars", "DELETE garages", "COMMIT"], log.TakePlan());
    }

    [Fact]
    public async Task A_key_of_time_finds_its_row_whatever_its_digits()
    {
        await using Database fleet = await CreateAsync("fleet");
        await using Session session = fleet.OpenSession();
        DateTimeOffset at = new DateTimeOffset(2026, 3, 4, 5, 6, 7, 890, TimeSpan.FromHours(2)).AddTicks(1234);
        var reading = new Reading { At = at, Value = 7 };
        session.Add(reading);
        await session.CommitAsync(Token);
        Assert.Equal(at.AddTicks(-1234), reading.At);
        Assert.Same(reading, await session.GetAsync(Reading.Table, at, Token));
        Assert.Same(reading, await session.GetAsync(Reading.Table, reading.At, Token));

        await using Session other = fleet.OpenSession();
        Assert.Equal(7, (await other.GetAsync(Reading.Table, at.ToUniversalTime(), Token))!.Value);
        Assert.Equal(7, (await Reading.Table.Where(r => r.At == at).SingleAsync(other, Token)).Value);
    }

    [Fact]
    public async Task Reset_takes_back_what_was_changed_inside_a_document()
    {
        await using Database fleet = await CreateAsync("fleet");
        await using Session session = fleet.OpenSession();
        session.Add(new Manual { Title = "t", Chapters = ["one"], Notes = null });
        await session.CommitAsync(Token);
        session.Clear();

        Manual manual = await Manual.Table.SingleAsync(session, Token);
        manual.Title = "changed";
        manual.Chapters.Add("two");
        Assert.Null(manual.Notes);
        manual.Notes = ["note"];
        Assert.Equal(["Title", "Chapters", "Notes"], session.Entry(manual).ChangedProperties);
        session.Entry(manual).Reset();
        Assert.Equal("t", manual.Title);
        Assert.Equal(["one"], manual.Chapters);
        Assert.Null(manual.Notes);
        Assert.False(session.Entry(manual).IsModified);

        manual.Chapters.Add("three");
        Assert.True(session.Entry(manual).IsModified);
        await session.CommitAsync(Token);
        session.Clear();
        Assert.Equal(["one", "three"], (await Manual.Table.SingleAsync(session, Token)).Chapters);
    }
}
