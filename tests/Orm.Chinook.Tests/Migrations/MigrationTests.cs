using Orm.Chinook.Tests.Data;
using Orm.Chinook.Tests.Model;
using Orm.Dialects;
using Orm.Mapping;
using Orm.Migrations;
using Orm.Schema;

namespace Orm.Chinook.Tests.Migrations;

/// <summary>The sample database by migrations: from the model, and from what its own script made.</summary>
[Collection(MigratedChinook.Name)]
public sealed class MigrationTests
{
    private readonly MigratedChinook _copy;

    public MigrationTests(MigratedChinook copy)
    {
        ChinookFile.Require();
        _copy = copy;
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_model_is_made_by_migrations_from_zero_and_takes_all_rows()
    {
        // Autogenerate right after has nothing to do, and the database is what was asked for.
        MigrationCheck check = await _copy.Migrator.CheckAsync(ModelRegistry.Models, Cancellation);
        Assert.Empty(check.Pending);
        Assert.Empty(check.Missing);
        Assert.Empty(check.Drift);
        Assert.Equal(_copy.Counts(), _copy.MigratedCounts());
        Assert.Equal(await SalesAsync(_copy.Original), await SalesAsync(_copy.Database));
    }

    [Fact]
    public async Task A_revision_from_the_database_makes_the_same_schema_again()
    {
        DatabaseSchema original = await Migrator.ReadAsync(_copy.Original, Cancellation);
        Assert.Equal(11, original.Tables.Count);
        await using var fresh = new ChinookCopy();
        await fresh.InitializeAsync();
        await fresh.EmptyAsync(Cancellation);
        var migrator = new Migrator(fresh.Database, new MigratorOptions { Revisions = [Created.Revision("script", original)] });

        await migrator.UpgradeAsync(cancellationToken: Cancellation);

        SchemaWriter writer = fresh.Database.Dialect.Schema;
        Assert.Equal(writer.Canonical(original), writer.Canonical(await Migrator.ReadAsync(fresh.Database, Cancellation)));
        Assert.Empty((await migrator.CheckAsync(ModelRegistry.Models, Cancellation)).Drift);
    }

    // Through three tables: a row that lost its place, or a value that changed, shows.
    private static async Task<List<(string, string, decimal, int)>> SalesAsync(Database database)
    {
        await using Session session = database.OpenSession();
        List<InvoiceLine> lines = await InvoiceLine.Table.Include(l => l.Track).Include(l => l.Invoice).OrderBy(l => l.InvoiceLineId).ToListAsync(session, Cancellation);
        return [.. lines.Select(static l => (l.Track.Name, l.Invoice.BillingCity ?? "", l.UnitPrice, l.Quantity))];
    }
}
