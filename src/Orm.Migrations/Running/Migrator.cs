using Orm.Execution;
using Orm.Schema;

namespace Orm.Migrations;

/// <summary>Brings a database from revision to revision.</summary>
public sealed partial class Migrator
{
    private static readonly TimeSpan LockDelay = TimeSpan.FromMilliseconds(200);

    private readonly Database _database;
    private readonly MigratorOptions _options;

    /// <summary>Works on a database.</summary>
    /// <param name="database">The database.</param>
    /// <param name="options">How; null for the defaults.</param>
    /// <exception cref="MigrationException">The revisions do not fit together.</exception>
    public Migrator(Database database, MigratorOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(database);
        _database = database;
        _options = options ?? new MigratorOptions();
        Graph = new RevisionGraph(_options.Revisions ?? MigrationRegistry.Revisions);
    }

    /// <summary>The revisions.</summary>
    public RevisionGraph Graph { get; }

    /// <summary>Applies revisions that the database does not have, with all that they follow. Does nothing where it has them.</summary>
    /// <param name="target"><c>head</c>, <c>heads</c>, an id (or its beginning), or <c>+n</c> for the next n.</param>
    /// <param name="cancellationToken">Cancels; a revision under way is rolled back, or kept to be resumed where that cannot be.</param>
    /// <returns>The revisions that were applied.</returns>
    /// <exception cref="MigrationException">The target is unknown, the database is ahead, an applied revision was edited, another runner holds the lock, or a step failed.</exception>
    public ValueTask<IReadOnlyList<Revision>> UpgradeAsync(string target = "head", CancellationToken cancellationToken = default) =>
        RunAsync(entries => (false, Upgrades(entries, target)), cancellationToken);

    /// <summary>Takes revisions back, newest first.</summary>
    /// <param name="target"><c>base</c> for all, an id (or its beginning) for those that follow it, or <c>-n</c> for the n that were applied last.</param>
    /// <param name="cancellationToken">Cancels; a revision under way is rolled back, or kept to be resumed where that cannot be.</param>
    /// <returns>The revisions that were taken back.</returns>
    /// <exception cref="MigrationException">As with <see cref="UpgradeAsync"/>, or nothing tells how to take a step back.</exception>
    public ValueTask<IReadOnlyList<Revision>> DowngradeAsync(string target, CancellationToken cancellationToken = default) =>
        RunAsync(entries => (true, Downgrades(entries, target)), cancellationToken);

    /// <summary>The revisions of the database that no other one of it follows: none, one, or one for each branch.</summary>
    /// <param name="cancellationToken">Cancels.</param>
    public async ValueTask<IReadOnlyList<Revision>> CurrentAsync(CancellationToken cancellationToken = default)
    {
        List<Revision> applied = Applied(await JournalAsync(cancellationToken).ConfigureAwait(false));
        return [.. applied.Where(r => !applied.Exists(o => o.Parents.Contains(r.Id)))];
    }

    /// <summary>What the database's journal says, in the order in which revisions were applied.</summary>
    /// <param name="cancellationToken">Cancels.</param>
    public async ValueTask<IReadOnlyList<JournalEntry>> HistoryAsync(CancellationToken cancellationToken = default) =>
        await JournalAsync(cancellationToken).ConfigureAwait(false);

    /// <summary>Writes into the journal that the database has a revision with all that it follows, and no other, without running anything.</summary>
    /// <param name="target"><c>head</c>, <c>heads</c>, <c>base</c> for none, or an id (or its beginning).</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async ValueTask StampAsync(string target, CancellationToken cancellationToken = default)
    {
        IReadOnlyList<Revision> wanted = IsWord(target, "base") ? [] : Graph.WithAncestors(Targets(target));
        await LockedAsync(async (connection, token) =>
        {
            Session session = OpenSession(connection);
            await using (session.ConfigureAwait(false))
            {
                await session.BeginAsync(cancellationToken: token).ConfigureAwait(false);
                foreach (JournalEntry entry in await Journal.ReadAsync(session, token).ConfigureAwait(false))
                    await Journal.RemoveAsync(session, entry.Id, token).ConfigureAwait(false);
                foreach (JournalStep step in await Journal.ReadStepsAsync(session, token).ConfigureAwait(false))
                    await Journal.ForgetStepsAsync(session, step.Revision, token).ConfigureAwait(false);
                foreach (Revision revision in wanted)
                    await Journal.AddAsync(session, revision, token).ConfigureAwait(false);
                await session.CommitAsync(token).ConfigureAwait(false);
            }
        }, cancellationToken).ConfigureAwait(false);
    }

    private Session OpenSession(DriverConnection connection) => new(_database) { Pinned = connection };

    private async ValueTask<IReadOnlyList<Revision>> RunAsync(Func<List<JournalEntry>, (bool IsDowngrade, IReadOnlyList<Revision> Revisions)> choose, CancellationToken cancellationToken)
    {
        // Nothing to do is the usual case of a start: it takes one read and no lock.
        if (await TryReadAsync(cancellationToken).ConfigureAwait(false) is { } known && choose(known).Revisions.Count == 0)
            return [];
        var done = new List<Revision>();
        await LockedAsync(async (connection, token) =>
        {
            (List<JournalEntry> entries, List<JournalStep> steps) = await ReadAsync(connection, token).ConfigureAwait(false);
            (bool isDowngrade, IReadOnlyList<Revision> revisions) = choose(entries);
            RefuseOtherInterrupted(steps, revisions, isDowngrade);
            List<Revision> applied = Applied(entries);
            foreach (Revision revision in revisions)
            {
                applied.Remove(revision);
                DatabaseSchema start = StateOf(applied);
                RevisionScript script = RevisionScript.Of(revision, isDowngrade, start, connection.Dialect, _database.Dialect);
                var runner = new RevisionRunner(_database, connection, script, steps.Where(s => s.Revision == revision.Id), _options.Progress);
                if (await runner.RunAsync(token).ConfigureAwait(false))
                    done.Add(revision);
                if (!isDowngrade)
                    applied.Add(revision);
            }
        }, cancellationToken).ConfigureAwait(false);
        return done;
    }

    /// <summary>The schema that applied revisions add up to, in the order of the graph.</summary>
    private DatabaseSchema StateOf(List<Revision> applied) =>
        Graph.Revisions.Where(applied.Contains).Aggregate(DatabaseSchema.Empty, static (schema, revision) => revision.Apply(schema));

    private async ValueTask LockedAsync(Func<DriverConnection, CancellationToken, ValueTask> work, CancellationToken cancellationToken)
    {
        DriverConnection connection = await _database.RentAsync(cancellationToken).ConfigureAwait(false);
        bool clean = false;
        try
        {
            await LockAsync(connection, cancellationToken).ConfigureAwait(false);
            await EnsureJournalAsync(connection, cancellationToken).ConfigureAwait(false);
            await work(connection, cancellationToken).ConfigureAwait(false);
            await connection.UnlockSchemaAsync().ConfigureAwait(false);
            clean = true;
        }
        catch (System.Data.Common.DbException exception)
        {
            throw _database.Translate(exception, connection, null);
        }
        finally
        {
            // A connection that was reset, or closed, holds no lock either.
            if (!clean && !connection.IsBroken)
                await TryUnlockAsync(connection).ConfigureAwait(false);
            await _database.ReturnAsync(connection, reset: !clean).ConfigureAwait(false);
        }
    }

    private static async ValueTask TryUnlockAsync(DriverConnection connection)
    {
        try
        {
            await connection.RollbackAsync().ConfigureAwait(false);
            await connection.UnlockSchemaAsync().ConfigureAwait(false);
        }
        catch (System.Data.Common.DbException)
        {
            connection.IsDiscarded = true;
        }
    }

    private async ValueTask LockAsync(DriverConnection connection, CancellationToken cancellationToken)
    {
        long began = Environment.TickCount64;
        while (!await connection.TryLockSchemaAsync(cancellationToken).ConfigureAwait(false))
        {
            if (Environment.TickCount64 - began >= _options.LockTimeout.TotalMilliseconds)
                throw new MigrationException($"Another runner has been changing the schema of {_database} for more than {_options.LockTimeout.TotalSeconds:0} seconds, and one at a time may. Nothing was changed: try again when it is done.");
            await Task.Delay(LockDelay, cancellationToken).ConfigureAwait(false);
        }
    }

    private static async ValueTask EnsureJournalAsync(DriverConnection connection, CancellationToken cancellationToken)
    {
        foreach (string sql in Journal.Tables.Select(t => connection.Dialect.Schema.CreateTable(t, ifNotExists: true)))
        {
            connection.Log?.Invoke(sql);
            await connection.ExecuteScriptAsync(sql, cancellationToken).ConfigureAwait(false);
        }
    }
}
