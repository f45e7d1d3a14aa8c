using Orm.Dialects;

namespace Orm.Specs.Errors;

/// <summary>What the constraints of a real server become, whichever way a row is written.</summary>
public abstract class ConstraintSpecs<TServer>(TServer server) : Spec<TServer>(server)
    where TServer : SpecServer
{
    [Fact]
    public async Task A_second_row_of_a_unique_value()
    {
        await using Database database = await RulesAsync();
        Func<Session, Task>[] ways =
        [
            async s => { s.Add(NewMaker("one")); await s.FlushAsync(Token); },
            async s => await Maker.Table.Insert(m => (m.Code, m.Stars, m.Tiny)).Values(("one", 1, (short)1)).ExecuteAsync(s, Token),
            async s => await Maker.Table.Where(m => m.Code == "two").Set(m => m.Code, "one").ExecuteAsync(s, Token),
            async s => await s.Sql($"insert into makers (code, stars, tiny) values ('one', 1, 1)").ExecuteAsync(Token),
        ];
        foreach (Func<Session, Task> way in ways)
        {
            UniqueViolationException error = await FailsAsync<UniqueViolationException>(database, way);
            Assert.Equal(DatabaseErrorKind.UniqueViolation, error.Kind);
            Assert.Equal("uq_makers_code", error.Constraint);
            Assert.Equal(("makers", "Maker"), (error.Table, error.Entity));
            Assert.Equal(["code"], error.Columns);
            Assert.Equal(["Code"], error.Properties);
            Assert.DoesNotContain("'one'", error.Message.Replace("values ('one'", "", StringComparison.Ordinal), StringComparison.Ordinal);
            Assert.False(error.IsTransient);
        }
    }

    [Fact]
    public async Task A_second_row_of_unique_values_over_two_columns()
    {
        await using Database database = await RulesAsync();
        UniqueViolationException error = await FailsAsync<UniqueViolationException>(database, async s =>
        {
            Maker one = await Maker.Table.Where(m => m.Code == "one").SingleAsync(s, Token);
            one.Products.Add(new Product { Number = 1 });
            await s.FlushAsync(Token);
        });
        Assert.Equal("uq_products_maker_id_number", error.Constraint);
        Assert.Equal(["MakerId", "Number"], error.Properties);
    }

    [Fact]
    public async Task A_parent_that_is_not_there_and_one_that_is_still_needed()
    {
        await using Database database = await RulesAsync();
        Func<Session, Task>[] ways =
        [
            async s => { s.Add(new Product { MakerId = 99, Number = 1 }); await s.FlushAsync(Token); },
            async s => await Product.Table.Insert(p => (p.MakerId, p.Number)).Values((99, 1)).ExecuteAsync(s, Token),
            async s => await Product.Table.Where(p => p.Number == 1).Set(p => p.MakerId, 99).ExecuteAsync(s, Token),
            async s => await Maker.Table.Where(m => m.Code == "one").Delete().ExecuteAsync(s, Token),
            async s => await s.Sql($"delete from makers").ExecuteAsync(Token),
        ];
        foreach (Func<Session, Task> way in ways)
        {
            ForeignKeyViolationException error = await FailsAsync<ForeignKeyViolationException>(database, way);
            // SQLite does not tell which.
            Assert.True(error.Constraint is null or "fk_products_maker_id_makers", error.Constraint);
        }
    }

    [Fact]
    public async Task Null_in_a_required_column()
    {
        await using Database database = await RulesAsync();
        Func<Session, Task>[] ways =
        [
            async s => await s.Sql($"insert into makers (code, stars, tiny) values ({(string?)null}, 1, 1)").ExecuteAsync(Token),
            async s => await s.Sql($"update makers set code = null where code = 'one'").ExecuteAsync(Token),
        ];
        foreach (Func<Session, Task> way in ways)
        {
            NotNullViolationException error = await FailsAsync<NotNullViolationException>(database, way);
            Assert.Equal(["code"], error.Columns);
        }
    }

    [Fact]
    public async Task A_value_that_a_check_refuses()
    {
        await using Database database = await RulesAsync();
        Func<Session, Task>[] ways =
        [
            async s => { s.Add(new Maker { Code = "x", Stars = 6 }); await s.FlushAsync(Token); },
            async s => await Maker.Table.Where(m => m.Code == "one").Set(m => m.Stars, 0).ExecuteAsync(s, Token),
        ];
        foreach (Func<Session, Task> way in ways)
        {
            CheckViolationException error = await FailsAsync<CheckViolationException>(database, way);
            Assert.Equal("ck_makers_stars", error.Constraint);
            Assert.Equal(("makers", "Maker"), (error.Table, error.Entity));
        }
    }

    [Fact]
    public async Task A_text_longer_than_its_column_and_a_number_beyond_its_range()
    {
        Needs(Features.ColumnLimits);
        await using Database database = await RulesAsync();
        await FailsAsync<ValueTooLongException>(database, async s => await s.Sql($"update makers set code = {"12345678901"}").ExecuteAsync(Token));
        DatabaseException error = await FailsAsync<DatabaseException>(database, async s => await s.Sql($"update makers set tiny = {40_000}").ExecuteAsync(Token));
        Assert.Equal(DatabaseErrorKind.NumericOverflow, error.Kind);
        Assert.DoesNotContain("40000", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_table_or_column_that_is_missing_and_text_that_is_no_sql()
    {
        await using Database database = await RulesAsync();
        (string Sql, Func<Session, Task> Way)[] ways =
        [
            ("select * from missing", async s => await s.Sql($"select * from missing").ToListAsync<int>(Token)),
            ("select missing from makers", async s => await s.Sql($"select missing from makers").ToListAsync<int>(Token)),
            ("select 1 frm makers where", async s => await s.Sql($"select 1 frm makers where").ToListAsync<int>(Token)),
        ];
        foreach ((string sql, Func<Session, Task> way) in ways)
        {
            DatabaseException error = await FailsAsync<DatabaseException>(database, way);
            Assert.Equal(DatabaseErrorKind.Syntax, error.Kind);
            Assert.Equal(sql, error.Sql);
            Assert.StartsWith(Server.Dialect.Name, error.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_transaction_that_failed_leaves_nothing_behind()
    {
        await using Database database = await RulesAsync();
        await using Session session = database.OpenSession();
        await Maker.Table.Insert(m => (m.Code, m.Stars, m.Tiny)).Values(("three", 3, (short)3)).ExecuteAsync(session, Token);
        session.Add(NewMaker("one"));
        await Assert.ThrowsAsync<UniqueViolationException>(async () => await session.CommitAsync(Token));
        await session.RollbackAsync(Token);
        await using Session check = database.OpenSession();
        Assert.Equal(["one", "two"], await Maker.Table.OrderBy(m => m.Code).Select(m => m.Code).ToListAsync(check, Token));
        Assert.Equal(0, database.Pool.InUse);
    }

    private static Maker NewMaker(string code) => new() { Code = code, Stars = 3, Tiny = 1 };

    private async Task<Database> RulesAsync()
    {
        Database database = await CreateAsync("rules");
        await using Session session = database.OpenSession();
        Maker one = NewMaker("one");
        one.Products.Add(new Product { Number = 1 });
        session.AddRange([one, NewMaker("two")]);
        await session.CommitAsync(Token);
        return database;
    }

    private static async Task<T> FailsAsync<T>(Database database, Func<Session, Task> way)
        where T : DatabaseException
    {
        await using Session session = database.OpenSession();
        return await Assert.ThrowsAsync<T>(() => way(session));
    }
}
