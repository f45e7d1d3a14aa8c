using System.Text;
using Orm.Schema;

namespace Orm.Migrations;

public sealed partial class Migrator
{
    /// <summary>
    /// The script that does what an upgrade does, for databases that others change: the statements, and the entries of the journal. Connects
    /// to nothing.
    /// </summary>
    /// <param name="from">The revision that the database has; null for none.</param>
    /// <param name="target">As with <see cref="UpgradeAsync"/>, but for numbers.</param>
    /// <param name="idempotent">Whether each revision runs only where the journal does not have it.</param>
    /// <exception cref="MigrationException">A revision works on rows by code, or the database has no conditional statements.</exception>
    public string Sql(string? from = null, string target = "head", bool idempotent = false)
    {
        HashSet<Revision> applied = from is null ? [] : [.. Graph.WithAncestors([Graph.Get(from)])];
        var script = new StringBuilder();
        script.Append("-- Brings a database ").Append(from is null ? "without revisions" : $"from revision {from}").Append(" to ").Append(target).Append(" (").Append(_database.Dialect.Name).Append(")\n");
        foreach (TableSchema table in Journal.Tables)
            script.Append(_database.Dialect.Schema.CreateTable(table, ifNotExists: true)).Append(";\n");
        foreach (Revision revision in Graph.WithAncestors(Targets(target)).Where(r => !applied.Contains(r)).ToList())
        {
            script.Append("\n-- ").Append(revision).Append('\n');
            RevisionScript own = RevisionScript.Of(revision, isDowngrade: false, StateOf([.. applied]), _database.Dialect, _database.Dialect);
            if (own.Parts.SelectMany(static p => p.Items).FirstOrDefault(static i => i.Work is not null) is { } work)
                throw new MigrationException($"Revision {revision.Id} works on rows by code ('{work.Text}'), which no script can do: upgrade by orm upgrade, or write that step as op.Sql.");
            Append(script, own, revision, idempotent);
            applied.Add(revision);
        }

        return script.ToString();
    }

    private void Append(StringBuilder script, RevisionScript own, Revision revision, bool idempotent)
    {
        bool transactional = _database.Dialect.Features.TransactionalDdl;
        string note = $"INSERT INTO orm_revisions (id, checksum, ordinal) SELECT '{Quoted(revision.Id)}', '{revision.Checksum}', COALESCE(MAX(ordinal), 0) + 1 FROM orm_revisions";
        List<string> statements = [.. own.Parts.Where(static p => !p.OutsideTransaction).SelectMany(static p => p.Items).Select(Text), note];
        int last = own.Parts.ToList().FindLastIndex(static p => !p.OutsideTransaction);
        foreach (ScriptPart part in own.Parts.Where((p, i) => p.OutsideTransaction && i < last))
            script.Append(Text(part.Items[0])).Append(";\n");
        if (idempotent)
        {
            string condition = $"NOT EXISTS (SELECT 1 FROM orm_revisions WHERE id = '{Quoted(revision.Id)}')";
            script.Append(_database.Dialect.WriteConditional(condition, statements)
                ?? throw new MigrationException($"{_database.Dialect.Name} has no conditional statements, so its script cannot be idempotent: leave that out, or upgrade by orm upgrade."));
        }
        else
        {
            if (transactional)
                script.Append("BEGIN;\n");
            foreach (string statement in statements)
                script.Append(statement).Append(";\n");
            if (transactional)
                script.Append("COMMIT;\n");
        }

        foreach (ScriptPart part in own.Parts.Where((p, i) => p.OutsideTransaction && i > last))
            script.Append(Text(part.Items[0])).Append(";\n");
    }

    private static string Text(ScriptItem item) => item.Statement!.RowsAreStatements
        ? $"-- Run what this gives, row by row: {item.Statement.Sql.ReplaceLineEndings(" ")}\nSELECT 1"
        : item.Statement.SuffixQuery is { } suffix
            ? $"-- Append what this gives, if anything: {suffix}\n{item.Statement.Sql}"
            : item.Statement.Sql.TrimEnd().TrimEnd(';');

    private static string Quoted(string text) => text.Replace("'", "''", StringComparison.Ordinal);
}
