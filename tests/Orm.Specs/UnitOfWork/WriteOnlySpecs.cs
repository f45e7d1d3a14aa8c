using System.Text.Json;

namespace Orm.Specs.UnitOfWork;

public abstract class WriteOnlySpecs<TServer>(TServer server) : Spec<TServer>(server)
    where TServer : SpecServer
{
    [Fact]
    public async Task Adding_sends_inserts_only()
    {
        await using Ledger ledger = await LedgerAsync();
        await using Session session = ledger.Database.OpenSession();
        Account cash = await CashAsync(ledger, session);

        var first = new LedgerEntry { Amount = 1 };
        cash.Entries.AddRange([first, new LedgerEntry { Amount = 2 }]);
        Assert.Same(cash, first.Account);
        Assert.Equal(cash.Id, first.AccountId);
        await session.CommitAsync(Token);

        Assert.Equal(["BEGIN", "INSERT entries", "COMMIT"], ledger.Log.TakePlan());
        cash.Entries.Add(new LedgerEntry { Amount = 3 });
        await session.CommitAsync(Token);
        Assert.Equal(["INSERT entries"], ledger.Log.TakePlan().Where(static s => s is not ("BEGIN" or "COMMIT")));
        Assert.Equal(6, await cash.Entries.Select().CountAsync(session, Token));
    }

    [Fact]
    public async Task Removing_deletes_orphans_and_otherwise_clears_the_foreign_key_without_reading()
    {
        await using Ledger ledger = await LedgerAsync();
        await using Session session = ledger.Database.OpenSession();
        Account cash = await CashAsync(ledger, session);
        LedgerEntry entry = await cash.Entries.Select(LedgerEntry.Table).Where(e => e.Amount == 20).SingleAsync(session, Token);
        Visit visit = await cash.Visits.Select().SingleAsync(session, Token);
        ledger.Log.Take();

        Assert.True(cash.Entries.Remove(entry));
        Assert.False(cash.Entries.Remove(entry));
        Assert.True(cash.Visits.Remove(visit));
        await session.CommitAsync(Token);

        Assert.Equal(
            ["BEGIN", "UPDATE visits", "DELETE entries", "COMMIT"],
            ledger.Log.TakePlan());
        Assert.Null(visit.AccountId);
        Assert.Equal([10, 30], await cash.Entries.Select(LedgerEntry.Table).OrderBy(e => e.Amount).Select(e => e.Amount).ToListAsync(session, Token));
        Assert.False(await cash.Visits.Select().AnyAsync(session, Token));
    }

    [Fact]
    public async Task What_was_added_and_removed_again_sends_nothing()
    {
        await using Ledger ledger = await LedgerAsync();
        await using Session session = ledger.Database.OpenSession();
        Account cash = await CashAsync(ledger, session);
        var entry = new LedgerEntry { Amount = 1 };
        var label = new Label { Name = "green" };

        cash.Entries.Add(entry);
        cash.Labels.Add(label);
        cash.Entries.Remove(entry);
        cash.Labels.Remove(label);
        session.Remove(label);
        await session.CommitAsync(Token);

        Assert.DoesNotContain(ledger.Log.Take(), static s => s is not ("BEGIN" or "COMMIT"));
        Assert.Null(entry.Account);
    }

    [Fact]
    public async Task Select_filters_orders_and_counts_the_rows_of_its_owner()
    {
        await using Ledger ledger = await LedgerAsync();
        await using Session session = ledger.Database.OpenSession();
        Account cash = await CashAsync(ledger, session);

        List<LedgerEntry> large = await cash.Entries.Select(LedgerEntry.Table).Where(e => e.Amount > 10).OrderByDescending(e => e.Amount).ToListAsync(session, Token);
        Assert.Equal([30, 20], large.Select(e => e.Amount));
        Assert.Same(cash, large[0].Account);
        Assert.Equal(3, await cash.Entries.Select().CountAsync(session, Token));
        Assert.Equal(2, await cash.Entries.Select(LedgerEntry.Table.As("e")).Where(e => e.Amount < 30).CountAsync(session, Token));

        Assert.Equal(
            [
                Spelled("""SELECT t0."id", t0."account_id", t0."amount" FROM "entries" AS t0 WHERE t0."account_id" = ? AND t0."amount" > ? ORDER BY t0."amount" DESC"""),
                Spelled("""SELECT count(*) FROM "entries" AS t0 WHERE t0."account_id" = ?"""),
                Spelled("""SELECT count(*) FROM "entries" AS "e" WHERE "e"."account_id" = ? AND "e"."amount" < ?"""),
            ],
            ledger.Log.Take());
    }

    [Fact]
    public async Task Select_updates_and_deletes_the_rows_of_its_owner_by_statement()
    {
        await using Ledger ledger = await LedgerAsync();
        await using Session session = ledger.Database.OpenSession();
        Account cash = await CashAsync(ledger, session);

        Assert.Equal(1, await cash.Labels.Select(Label.Table).Set(l => l.Name, "azure").ExecuteAsync(session, Token));
        Assert.Equal(2, await cash.Entries.Select(LedgerEntry.Table).Where(e => e.Amount > 10).Delete().ExecuteAsync(session, Token));

        Assert.Equal(["azure", "red"], await Label.Table.OrderBy(l => l.Name).Select(l => l.Name).ToListAsync(session, Token));
        Assert.Equal([10, 40], await LedgerEntry.Table.OrderBy(e => e.Amount).Select(e => e.Amount).ToListAsync(session, Token));
    }

    [Fact]
    public async Task Many_to_many_links_and_unlinks_without_reading()
    {
        await using Ledger ledger = await LedgerAsync();
        await using Session session = ledger.Database.OpenSession();
        Account cash = await CashAsync(ledger, session);
        Label blue = await cash.Labels.Select().SingleAsync(session, Token);
        Label red = await Label.Table.Where(l => l.Name == "red").SingleAsync(session, Token);
        ledger.Log.Take();

        cash.Labels.Add(red);
        cash.Labels.Remove(blue);
        await session.CommitAsync(Token);
        Assert.Equal(
            ["BEGIN", "DELETE account_labels", "INSERT account_labels", "COMMIT"],
            ledger.Log.TakePlan());

        Assert.Equal(["red"], await cash.Labels.Select(Label.Table).OrderBy(l => l.Name).Select(l => l.Name).ToListAsync(session, Token));
        Assert.Equal(["cash", "other"], await red.Accounts.Select(Account.Table).OrderBy(a => a.Name).Select(a => a.Name).ToListAsync(session, Token));
        Assert.Equal(0, await blue.Accounts.Select().CountAsync(session, Token));
        Assert.Equal(
            [
                Spelled("""SELECT t0."name" FROM "labels" AS t0 WHERE EXISTS (SELECT 1 FROM "account_labels" AS t1 WHERE t0."id" = t1."label_id" AND t1."account_id" = ?) ORDER BY t0."name" """.Trim()),
                Spelled("""SELECT t0."name" FROM "accounts" AS t0 WHERE EXISTS (SELECT 1 FROM "account_labels" AS t1 WHERE t0."id" = t1."account_id" AND t1."label_id" = ?) ORDER BY t0."name" """.Trim()),
                Spelled("""SELECT count(*) FROM "accounts" AS t0 WHERE EXISTS (SELECT 1 FROM "account_labels" AS t1 WHERE t0."id" = t1."account_id" AND t1."label_id" = ?)"""),
            ],
            ledger.Log.Take());
    }

    [Fact]
    public async Task Many_to_many_minds_neither_a_pair_that_was_there_nor_one_that_was_not()
    {
        await using Ledger ledger = await LedgerAsync();
        await using Session session = ledger.Database.OpenSession();
        Account cash = await CashAsync(ledger, session);
        Label blue = await cash.Labels.Select().SingleAsync(session, Token);
        Label red = await Label.Table.Where(l => l.Name == "red").SingleAsync(session, Token);

        cash.Labels.Remove(red);
        await session.CommitAsync(Token);
        Assert.Equal(1, await cash.Labels.Select().CountAsync(session, Token));

        cash.Labels.Add(blue);
        await session.CommitAsync(Token);
        Assert.Equal(1, await cash.Labels.Select().CountAsync(session, Token));
    }

    [Fact]
    public async Task An_untracked_owner_selects_too()
    {
        await using Ledger ledger = await LedgerAsync();
        await using Session session = ledger.Database.OpenSession();
        Account cash = await Account.Table.AsNoTracking().Where(a => a.Name == "cash").SingleAsync(session, Token);
        Assert.Equal(3, await cash.Entries.Select().CountAsync(session, Token));
    }

    [Fact]
    public async Task Composite_keys_restrict_by_all_their_columns()
    {
        await using Ledger ledger = await LedgerAsync();
        await using Session session = ledger.Database.OpenSession();
        var branch = new Branch { Country = "NL", Number = 1 };
        branch.Desks.AddRange([new Desk(), new Desk()]);
        branch.Labels.Add(new Label { Name = "new" });
        var other = new Branch { Country = "NL", Number = 2 };
        other.Desks.Add(new Desk());
        other.Labels.Add(new Label { Name = "old" });
        session.AddRange([branch, other]);
        await session.CommitAsync(Token);

        Assert.Equal(2, await branch.Desks.Select().CountAsync(session, Token));
        Assert.Equal("new", (await branch.Labels.Select().SingleAsync(session, Token)).Name);
    }

    [Fact]
    public async Task Select_flushes_what_is_pending_and_needs_a_row_of_its_owner()
    {
        await using Ledger ledger = await LedgerAsync();
        await using Session session = ledger.Database.OpenSession();
        var account = new Account { Name = "new" };
        OrmException error = await Assert.ThrowsAsync<OrmException>(async () => await account.Entries.Select().ToListAsync(session, Token));
        Assert.Equal("This Account has no row yet, so Account.Entries has none to select. Add it to the session and flush first: await session.FlushAsync().", error.Message);

        session.Add(account);
        Assert.Empty(await account.Visits.Select().ToListAsync(session, Token));
        account.Entries.Add(new LedgerEntry { Amount = 5 });
        Assert.Equal(5, (await account.Entries.Select().SingleAsync(session, Token)).Amount);
    }

    [Fact]
    public async Task Large_numbers_of_elements_are_added_once_each()
    {
        await using Ledger ledger = await LedgerAsync();
        await using Session session = ledger.Database.OpenSession();
        Account cash = await CashAsync(ledger, session);
        LedgerEntry[] entries = [.. Enumerable.Range(100, 50).Select(i => new LedgerEntry { Amount = i })];
        Label[] labels = [.. Enumerable.Range(0, 50).Select(i => new Label { Name = $"l{i}" })];

        cash.Entries.AddRange(entries);
        cash.Labels.AddRange([.. labels, .. labels]);
        cash.Labels.Remove(labels[30]);
        cash.Labels.Remove(labels[3]);
        cash.Labels.Add(labels[3]);
        await session.CommitAsync(Token);

        Assert.Equal(50, await cash.Entries.Select(LedgerEntry.Table).Where(e => e.Amount >= 100).CountAsync(session, Token));
        Assert.Equal(50, await cash.Labels.Select().CountAsync(session, Token));
        Assert.False(await cash.Labels.Select(Label.Table).Where(l => l.Name == "l30").AnyAsync(session, Token));
    }

    [Fact]
    public async Task A_rollback_keeps_what_is_still_to_be_written()
    {
        await using Ledger ledger = await LedgerAsync();
        await using Session session = ledger.Database.OpenSession();
        Account cash = await CashAsync(ledger, session);
        cash.Entries.Add(new LedgerEntry { Amount = 7 });
        cash.Labels.Add(new Label { Name = "late" });
        await session.FlushAsync(Token);
        await session.RollbackAsync(Token);
        await session.CommitAsync(Token);

        await using Session other = ledger.Database.OpenSession();
        Assert.Equal(4, await cash.Entries.Select().CountAsync(other, Token));
        Assert.Equal(["blue", "late"], await cash.Labels.Select(Label.Table).OrderBy(l => l.Name).Select(l => l.Name).ToListAsync(other, Token));
    }

    [Fact]
    public async Task Removing_the_owner_removes_its_elements_by_cascade()
    {
        await using Ledger ledger = await LedgerAsync();
        await using Session session = ledger.Database.OpenSession();
        Account other = await Account.Table.Where(a => a.Name == "other").SingleAsync(session, Token);
        other.Entries.Add(new LedgerEntry { Amount = 50 });
        session.Remove(other);
        await session.CommitAsync(Token);

        Assert.Equal([10, 20, 30], await LedgerEntry.Table.OrderBy(e => e.Amount).Select(e => e.Amount).ToListAsync(session, Token));
        Assert.Equal(["cash"], await Account.Table.Where(a => a.Labels.Any()).Select(a => a.Name).ToListAsync(session, Token));
    }

    [Fact]
    public async Task Assigning_the_reference_and_merging_reach_the_collection_without_loading_it()
    {
        await using Ledger ledger = await LedgerAsync();
        await using Session session = ledger.Database.OpenSession();
        var account = new Account { Name = "new" };
        var entry = new LedgerEntry { Amount = 1, Account = account };
        Account merged = await session.MergeAsync(account, Token);
        await session.CommitAsync(Token);

        Assert.NotSame(account, merged);
        LedgerEntry copy = await merged.Entries.Select().SingleAsync(session, Token);
        Assert.NotSame(entry, copy);
        Assert.Equal((1, merged.Id), (copy.Amount, copy.AccountId));
    }

    [Fact]
    public async Task A_serialiser_reads_nothing_of_it()
    {
        await using Ledger ledger = await LedgerAsync();
        await using Session session = ledger.Database.OpenSession();
        Account cash = await CashAsync(ledger, session);
        Assert.Equal("""{"Id":1,"Name":"cash","Entries":{},"Visits":{},"Labels":{}}""", JsonSerializer.Serialize(cash));
        Assert.Empty(ledger.Log.Take());
    }

    private async Task<Ledger> LedgerAsync()
    {
        var log = new StatementLog();
        return await Ledger.CreateAsync(await CreateAsync("ledger", options => options.Log = log.Add), log);
    }

    private static async Task<Account> CashAsync(Ledger ledger, Session session)
    {
        Account cash = await Account.Table.Where(a => a.Name == "cash").SingleAsync(session, Token);
        ledger.Log.Take();
        return cash;
    }
}
