using Orm.Chinook.Tests.Data;
using Orm.Chinook.Tests.Model;
using Orm.Dialects;
using Orm.Mapping;
using Orm.Migrations;
using Orm.Schema;

namespace Orm.Chinook.Tests.Migrations;

/// <summary>The sample database by migrations: from the model, and from what its own script made.</summary>
public sealed class MigrationTests : FreshChinookTests
{
    [Fact]
    public async Task The_model_is_made_by_migrations_from_zero_and_takes_all_rows()
    {
        await using var fresh = await EmptyAsync();
        Revision revision = Revision("model", SchemaDiffer.Wanted(DatabaseSchema.Empty, ModelRegistry.Models));
        var migrator = new Migrator(fresh.Database, new MigratorOptions { Revisions = [revision] });

        await migrator.UpgradeAsync(cancellationToken: Cancellation);

        // Autogenerate right after has nothing to do, and the database is what was asked for.
        MigrationCheck check = await migrator.CheckAsync(ModelRegistry.Models, Cancellation);
        Assert.Empty(check.Pending);
        Assert.Empty(check.Drift);
        await CopyAsync(Genre.Table, fresh.Database);
        await CopyAsync(MediaType.Table, fresh.Database);
        await CopyAsync(Artist.Table, fresh.Database);
        await CopyAsync(Album.Table, fresh.Database);
        await CopyAsync(Track.Table, fresh.Database);
        await CopyAsync(Playlist.Table, fresh.Database);
        await CopyAsync(PlaylistTrack.Table, fresh.Database);
        await CopyAsync(Employee.Table.OrderBy(e => e.EmployeeId), fresh.Database);
        await CopyAsync(Customer.Table, fresh.Database);
        await CopyAsync(Invoice.Table, fresh.Database);
        await CopyAsync(InvoiceLine.Table, fresh.Database);
        Assert.Equal(Copy.Counts(), fresh.Counts());
        Assert.Equal(await SalesAsync(Copy.Database), await SalesAsync(fresh.Database));
    }

    [Fact]
    public async Task A_revision_from_the_database_makes_the_same_schema_again()
    {
        DatabaseSchema original = await Migrator.ReadAsync(Copy.Database, Cancellation);
        await using var fresh = await EmptyAsync();
        Revision revision = Revision("script", original);
        var migrator = new Migrator(fresh.Database, new MigratorOptions { Revisions = [revision] });

        await migrator.UpgradeAsync(cancellationToken: Cancellation);

        SchemaWriter writer = fresh.Database.Dialect.Schema;
        Assert.Equal(writer.Canonical(original), writer.Canonical(await Migrator.ReadAsync(fresh.Database, Cancellation)));
        Assert.Empty((await migrator.CheckAsync(ModelRegistry.Models, Cancellation)).Drift);
    }

    private static Revision Revision(string id, DatabaseSchema schema) => new(id, [], "", () => new Created(SchemaDiffer.Diff(DatabaseSchema.Empty, schema)));

    private static async Task<ChinookCopy> EmptyAsync()
    {
        var copy = new ChinookCopy();
        await copy.InitializeAsync();
        copy.Spoil();
        await copy.Database.DropTablesAsync(Cancellation);
        Assert.Empty((await Migrator.ReadAsync(copy.Database, Cancellation)).Tables);
        return copy;
    }

    private async Task CopyAsync<TEntity>(Query<TEntity> rows, Database target)
        where TEntity : class, IEntity
    {
        await using Session from = Copy.Database.OpenSession(o => o.Tracking = false);
        await using Session to = target.OpenSession();
        await to.BulkInsertAsync(rows.AsAsyncEnumerable(from, Cancellation), cancellationToken: Cancellation);
        await to.CommitAsync(Cancellation);
    }

    // Through three tables: a row that lost its place, or a value that changed, shows.
    private static async Task<List<(string, string, decimal, int)>> SalesAsync(Database database)
    {
        await using Session session = database.OpenSession();
        List<InvoiceLine> lines = await InvoiceLine.Table.Include(l => l.Track).Include(l => l.Invoice).OrderBy(l => l.InvoiceLineId).ToListAsync(session, Cancellation);
        return [.. lines.Select(static l => (l.Track.Name, l.Invoice.BillingCity ?? "", l.UnitPrice, l.Quantity))];
    }

    private sealed class Created(IReadOnlyList<SchemaOperation> operations) : Migration
    {
        public override void Upgrade(MigrationBuilder op)
        {
            foreach (SchemaOperation operation in operations)
                op.Apply(operation);
        }
    }
}
