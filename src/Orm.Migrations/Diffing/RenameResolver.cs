using Orm.Schema;

namespace Orm.Migrations;

/// <summary>Turns choices into the renames of one difference: tables first, then the columns of tables that stay.</summary>
internal sealed class RenameResolver
{
    private readonly DatabaseSchema _from;
    private readonly DatabaseSchema _to;
    private readonly RenameChoices _choices;
    private readonly HashSet<string> _used = new(StringComparer.Ordinal);
    private readonly List<SchemaOperation> _tables = [];
    private readonly List<SchemaOperation> _columns = [];

    private RenameResolver(DatabaseSchema from, DatabaseSchema to, RenameChoices choices)
    {
        _from = from;
        _to = to;
        _choices = choices;
    }

    /// <summary>The renames: those of tables, then those of columns, which name tables as they are called then.</summary>
    /// <exception cref="SchemaException">A choice fits nothing.</exception>
    public static IReadOnlyList<SchemaOperation> Resolve(DatabaseSchema from, DatabaseSchema to, RenameChoices choices)
    {
        var resolver = new RenameResolver(from, to, choices);
        Dictionary<ObjectName, TableSchema> pairs = resolver.Tables();
        foreach (TableSchema table in to.Tables)
        {
            if (pairs.TryGetValue(table.Name, out TableSchema? old))
                resolver.Columns(old, table);
        }

        if (choices.Unused(resolver._used).FirstOrDefault() is { } unused)
            throw new SchemaException($"The rename {unused} fits nothing: the old name must be one that goes, and the new one must come. Check both against the revisions and the model.");
        return [.. resolver._tables, .. resolver._columns];
    }

    private Dictionary<ObjectName, TableSchema> Tables()
    {
        Dictionary<ObjectName, TableSchema> pairs = _from.Tables.Where(t => _to.FindTable(t.Name) is not null).ToDictionary(static t => t.Name);
        List<TableSchema> added = [.. _to.Tables.Where(t => _from.FindTable(t.Name) is null)];
        foreach (TableSchema dropped in _from.Tables.Where(t => _to.FindTable(t.Name) is null))
        {
            TableSchema? renamed = _choices.TableFor(dropped.Name) is { } chosen
                ? added.Find(t => t.Name.ToString() == chosen)
                : added.Find(t => LooksAlike(dropped, t) && _choices.Ask?.Invoke(new RenameCandidate(null, dropped.Name.ToString(), t.Name.ToString())) == true);
            if (renamed is null)
                continue;
            _used.Add(dropped.Name.ToString());
            added.Remove(renamed);
            pairs.Add(renamed.Name, dropped);
            _tables.Add(new RenameTableOperation(dropped.Name, renamed.Name));
        }

        return pairs;
    }

    private void Columns(TableSchema old, TableSchema table)
    {
        List<ColumnSchema> added = [.. table.Columns.Where(c => old.FindColumn(c.Name) is null)];
        foreach (ColumnSchema dropped in old.Columns.Where(c => table.FindColumn(c.Name) is null))
        {
            ColumnSchema? renamed = _choices.ColumnFor(old.Name, table.Name, dropped.Name) is { } chosen
                ? added.Find(c => c.Name == chosen)
                : added.Find(c => c.Type == dropped.Type && _choices.Ask?.Invoke(new RenameCandidate(table.Name, dropped.Name, c.Name)) == true);
            if (renamed is null)
                continue;
            _used.Add($"{old.Name}.{dropped.Name}");
            _used.Add($"{table.Name}.{dropped.Name}");
            added.Remove(renamed);
            _columns.Add(new RenameColumnOperation(table.Name, dropped.Name, renamed.Name));
        }
    }

    private static bool LooksAlike(TableSchema old, TableSchema table) =>
        old.Columns.Count == table.Columns.Count && old.Columns.All(c => table.FindColumn(c.Name) is { } same && same.Type.Kind == c.Type.Kind);
}
