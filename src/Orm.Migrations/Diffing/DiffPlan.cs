using Orm.Schema;

namespace Orm.Migrations;

/// <summary>
/// Puts the operations in order, and keeps the schema as it is after each: what stands in the way goes first (views, foreign keys,
/// checks, indexes), then names change, tables go and come, columns and keys change, and what was in the way comes last.
/// </summary>
internal sealed partial class DiffPlan
{
    private readonly List<SchemaOperation> _operations = [];
    private readonly IReadOnlyList<SchemaOperation> _renames;
    private readonly DatabaseSchema _to;
    private readonly TableChanges[] _tables;
    private DatabaseSchema _now;

    public DiffPlan(DatabaseSchema from, DatabaseSchema to, IReadOnlyList<SchemaOperation> renames)
    {
        _now = from;
        _to = to;
        _renames = renames;
        DatabaseSchema renamed = renames.Aggregate(from, static (schema, rename) => rename.Apply(schema));
        // Labels of enums reach their columns by the enum's own change.
        foreach (EnumSchema type in to.Enums)
        {
            if (renamed.Enums.FirstOrDefault(e => e.Name == type.Name) is { } old && old != type)
                renamed = new AlterEnumOperation(type.Name, type.Labels).Apply(renamed);
        }

        ILookup<ObjectName, string> columns = renames.OfType<RenameColumnOperation>().ToLookup(static r => r.Table, static r => r.Column);
        Dictionary<ObjectName, ObjectName> oldNames = renames.OfType<RenameTableOperation>().ToDictionary(static r => r.NewName, static r => r.Table);
        _tables = [.. from target in to.Tables
                      let now = renamed.FindTable(target.Name)
                      where now is not null
                      let before = @from.FindTable(oldNames.GetValueOrDefault(target.Name, target.Name))
                      select new TableChanges(before, now, target, columns[target.Name])];
    }

    public IReadOnlyList<SchemaOperation> Run()
    {
        DropViews();
        foreach (TableChanges table in _tables)
            DropForeignKeys(table);
        foreach (TableChanges table in _tables)
            DropChecksAndIndexes(table);
        foreach (TableChanges table in _tables)
            DropComputed(table);
        DropTables();
        foreach (SchemaOperation rename in _renames)
        {
            // A computed column that is made anew has no values to keep.
            if (rename is not RenameColumnOperation column || _now.FindTable(column.Table)?.FindColumn(column.Column) is not null)
                Emit(rename);
        }

        ChangeTypes();
        CreateTables();
        foreach (TableChanges table in _tables)
            ChangeColumns(table);
        foreach (TableChanges table in _tables)
            AddChecksAndIndexes(table.Target);
        foreach (TableSchema table in _to.Tables)
            AddForeignKeys(table);
        DropTypes();
        CreateViews();
        return _operations;
    }

    private void Emit(SchemaOperation operation)
    {
        _operations.Add(operation);
        _now = operation.Apply(_now);
    }

    // A view goes when it differs, when a table under it changes, or when a view under it goes.
    private void DropViews()
    {
        List<string> touched = [.. _tables.Where(static t => t.TouchesViews).Select(static t => t.Before.Name.Name)];
        touched.AddRange(_now.Tables.Where(t => _tables.All(k => k.Before.Name != t.Name)).Select(static t => t.Name.Name));
        List<ViewSchema> kept = [.. _now.Views];
        for (bool found = true; found;)
        {
            ViewSchema? next = kept.Find(v => !_to.Views.Contains(v) || v.Sql.MentionsAny(touched));
            found = next is not null;
            if (next is null)
                continue;
            kept.Remove(next);
            touched.Add(next.Name.Name);
        }

        List<ViewSchema> dropped = [.. _now.Views.Where(v => !kept.Contains(v))];
        foreach (ViewSchema view in Enumerable.Reverse(UnderlyingFirst(dropped)))
            Emit(new DropViewOperation(view.Name));
    }

    private void CreateViews()
    {
        foreach (ViewSchema view in UnderlyingFirst([.. _to.Views.Where(v => !_now.Views.Contains(v))]))
            Emit(new CreateViewOperation(view));
    }

    private static List<ViewSchema> UnderlyingFirst(List<ViewSchema> views)
    {
        var ordered = new List<ViewSchema>();
        while (views.Count > 0)
        {
            ViewSchema next = views.Find(v => !views.Exists(u => u != v && v.Sql.Mentions(u.Name.Name))) ?? views[0];
            views.Remove(next);
            ordered.Add(next);
        }

        return ordered;
    }

    private void DropTables()
    {
        List<TableSchema> going = [.. _now.Tables.Where(t => _tables.All(k => k.Before.Name != t.Name))];
        while (going.Count > 0)
        {
            TableSchema? free = going.Find(t => !going.Exists(o => o != t && o.ForeignKeys.Any(f => f.Principal == t.Name)));
            if (free is null)
            {
                // Tables that refer to one another: their foreign keys go first.
                free = going[0];
                foreach (TableSchema other in going.Where(o => o != free))
                {
                    foreach (ForeignKeySchema foreignKey in other.ForeignKeys.Where(f => f.Principal == free.Name))
                    {
                        Emit(new DropForeignKeyOperation(other.Name, foreignKey.Name));
                    }
                }

                going = [.. going.Select(t => _now.FindTable(t.Name)!)];
                continue;
            }

            going.Remove(free);
            Emit(new DropTableOperation(free.Name));
        }
    }

    private void CreateTables()
    {
        List<TableSchema> coming = [.. _to.Tables.Where(t => _now.FindTable(t.Name) is null)];
        while (coming.Count > 0)
        {
            TableSchema next = coming.Find(t => t.ForeignKeys.All(f => f.Principal == t.Name || CanRefer(f))) ?? coming[0];
            coming.Remove(next);
            Emit(new CreateTableOperation(next with { ForeignKeys = [.. next.ForeignKeys.Where(f => f.Principal == next.Name || CanRefer(f))] }));
        }
    }

    // The principal is there with the columns and a key over them: those of tables that change meanwhile are referred to at the end.
    private bool CanRefer(ForeignKeySchema foreignKey) =>
        _now.FindTable(foreignKey.Principal) is { } principal
        && _to.FindTable(foreignKey.Principal) is { } wanted
        && foreignKey.PrincipalColumns.All(c => principal.FindColumn(c) is { } column && column == wanted.FindColumn(c))
        && (Covers(principal, foreignKey.PrincipalColumns) && Covers(wanted, foreignKey.PrincipalColumns) && _tables.All(t => t.Target != wanted || !t.KeyChanges));

    private static bool Covers(TableSchema table, SchemaList<string> columns) =>
        table.PrimaryKey?.Columns == columns || table.Indexes.Any(i => i.IsUnique && i.Columns.Select(static c => c.Name).SequenceEqual(columns));

    private void ChangeTypes()
    {
        foreach (EnumSchema type in _to.Enums)
        {
            EnumSchema? old = _now.Enums.FirstOrDefault(e => e.Name == type.Name);
            if (old is null)
                Emit(new CreateEnumOperation(type));
            else if (old != type)
                Emit(new AlterEnumOperation(type.Name, type.Labels));
        }

        foreach (SequenceSchema sequence in _to.Sequences.Where(s => !_now.Sequences.Contains(s)))
            Emit(new CreateSequenceOperation(sequence));
    }

    private void DropTypes()
    {
        foreach (SequenceSchema sequence in _now.Sequences.Where(s => !_to.Sequences.Contains(s)))
            Emit(new DropSequenceOperation(sequence.Name));
        foreach (EnumSchema type in _now.Enums.Where(e => _to.Enums.All(t => t.Name != e.Name)))
            Emit(new DropEnumOperation(type.Name));
    }
}
