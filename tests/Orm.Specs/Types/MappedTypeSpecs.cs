namespace Orm.Specs.Types;

/// <summary>Enums, converted values, documents and strong ids come back as they went.</summary>
public abstract class MappedTypeSpecs<TServer>(TServer server) : TypeSpec<TServer>(server)
    where TServer : SpecServer
{
    [Fact]
    public async Task Enums_as_integers_names_and_types_of_the_database()
    {
        await StoresAsync(static (s, v) => s.Mood = v, static s => s.Mood, Mood.Calm, Mood.VeryGood, Mood.Sad, (Mood)77);
        await StoresAsync(static (s, v) => s.MoodName = v, static s => s.MoodName, Mood.Calm, Mood.VeryGood, Mood.Sad);
        await StoresAsync(static (s, v) => s.MoodNative = v, static s => s.MoodNative, Mood.Calm, Mood.VeryGood, Mood.Sad);
        await StoresAsync(static (s, v) => s.Signed = v, static s => s.Signed, Signed.Least, Signed.None, Signed.Most);
        await StoresAsync(static (s, v) => s.Bits = v, static s => s.Bits, Bits.None, Bits.First | Bits.High);
        await RefusesAsync(static (s, v) => s.MoodName = v, (Mood)77);
        await RefusesAsync(static (s, v) => s.MoodNative = v, (Mood)77);
    }

    [Fact]
    public async Task Enums_as_names_and_types_of_the_database_are_found_by_value()
    {
        await using Database database = await CreateAsync("types");
        await SaveAsync(database, new Sample { MoodName = Mood.VeryGood, MoodNative = Mood.Sad });
        await using Session session = database.OpenSession();
        Assert.Equal(1, await Sample.Table.Where(s => s.MoodName == Mood.VeryGood && s.MoodNative == Mood.Sad).CountAsync(session, Token));
        Assert.Equal(0, await Sample.Table.Where(s => s.MoodNative == Mood.Calm).CountAsync(session, Token));
        Assert.Equal(1, await Sample.Table.Where(s => s.MoodNative.In(Mood.Calm, Mood.Sad)).CountAsync(session, Token));
        Assert.Equal(1, await Sample.Table.Where(static s => s.Mood == Mood.Calm).Set(static s => s.MoodNative, Mood.VeryGood).ExecuteAsync(session, Token));
        Assert.Equal(Mood.VeryGood, await Sample.Table.Select(static s => s.MoodNative).SingleAsync(session, Token));
    }

    [Fact]
    public async Task Converted_values_and_documents()
    {
        await StoresAsync(static (s, v) => s.Money = v, static s => s.Money, new Money(0), new Money(-12.34m));
        await StoresAsync(static (s, v) => s.Tag = v, static s => s.Tag, new Tag(""), new Tag("ü"));
        await StoresAsync(static (s, v) => s.Document = v, static s => s.Document, new DocumentId(Guid.Empty), new DocumentId(Guid.CreateVersion7()));
        await using Database database = await CreateAsync("types");
        var details = new Details
        {
            Title = "quotes \" 'and' \\ 👍 \n",
            Weight = 0.1,
            Parts = { ["a"] = [1, null, -3], [""] = [] },
            Inner = new Details { Title = null, Weight = -1e300, Inner = new Details() },
        };
        await SaveAsync(database, new Sample { Details = details });
        await using Session session = database.OpenSession();
        Sample read = await Sample.Table.SingleAsync(session, Token);
        Assert.Equal(SampleText.Json(details), SampleText.Json(read.Details));
        read.Details.Inner!.Parts["new"] = [7];
        await session.CommitAsync(Token);
        await using Session other = database.OpenSession();
        Assert.Equal([7], (await Sample.Table.SingleAsync(other, Token)).Details.Inner!.Parts["new"]);
    }

    [Fact]
    public async Task Strong_ids_are_keys_and_foreign_keys()
    {
        await using Database database = await CreateAsync("types");
        var id = new DocumentId(Guid.CreateVersion7());
        await using (Session session = database.OpenSession())
        {
            var country = new Country { Code = new CountryCode("NO"), Name = "Norway" };
            country.Documents.Add(new Document { Id = id, Title = "Law" });
            session.Add(country);
            await session.CommitAsync(Token);
        }

        await using Session other = database.OpenSession();
        Document? read = await other.GetAsync(Document.Table, id, Token);
        Assert.Equal((id, new CountryCode("NO")), (read!.Id, read.CountryCode));
        await other.LoadAsync(read, Document.Table.Country, cancellationToken: Token);
        Assert.Equal("Norway", read.Country.Name);
        Country found = await Country.Table.Where(static c => c.Code == new CountryCode("NO")).Include(static c => c.Documents).SingleAsync(other, Token);
        Assert.Same(read, Assert.Single(found.Documents));
        Assert.Equal(1, await Document.Table.Where(d => d.Id.In(id, new DocumentId(Guid.Empty))).CountAsync(other, Token));
    }
}
