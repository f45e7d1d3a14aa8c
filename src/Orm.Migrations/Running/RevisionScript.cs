using Orm.Dialects;
using Orm.Schema;

namespace Orm.Migrations;

/// <summary>What one revision does to a database, up or down, in parts that are done whole or not at all.</summary>
internal sealed class RevisionScript
{
    private RevisionScript(Revision revision, bool isDowngrade, IReadOnlyList<ScriptPart> parts)
    {
        Revision = revision;
        IsDowngrade = isDowngrade;
        Parts = parts;
    }

    public Revision Revision { get; }

    public bool IsDowngrade { get; }

    /// <summary>The parts in order. The same revision over the same schema gives the same parts, by which an interrupted run finds its place.</summary>
    public IReadOnlyList<ScriptPart> Parts { get; }

    public int Count => Parts.Sum(static p => p.Items.Count);

    /// <param name="revision">The revision.</param>
    /// <param name="isDowngrade">Whether its way back is meant.</param>
    /// <param name="start">The schema that the way up begins at.</param>
    /// <param name="dialect">The dialect of the server.</param>
    /// <param name="family">The dialect as it is known without a server: what forks of one server have in common.</param>
    public static RevisionScript Of(Revision revision, bool isDowngrade, DatabaseSchema start, Dialect dialect, Dialect family)
    {
        IReadOnlyList<MigrationStep> steps = isDowngrade ? revision.StepsBack(start) : revision.Steps;
        DatabaseSchema schema = isDowngrade ? revision.Apply(start) : start;
        var items = new List<ScriptItem>();
        var changes = new List<SchemaOperation>();
        foreach (MigrationStep step in steps)
        {
            if (step is MigrationStep.Change { Operation: var operation })
            {
                if (operation is not SqlOperation { Dialect: { } only } || Is(dialect, only) || Is(family, only))
                    changes.Add(operation);
                continue;
            }

            schema = Write();
            var run = (MigrationStep.Run)step;
            items.Add(new ScriptItem(null, run.Work, run.Description, IsAuthors: true));
        }

        Write();
        return new RevisionScript(revision, isDowngrade, [.. Divide(items, dialect.Features.TransactionalDdl)]);

        DatabaseSchema Write()
        {
            DatabaseSchema after = schema;
            try
            {
                foreach (SchemaOperation change in changes)
                    after = change.Apply(after);
            }
            catch (SchemaException exception)
            {
                throw new MigrationException($"The {(isDowngrade ? "downgrade" : "upgrade")} of revision {revision.Id} does not fit the schema that it begins at: {exception.Message}", exception);
            }

            foreach ((SchemaStatement statement, bool isAuthors) in Ddl.Write(dialect, changes, schema))
                items.Add(new ScriptItem(statement, null, FirstLine(statement.Sql), isAuthors));
            changes.Clear();
            return after;
        }
    }

    private static IEnumerable<ScriptPart> Divide(List<ScriptItem> items, bool transactional)
    {
        var together = new List<ScriptItem>();
        foreach (ScriptItem item in items)
        {
            bool outside = item.Statement is { OutsideTransaction: true };
            if (together.Count > 0 && (outside || !transactional))
            {
                yield return new ScriptPart(OutsideTransaction: false, [.. together]);
                together.Clear();
            }

            if (outside)
                yield return new ScriptPart(OutsideTransaction: true, [item]);
            else
                together.Add(item);
        }

        if (together.Count > 0)
            yield return new ScriptPart(OutsideTransaction: false, together);
    }

    private static bool Is(Dialect dialect, string name) => dialect.Name.Equals(name, StringComparison.OrdinalIgnoreCase);

    private static string FirstLine(string sql)
    {
        string line = sql.AsSpan().Trim().ToString().Split('\n')[0].TrimEnd(' ', '(');
        return line.Length > 100 ? line[..100] + "…" : line;
    }
}
