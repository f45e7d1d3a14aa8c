using System.ComponentModel.DataAnnotations;

namespace Orm.Specs.UnitOfWork;

// Write-only collections: with and without delete-orphan, one-sided, many-to-many, over a composite key.
[Entity("accounts", Model = "ledger")]
public partial class Account
{
    [Key] public partial int Id { get; private set; }
    public partial string Name { get; set; }

    [Relationship(BackPopulates = nameof(LedgerEntry.Account), Cascade = Cascade.AllDeleteOrphan)]
    public partial WriteOnly<LedgerEntry> Entries { get; }

    [Relationship(ForeignKey = nameof(Visit.AccountId))] public partial WriteOnly<Visit> Visits { get; }

    [Relationship(Through = "account_labels", BackPopulates = nameof(Label.Accounts))] public partial WriteOnly<Label> Labels { get; }
}

[Entity("entries", Model = "ledger")]
public partial class LedgerEntry
{
    [Key] public partial int Id { get; private set; }
    public partial int AccountId { get; set; }
    public partial int Amount { get; set; }

    [Relationship(BackPopulates = nameof(Account.Entries))] public partial Account Account { get; set; }
}

[Entity("visits", Model = "ledger")]
public partial class Visit
{
    [Key] public partial int Id { get; private set; }
    public partial int? AccountId { get; set; }
}

[Entity("labels", Model = "ledger")]
public partial class Label
{
    [Key] public partial int Id { get; private set; }
    public partial string Name { get; set; }

    [Relationship(BackPopulates = nameof(Account.Labels))] public partial WriteOnly<Account> Accounts { get; }
}

[Entity("branches", Model = "ledger")]
public partial class Branch
{
    [Key] public partial string Country { get; set; }
    [Key] public partial int Number { get; set; }

    [Relationship(BackPopulates = nameof(Desk.Branch))] public partial WriteOnly<Desk> Desks { get; }
    [Relationship(Through = "branch_labels")] public partial WriteOnly<Label> Labels { get; }
}

[Entity("desks", Model = "ledger")]
public partial class Desk
{
    [Key] public partial int Id { get; private set; }
    public partial string BranchCountry { get; set; }
    public partial int BranchNumber { get; set; }

    [Relationship(BackPopulates = nameof(Branch.Desks), ForeignKey = "BranchCountry, BranchNumber")] public partial Branch Branch { get; set; }
}

/// <summary>A database with the ledger's tables, two accounts, and the statements that it was sent since.</summary>
public sealed class Ledger : IAsyncDisposable
{
    private Ledger(Database database, StatementLog log) => (Database, Log) = (database, log);

    public Database Database { get; }

    public StatementLog Log { get; }

    /// <summary>Fills a database that has the tables of the model <c>ledger</c> and writes its statements to the log.</summary>
    public static async Task<Ledger> CreateAsync(Database database, StatementLog log)
    {
        await using Session session = database.OpenSession();
        var account = new Account { Name = "cash" };
        account.Entries.AddRange([new LedgerEntry { Amount = 10 }, new LedgerEntry { Amount = 20 }, new LedgerEntry { Amount = 30 }]);
        account.Visits.Add(new Visit());
        account.Labels.Add(new Label { Name = "blue" });
        var other = new Account { Name = "other" };
        other.Entries.Add(new LedgerEntry { Amount = 40 });
        other.Labels.Add(new Label { Name = "red" });
        session.AddRange([account, other]);
        await session.CommitAsync(Blog.Token);
        log.Clear();
        return new Ledger(database, log);
    }

    public ValueTask DisposeAsync() => Database.DisposeAsync();
}
