using Orm.Chinook.Tests.Model;
using Orm.Mapping;
using Orm.Migrations;
using Orm.Schema;

namespace Orm.Chinook.Tests.Data;

/// <summary>
/// The sample database as migrations make it from the model, filled by bulk inserts: Orm reads this one, and hand-written SQL the copy that
/// the database's own script made. Made once, for tests that only read.
/// </summary>
public sealed class MigratedChinook : ChinookCopy
{
    public const string Name = "Migrated";

    private readonly ChinookCopy _migrated = new();

    public override Database Database => _migrated.Database;

    /// <summary>The copy that the script made, through Orm.</summary>
    public Database Original => base.Database;

    /// <summary>What made the copy's schema.</summary>
    public Migrator Migrator => new(Database, new MigratorOptions { Revisions = [Created.Revision("model", SchemaDiffer.Wanted(DatabaseSchema.Empty, ModelRegistry.Models))] });

    public override string[] TakeStatements() => _migrated.TakeStatements();

    /// <summary>The number of rows in each table of the migrated copy.</summary>
    public Dictionary<string, long> MigratedCounts() => _migrated.Counts();

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        if (ChinookStore.Missing is not null)
            return;
        CancellationToken cancellationToken = TestContext.Current.CancellationToken;
        await _migrated.InitializeAsync();
        await _migrated.EmptyAsync(cancellationToken);
        await Migrator.UpgradeAsync(cancellationToken: cancellationToken);
        await FillAsync(Genre.Table, cancellationToken);
        await FillAsync(MediaType.Table, cancellationToken);
        await FillAsync(Artist.Table, cancellationToken);
        await FillAsync(Album.Table, cancellationToken);
        await FillAsync(Track.Table, cancellationToken);
        await FillAsync(Playlist.Table, cancellationToken);
        await FillAsync(PlaylistTrack.Table, cancellationToken);
        await FillAsync(Employee.Table.OrderBy(e => e.EmployeeId), cancellationToken);
        await FillAsync(Customer.Table, cancellationToken);
        await FillAsync(Invoice.Table, cancellationToken);
        await FillAsync(InvoiceLine.Table, cancellationToken);
        TakeStatements();
    }

    public override async ValueTask DisposeAsync()
    {
        await _migrated.DisposeAsync();
        await base.DisposeAsync();
    }

    private async Task FillAsync<TEntity>(Query<TEntity> rows, CancellationToken cancellationToken)
        where TEntity : class, IEntity
    {
        await using Session from = Original.OpenSession(o => o.Tracking = false);
        await using Session to = Database.OpenSession();
        await to.BulkInsertAsync(rows.AsAsyncEnumerable(from, cancellationToken), cancellationToken: cancellationToken);
        await to.CommitAsync(cancellationToken);
    }
}

/// <summary>Tests of the migrated copy share it, one after the other.</summary>
[CollectionDefinition(MigratedChinook.Name)]
public sealed class MigratedCollection : ICollectionFixture<MigratedChinook>;
