using Orm.Dialects;
using Orm.Execution;
using Orm.Mapping;
using Orm.Schema;

namespace Orm.Migrations;

public sealed partial class Migrator
{
    /// <summary>Compares the model with the revisions, and the revisions with the database.</summary>
    /// <param name="models">The models; null for those of the database.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async ValueTask<MigrationCheck> CheckAsync(IReadOnlyList<ModelInfo>? models = null, CancellationToken cancellationToken = default)
    {
        List<Revision> applied = Applied(await JournalAsync(cancellationToken).ConfigureAwait(false));
        DatabaseSchema state = StateOf(applied);
        DatabaseSchema actual = await ReadAsync(_database, cancellationToken).ConfigureAwait(false);
        SchemaWriter writer = await WriterAsync(cancellationToken).ConfigureAwait(false);
        IReadOnlyList<ViewSchema> views = await KeptViewsAsync(writer, state, cancellationToken).ConfigureAwait(false);
        return new MigrationCheck(
            SchemaDiffer.Diff(Graph.Schema, SchemaDiffer.Wanted(Graph.Schema, models ?? _database.Models)),
            [.. Graph.Revisions.Where(r => !applied.Contains(r))],
            [.. Orm.Migrations.Drift.Between(writer.Canonical(state), writer.Canonical(actual)), .. Orm.Migrations.Drift.OfViews(views, actual.Views)]);
    }

    /// <summary>What a database holds, without the journal of its revisions.</summary>
    /// <param name="database">The database.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public static async ValueTask<DatabaseSchema> ReadAsync(Database database, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(database);
        DatabaseSchema schema = await database.ReadSchemaAsync(cancellationToken).ConfigureAwait(false);
        return schema with { Tables = [.. schema.Tables.Where(static t => !Journal.IsJournal(t.Name))] };
    }

    private async ValueTask<IReadOnlyList<ViewSchema>> KeptViewsAsync(SchemaWriter writer, DatabaseSchema state, CancellationToken cancellationToken)
    {
        if (writer.KeepsViewTexts || state.Views.Count == 0)
            return [];
        Session session = _database.OpenSession();
        await using (session.ConfigureAwait(false))
            return await _database.Dialect.SchemaReader.AsKeptAsync(session, state.Views, cancellationToken).ConfigureAwait(false);
    }

    // The server tells its version, on which types depend.
    private async ValueTask<SchemaWriter> WriterAsync(CancellationToken cancellationToken)
    {
        DriverConnection connection = await _database.RentAsync(cancellationToken).ConfigureAwait(false);
        SchemaWriter writer = connection.Dialect.Schema;
        await _database.ReturnAsync(connection, reset: false).ConfigureAwait(false);
        return writer;
    }
}
