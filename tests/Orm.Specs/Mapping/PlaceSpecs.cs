namespace Orm.Specs.Mapping;

/// <summary>Values inside of values, relationships of mixins, foreign keys to unique columns, classes without annotations.</summary>
public abstract class PlaceSpecs<TServer>(TServer server) : Spec<TServer>(server)
    where TServer : SpecServer
{
    [Fact]
    public async Task An_owned_value_in_an_owned_value_is_stored_changed_and_emptied()
    {
        await using Database database = await CreateAsync("places");
        var site = new Site("Mill", new Spot(1, 2, null), new Spot(3, 4, "left"));
        await SaveAsync(database, NewTown("A", site), NewTown("B", site with { Entrance = null }));
        await using Session session = database.OpenSession();
        List<Town> towns = await Town.Table.OrderBy(static t => t.Name).ToListAsync(session, Token);
        Assert.Equal([site, site with { Entrance = null }], towns.Select(static t => t.Site));
        Assert.Null(towns[0].Former);
        Assert.Equal(1, await Town.Table.Where(static t => t.Site.Spot.Longitude == 2 && t.Site.Entrance.Hint == "left").CountAsync(session, Token));

        towns[0].Site = site with { Entrance = null };
        towns[0].Former = new Site("Old", default, null);
        towns[1].Site = site with { Spot = new Spot(9, 9, "x") };
        await session.CommitAsync(Token);
        await using Session other = database.OpenSession();
        List<Town> again = await Town.Table.OrderBy(static t => t.Name).ToListAsync(other, Token);
        Assert.Equal([site with { Entrance = null }, site with { Spot = new Spot(9, 9, "x") }], again.Select(static t => t.Site));
        Assert.Equal(new Site("Old", default, null), again[0].Former);
        again[0].Former = null;
        again[1].Site = site;
        await other.CommitAsync(Token);
        await session.RefreshAsync(towns[0], cancellationToken: Token);
        await session.RefreshAsync(towns[1], cancellationToken: Token);
        Assert.Null(towns[0].Former);
        Assert.Equal(site, towns[1].Site);
    }

    [Fact]
    public async Task A_change_inside_of_a_nested_owned_class_is_found()
    {
        await using Database database = await CreateAsync("places");
        Town town = NewTown("A", new Site("S", default, null));
        town.Hall = new Room { Label = "big", Inner = { Seats = 10 } };
        await SaveAsync(database, town);
        await using Session session = database.OpenSession();
        Town read = await Town.Table.SingleAsync(session, Token);
        read.Hall!.Inner.Seats = 11;
        read.Hall.Inner.Door = "west";
        Assert.Equal(10, session.Entry(read).OriginalValues["Hall.Inner.Seats"]);
        await session.CommitAsync(Token);
        await using Session other = database.OpenSession();
        Town again = await Town.Table.SingleAsync(other, Token);
        Assert.Equal(("big", 11, "west"), (again.Hall!.Label, again.Hall.Inner.Seats, again.Hall.Inner.Door));
        again.Hall = null;
        await other.CommitAsync(Token);
        await session.RefreshAsync(read, cancellationToken: Token);
        Assert.Null(read.Hall);
    }

    [Fact]
    public async Task A_missing_part_of_a_value_that_is_there_is_refused()
    {
        await using Database database = await CreateAsync("places");
        Town nameless = NewTown("A", new Site(null!, default, null));
        Assert.Contains("Town.Site.Name is null", (await Assert.ThrowsAnyAsync<OrmException>(() => SaveAsync(database, nameless))).Message);
        Town former = NewTown("A", new Site("S", default, null));
        former.Former = new Site(null!, default, null);
        Assert.Contains("Town.Former.Name is null", (await Assert.ThrowsAnyAsync<OrmException>(() => SaveAsync(database, former))).Message);
        Town siteless = NewTown("A", null!);
        Assert.Contains("Town.Site", (await Assert.ThrowsAnyAsync<OrmException>(() => SaveAsync(database, siteless))).Message);
        Town hall = NewTown("A", new Site("S", default, null));
        hall.Hall = new Room { Inner = null! };
        Assert.Contains("Town.Hall.Inner", (await Assert.ThrowsAnyAsync<OrmException>(() => SaveAsync(database, hall))).Message);
    }

    [Fact]
    public async Task Relationships_of_a_mixin_work_as_those_of_the_entity()
    {
        await using Database database = await CreateAsync("places");
        var ada = new Author { Name = "Ada" };
        var bob = new Author { Name = "Bob" };
        var article = new Article { Title = "Engines", Author = ada };
        article.Readers.Add(bob);
        Assert.Same(article, Assert.Single(ada.Articles));
        await SaveAsync(database, article);
        Assert.Equal(ada.Id, article.AuthorId);
        await using Session session = database.OpenSession();
        Article read = await Article.Table.Include(static a => a.Author).Include(static a => a.Readers).SingleAsync(session, Token);
        Assert.Equal(("Ada", "Bob"), (read.Author.Name, Assert.Single(read.Readers).Name));
        Assert.Equal(1, await Article.Table.Where(static a => a.Readers.Any(static r => r.Name == "Bob")).CountAsync(session, Token));
        Assert.Equal(["Ada"], await Article.Table.Join(static a => a.Author, out AuthorTable author).Select(_ => author.Name).ToListAsync(session, Token));
        read.Author = read.Readers[0];
        read.Readers.Clear();
        await session.CommitAsync(Token);
        await using Session other = database.OpenSession();
        Article again = await Article.Table.SingleAsync(other, Token);
        Assert.Throws<NotLoadedException>(() => again.Author);
        Assert.Throws<NotLoadedException>(() => again.Readers.Count);
        await other.LoadAsync(again, Article.Table.Author, cancellationToken: Token);
        await other.LoadAsync(again, Article.Table.Readers, cancellationToken: Token);
        Assert.Equal("Bob", again.Author.Name);
        Assert.Empty(again.Readers);
        again.AuthorId = ada.Id;
        await other.CommitAsync(Token);
        Assert.Equal([1], await Author.Table.Where(static a => a.Name == "Ada").Select(static a => a.Articles.Count()).ToListAsync(other, Token));
    }

    [Fact]
    public async Task A_foreign_key_to_a_unique_column_relates_loads_and_is_kept()
    {
        await using Database database = await CreateAsync("places");
        var north = new Region { Code = "NO", Area = "North", Number = 1 };
        var south = new Region { Code = "SO", Area = "South", Number = 2 };
        Town town = NewTown("A", new Site("S", default, null));
        north.Towns.Add(town);
        town.Twin = south;
        Assert.Equal(("NO", "South", 2), (town.RegionCode, town.TwinArea, town.TwinNumber));
        await using (Session session = database.OpenSession())
        {
            session.Add(town);
            await session.CommitAsync(Token);
        }

        await using (Session session = database.OpenSession())
        {
            Town read = await Town.Table.Include(static t => t.Region).Include(static t => t.Twin).SingleAsync(session, Token);
            Assert.Equal(("NO", "SO"), (read.Region!.Code, read.Twin!.Code));
            Region region = await Region.Table.Where(static r => r.Code == "NO").Include(static r => r.Towns).SingleAsync(session, Token);
            Assert.Same(read, Assert.Single(region.Towns));
            Assert.Equal(["North"], await Town.Table.Join(static t => t.Region, out RegionTable joined).Select(_ => joined.Area).ToListAsync(session, Token));
            Assert.Equal(1, await Region.Table.Where(static r => r.Towns.Any()).CountAsync(session, Token));
            read.Region = read.Twin;
            read.Twin = null;
            await session.CommitAsync(Token);
        }

        await using Session other = database.OpenSession();
        Town moved = await Town.Table.SingleAsync(other, Token);
        Assert.Equal(("SO", null, null), (moved.RegionCode, moved.TwinArea, moved.TwinNumber));
        await other.LoadAsync(moved, Town.Table.Region, cancellationToken: Token);
        Assert.Equal(2, moved.Region!.Number);
        moved.RegionCode = "XX";
        await Assert.ThrowsAsync<ForeignKeyViolationException>(async () => await other.CommitAsync(Token));
    }

    [Fact]
    public async Task A_class_without_annotations_behaves_as_an_annotated_one()
    {
        await using Database database = await CreateAsync("places");
        var parent = new Unannotated { Login = "p" };
        var child = new Unannotated { Login = "c", Nick = "n", Photo = [1], Plain = "x", Tags = ["t", null!], Parent = parent };
        await SaveAsync(database, child);
        await using Session session = database.OpenSession();
        Unannotated read = await Unannotated.Table.Where(static u => u.Login == "c").Include(static u => u.Parent).SingleAsync(session, Token);
        Assert.Equal(("n", "x", "p"), (read.Nick, read.Plain, read.Parent.Login));
        Assert.Equal(["t", null], read.Tags);
        Assert.Equal([1], read.Photo);
        Assert.Null(read.Parent.Nick);
        Assert.Null(read.Parent.Photo);
        Assert.Null(read.Parent.Tags);
        read.Nick = null;
        read.Photo = null;
        read.Parent = null;
        read.Plain = null;
        await session.CommitAsync(Token);
        Assert.Equal(2, await Unannotated.Table.Where(static u => u.Nick == null && u.ParentId == null).CountAsync(session, Token));
        read.Login = null;
        Assert.Contains("Unannotated.Login is null", (await Assert.ThrowsAnyAsync<OrmException>(async () => await session.CommitAsync(Token))).Message);
    }

    private static Town NewTown(string name, Site site) => new() { Name = name, Site = site };

    private static async Task SaveAsync<T>(Database database, params T[] entities)
        where T : class, Orm.Mapping.IEntity
    {
        await using Session session = database.OpenSession();
        session.AddRange(entities);
        await session.CommitAsync(Token);
    }
}
