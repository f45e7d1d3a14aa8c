using Orm.Execution;

namespace Orm.Migrations;

public sealed partial class Migrator
{
    private async ValueTask<(List<JournalEntry> Entries, List<JournalStep> Steps)> ReadAsync(DriverConnection connection, CancellationToken cancellationToken)
    {
        Session session = OpenSession(connection);
        await using (session.ConfigureAwait(false))
        {
            return (
                await Journal.ReadAsync(session, cancellationToken).ConfigureAwait(false),
                await Journal.ReadStepsAsync(session, cancellationToken).ConfigureAwait(false));
        }
    }

    // Null where there is no journal yet, or where it cannot be read: what follows then tells.
    private async ValueTask<List<JournalEntry>?> TryReadAsync(CancellationToken cancellationToken)
    {
        Session session = _database.OpenSession();
        await using (session.ConfigureAwait(false))
        {
            try
            {
                return await Journal.ReadAsync(session, cancellationToken).ConfigureAwait(false);
            }
            catch (DatabaseException exception) when (exception is not ConnectionLostException)
            {
                return null;
            }
        }
    }

    private async ValueTask<List<JournalEntry>> JournalAsync(CancellationToken cancellationToken)
    {
        if (await TryReadAsync(cancellationToken).ConfigureAwait(false) is { } known)
            return known;
        // A journal that is not there means no revision; one that cannot be read is an error, which this read raises.
        Schema.DatabaseSchema schema = await _database.ReadSchemaAsync(cancellationToken).ConfigureAwait(false);
        if (schema.FindTable(Journal.Revisions) is null)
            return [];
        Session session = _database.OpenSession();
        await using (session.ConfigureAwait(false))
            return await Journal.ReadAsync(session, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The revisions of a journal, which must be those of the code.</summary>
    private List<Revision> Applied(List<JournalEntry> entries)
    {
        string[] unknown = [.. entries.Where(e => Graph.Find(e.Id) is null).Select(static e => e.Id)];
        if (unknown.Length > 0)
        {
            throw new MigrationException(
                $"{_database} is ahead of this code: it has {(unknown.Length == 1 ? "the revision" : "the revisions")} {string.Join(", ", unknown)}, which the code does not have. "
                + "Deploy the newer code, or downgrade with it first. Nothing was changed.");
        }

        foreach (JournalEntry entry in entries)
        {
            if (Graph.Find(entry.Id)!.Checksum != entry.Checksum)
            {
                throw new MigrationException(
                    $"Revision {entry.Id} was edited after it had been applied to {_database}: what it does now is not what was done. "
                    + "Undo the edit and make a new revision for the change; where the database was changed by hand accordingly, orm stamp accepts the edit. Nothing was changed.");
            }
        }

        return [.. entries.Select(e => Graph.Find(e.Id)!)];
    }

    private static void RefuseOtherInterrupted(List<JournalStep> steps, IReadOnlyList<Revision> revisions, bool isDowngrade)
    {
        foreach (JournalStep step in steps)
        {
            string way = step.IsDowngrade ? "downgrade" : "upgrade";
            if (step.IsDowngrade != isDowngrade || revisions.Count == 0 || revisions[0].Id != step.Revision)
                throw new MigrationException($"The {way} of revision {step.Revision} was interrupted half way. Finish it first: run that {way} again. Nothing was changed.");
            if (revisions[0].Checksum != step.Checksum)
                throw new MigrationException($"The {way} of revision {step.Revision} was interrupted half way, and the revision was edited since. Undo the edit and run the {way} again. Nothing was changed.");
        }
    }

    private List<Revision> Upgrades(List<JournalEntry> entries, string target)
    {
        HashSet<Revision> applied = [.. Applied(entries)];
        if (target.StartsWith('-') || IsWord(target, "base"))
            throw new MigrationException($"An upgrade does not go to {target}: it takes head, heads, a revision's id, or +n for the next n. To take revisions back: orm downgrade {target}.");
        if (target.StartsWith('+'))
            return [.. Graph.Revisions.Where(r => !applied.Contains(r)).Take(NumberOf(target))];
        return [.. Graph.WithAncestors(Targets(target)).Where(r => !applied.Contains(r))];
    }

    private List<Revision> Downgrades(List<JournalEntry> entries, string target)
    {
        List<Revision> applied = Applied(entries);
        if (target.StartsWith('+') || IsWord(target, "head") || IsWord(target, "heads"))
            throw new MigrationException($"A downgrade does not go to {target}: it takes base, a revision's id, or -n for the last n. To apply revisions: orm upgrade {target}.");
        if (IsWord(target, "base"))
            return Newest(applied);
        if (!target.StartsWith('-'))
        {
            Revision kept = Graph.Get(target);
            if (!applied.Contains(kept))
                throw new MigrationException($"{_database} does not have revision {kept.Id}, so it cannot be taken back to it. It has: {(applied.Count == 0 ? "none" : string.Join(", ", applied.Select(static r => r.Id)))}.");
            return Newest(applied.Where(r => r != kept && Graph.Includes(r, kept)));
        }

        // The last ones, with what follows them.
        Revision[] last = [.. applied.TakeLast(NumberOf(target))];
        return Newest(applied.Where(r => last.Any(l => Graph.Includes(r, l))));
    }

    private List<Revision> Newest(IEnumerable<Revision> revisions)
    {
        HashSet<Revision> chosen = [.. revisions];
        return [.. Graph.Revisions.Where(chosen.Contains).Reverse()];
    }

    private IReadOnlyList<Revision> Targets(string target) => target.ToLowerInvariant() switch
    {
        "head" => Graph.Revisions.Count == 0 ? [] : [Graph.Head],
        "heads" => Graph.Heads,
        _ => [Graph.Get(target)],
    };

    private static bool IsWord(string target, string word) => target.Equals(word, StringComparison.OrdinalIgnoreCase);

    private static int NumberOf(string target) =>
        int.TryParse(target.AsSpan(1), System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out int number) && number > 0
            ? number
            : throw new MigrationException($"'{target}' is no number of revisions: write {target[0]}1, {target[0]}2, ….");
}
