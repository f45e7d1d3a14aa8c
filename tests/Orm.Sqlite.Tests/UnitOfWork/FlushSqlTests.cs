using Orm.Specs;
using Orm.Specs.UnitOfWork;

namespace Orm.Sqlite.Tests.UnitOfWork;

/// <summary>The text of what a flush sends, statement by statement; that it does the right thing is said by the specs of every database.</summary>
public class FlushSqlTests
{
    private static CancellationToken Token => Blog.Token;

    [Fact]
    public async Task Added_elements_are_inserted_without_a_look_at_the_others()
    {
        await using Ledger ledger = await LedgerAsync();
        await using Session session = ledger.Database.OpenSession();
        Account cash = await CashAsync(ledger, session);
        cash.Entries.AddRange([new LedgerEntry { Amount = 1 }, new LedgerEntry { Amount = 2 }]);
        await session.CommitAsync(Token);

        const string Insert = """INSERT INTO "entries" ("account_id", "amount") VALUES (?, ?)""";
        Assert.Equal(["BEGIN", Insert, "COMMIT"], ledger.Log.Take());
        cash.Entries.Add(new LedgerEntry { Amount = 3 });
        await session.CommitAsync(Token);
        Assert.Equal([Insert], ledger.Log.Take().Where(static s => s is not ("BEGIN" or "COMMIT")));
    }

    [Fact]
    public async Task Removed_elements_are_cleared_or_deleted_by_their_keys()
    {
        await using Ledger ledger = await LedgerAsync();
        await using Session session = ledger.Database.OpenSession();
        Account cash = await CashAsync(ledger, session);
        LedgerEntry entry = await cash.Entries.Select(LedgerEntry.Table).Where(e => e.Amount == 20).SingleAsync(session, Token);
        Visit visit = await cash.Visits.Select().SingleAsync(session, Token);
        ledger.Log.Clear();
        cash.Entries.Remove(entry);
        cash.Visits.Remove(visit);
        await session.CommitAsync(Token);

        Assert.Equal(
            [
                "BEGIN",
                """UPDATE "visits" SET "account_id" = ? WHERE "id" = ?""",
                """DELETE FROM "entries" WHERE "id" = ?""",
                "COMMIT",
            ],
            ledger.Log.Take());
    }

    [Fact]
    public async Task Links_are_deleted_before_others_are_inserted()
    {
        await using Ledger ledger = await LedgerAsync();
        await using Session session = ledger.Database.OpenSession();
        Account cash = await CashAsync(ledger, session);
        Label blue = await cash.Labels.Select().SingleAsync(session, Token);
        Label red = await Label.Table.Where(l => l.Name == "red").SingleAsync(session, Token);
        ledger.Log.Clear();
        cash.Labels.Add(red);
        cash.Labels.Remove(blue);
        await session.CommitAsync(Token);

        Assert.Equal(
            [
                "BEGIN",
                """DELETE FROM "account_labels" WHERE "account_id" = ? AND "label_id" = ?""",
                """INSERT INTO "account_labels" ("account_id", "label_id") VALUES (?, ?) ON CONFLICT ("account_id", "label_id") DO NOTHING""",
                "COMMIT",
            ],
            ledger.Log.Take());
    }

    private static async Task<Ledger> LedgerAsync()
    {
        var log = new StatementLog();
        Database database = Sqlite.Memory(options =>
        {
            options.Models = Orm.Mapping.ModelRegistry.Find("ledger");
            options.Log = log.Add;
        });
        await database.CreateTablesAsync(Token);
        return await Ledger.CreateAsync(database, log);
    }

    private static async Task<Account> CashAsync(Ledger ledger, Session session)
    {
        Account cash = await Account.Table.Where(a => a.Name == "cash").SingleAsync(session, Token);
        ledger.Log.Clear();
        return cash;
    }
}
