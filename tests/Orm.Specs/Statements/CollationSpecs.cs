namespace Orm.Specs.Statements;

/// <summary>The portable collations: of columns, and of expressions.</summary>
public abstract class CollationSpecs<TServer>(TServer server) : Spec<TServer>(server)
    where TServer : SpecServer
{
    private Database _database = null!;
    private Session _session = null!;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        _database = await CreateAsync("collations");
        _session = _database.OpenSession();
        await Member.Table.Insert(m => (m.Code, m.Login, m.Nick)).Values(("b", "Ada", "Zoe"), ("B", "bob", "anna"), ("a", "CHE", "ANNA"), ("A", "Dee", null)).ExecuteAsync(_session, Token);
        await _session.CommitAsync(Token);
    }

    public override async ValueTask DisposeAsync()
    {
        if (_session is not null)
        {
            await _session.DisposeAsync();
            await _database.DisposeAsync();
        }

        await base.DisposeAsync();
    }

    [Fact]
    public async Task Ordinal_columns_sort_and_compare_by_code_points()
    {
        Assert.Equal(["A", "B", "a", "b"], await Member.Table.OrderBy(m => m.Code).Select(m => m.Code).ToListAsync(_session, Token));
        Assert.Equal(["b"], await Member.Table.Where(m => m.Code == "b").Select(m => m.Code).ToListAsync(_session, Token));
        Assert.Equal(["a", "b"], await Member.Table.Where(m => m.Code.In("a", "b")).OrderBy(m => m.Code).Select(m => m.Code).ToListAsync(_session, Token));
        Assert.Equal(4, await Member.Table.Select(m => m.Code).Distinct().CountAsync(_session, Token));
        Assert.Equal("b", await Member.Table.MaxAsync(_session, m => m.Code, Token));
        Assert.Empty(await Member.Table.Where(m => m.Code == "b ").ToListAsync(_session, Token));
    }

    [Fact]
    public async Task Columns_that_ignore_case_find_their_values_in_any_case()
    {
        Assert.Equal(["Ada"], await Logins(Member.Table.Where(m => m.Login == "ADA")));
        Assert.Equal(["Ada", "CHE"], await Logins(Member.Table.Where(m => m.Login.In("ada", "che"))));
        Assert.Equal(["bob", "CHE"], await Logins(Member.Table.Where(m => m.Login.Between("B", "cz"))));
        Assert.Equal(["Ada", "bob", "CHE", "Dee"], await Member.Table.OrderBy(m => m.Login).Select(m => m.Login).ToListAsync(_session, Token));
        Assert.Equal(["Ada"], await Logins(Member.Table.Where(m => m.Login.IsNotDistinctFrom("aDA"))));
        Assert.Equal("Ada", (await Member.Table.Where(m => m.Login == "ada").SingleAsync(_session, Token)).Login);
    }

    [Fact]
    public async Task A_unique_column_that_ignores_case_refuses_the_other_case()
    {
        _session.Add(new Member { Code = "x", Login = "BOB" });
        await Assert.ThrowsAsync<UniqueViolationException>(async () => await _session.CommitAsync(Token));
    }

    [Fact]
    public async Task Accents_count_where_the_database_knows_them()
    {
        _session.Add(new Member { Code = "x", Login = "Zoé" });
        _session.Add(new Member { Code = "y", Login = "Zoe" });
        await _session.CommitAsync(Token);
        Assert.Equal(["x"], await Member.Table.Where(m => m.Login == "zoé").Select(m => m.Code).ToListAsync(_session, Token));
        Assert.Equal(["y"], await Member.Table.Where(m => m.Login == "zoe").Select(m => m.Code).ToListAsync(_session, Token));
    }

    [Fact]
    public async Task Texts_are_searched_in_columns_that_ignore_case()
    {
        Assert.Equal(["Ada"], await Logins(Member.Table.Where(m => m.Login.Like("aD%"))));
        Assert.Equal(["bob"], await Logins(Member.Table.Where(m => m.Login.ILike("B_b"))));
        Assert.Equal(["CHE"], await Logins(Member.Table.Where(m => m.Login.StartsWith("ch"))));
        Assert.Equal(["Dee"], await Logins(Member.Table.Where(m => m.Login.EndsWith("EE"))));
        Assert.Equal(["bob"], await Logins(Member.Table.Where(m => (m.Login + "!").Contains("B!"))));
        Assert.Equal((3, "C-E"), await Member.Table.Where(m => m.Login == "che").Select(m => (m.Login.Position("E"), m.Login.Replace("H", "-"))).SingleAsync(_session, Token));
        Assert.Equal(("CHE", "che", "CH"), await Member.Table.Where(m => m.Login == "che").Select(m => (m.Login.Upper(), m.Login.Lower(), m.Login.Substring(0, 2))).SingleAsync(_session, Token));
    }

    [Fact]
    public async Task Expressions_take_a_collation()
    {
        Assert.Equal(["anna", "ANNA"], await Member.Table.Where(m => m.Nick.Collate(Collation.IgnoreCase) == "Anna").OrderByDescending(m => m.Nick.Collate(Collation.Ordinal)).Select(m => m.Nick).ToListAsync(_session, Token));
        Assert.Equal(["ANNA"], await Member.Table.Where(m => m.Nick.Collate(Collation.Ordinal) == "ANNA").Select(m => m.Nick).ToListAsync(_session, Token));
        Assert.Equal(2, await Member.Table.Where(m => m.Nick.Collate(Collation.IgnoreCase).Like("aNN%")).CountAsync(_session, Token));
        Assert.Equal([2L, 1L], await Member.Table.Where(m => m.Nick != null).GroupBy(m => m.Nick.Collate(Collation.IgnoreCase)).OrderByDescending(g => g.Count()).Select(g => g.Count()).ToListAsync(_session, Token));
        Assert.Equal(["b"], await Member.Table.Where(m => (m.Login + m.Code).Collate(Collation.Ordinal) == "Adab").Select(m => m.Code).ToListAsync(_session, Token));
    }

    private async Task<List<string>> Logins(Query<MemberTable, Member> query) => await query.OrderBy(m => m.Id).Select(m => m.Login).ToListAsync(_session, Token);
}
