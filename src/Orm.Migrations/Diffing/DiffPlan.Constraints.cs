using Orm.Schema;

namespace Orm.Migrations;

internal sealed partial class DiffPlan
{
    // Names of tables are still the old ones here; constraints keep theirs through renames.
    private void DropForeignKeys(TableChanges table)
    {
        foreach (ForeignKeySchema foreignKey in table.Now.ForeignKeys)
        {
            if ((!table.Target.ForeignKeys.Contains(foreignKey) && table.RenamedForeignKey(foreignKey) is null) || StandsInTheWay(table, foreignKey))
                Emit(new DropForeignKeyOperation(table.Before.Name, foreignKey.Name));
        }
    }

    // Servers refuse to change the columns of a foreign key, and to drop the key or index that it needs on either side.
    private bool StandsInTheWay(TableChanges table, ForeignKeySchema foreignKey)
    {
        if (foreignKey.Columns.Any(c => table.Reshaped.Contains(c) || table.Dropped.Contains(c)) || LosesIndex(table, foreignKey.Columns))
            return true;
        return Array.Find(_tables, t => t.Now.Name == foreignKey.Principal) is { } principal
            && (foreignKey.PrincipalColumns.Any(c => principal.Reshaped.Contains(c) || principal.Dropped.Contains(c)) || LosesIndex(principal, foreignKey.PrincipalColumns));
    }

    private static bool LosesIndex(TableChanges table, SchemaList<string> columns) =>
        (table.KeyChanges && table.Now.PrimaryKey!.Columns.Take(columns.Count).Order(StringComparer.Ordinal).SequenceEqual(columns.Order(StringComparer.Ordinal)))
        || table.Now.Indexes.Any(i => i.Columns.Count >= columns.Count && table.IsIndexDropped(i)
            && i.Columns.Take(columns.Count).Select(static c => c.Name).Order(StringComparer.Ordinal).SequenceEqual(columns.Order(StringComparer.Ordinal)));

    private void DropChecksAndIndexes(TableChanges table)
    {
        foreach (CheckSchema check in table.Now.Checks.Where(table.IsCheckDropped))
            Emit(new DropCheckOperation(table.Before.Name, check.Name));
        foreach (IndexSchema index in table.Now.Indexes.Where(table.IsIndexDropped))
            Emit(new DropIndexOperation(table.Before.Name, index.Name));
    }

    private void AddChecksAndIndexes(TableSchema target)
    {
        TableSchema now = _now.FindTable(target.Name)!;
        RenameConstraints(now, target);
        now = _now.FindTable(target.Name)!;
        foreach (IndexSchema index in target.Indexes.Where(i => !now.Indexes.Contains(i)))
            Emit(new CreateIndexOperation(target.Name, index));
        foreach (CheckSchema check in target.Checks.Where(c => !now.Checks.Contains(c)))
            Emit(new AddCheckOperation(target.Name, check));
        if (now.Comment != target.Comment)
            Emit(new CommentTableOperation(target.Name, target.Comment));
    }

    // What still differs in its name alone was kept for that.
    private void RenameConstraints(TableSchema now, TableSchema target)
    {
        TableChanges table = Array.Find(_tables, t => t.Target == target)!;
        if (now.PrimaryKey is { } key && target.PrimaryKey is { } wantedKey && key != wantedKey)
            Emit(new RenameConstraintOperation(target.Name, key.Name, wantedKey.Name));
        foreach (IndexSchema index in now.Indexes)
        {
            if (table.RenamedIndex(index) is { } name && _now.FindTable(target.Name)!.Indexes.All(i => i.Name != name))
                Emit(new RenameIndexOperation(target.Name, index.Name, name));
        }

        foreach (CheckSchema check in now.Checks)
        {
            if (table.RenamedCheck(check) is { } name && !IsConstraint(target.Name, name))
                Emit(new RenameConstraintOperation(target.Name, check.Name, name));
        }

        foreach (ForeignKeySchema foreignKey in now.ForeignKeys)
        {
            if (table.RenamedForeignKey(foreignKey) is { } name && !IsConstraint(target.Name, name))
                Emit(new RenameConstraintOperation(target.Name, foreignKey.Name, name));
        }

        // Two alike cannot both become the one that is wanted: the other goes.
        now = _now.FindTable(target.Name)!;
        foreach (CheckSchema check in now.Checks.Where(c => !target.Checks.Contains(c)))
            Emit(new DropCheckOperation(target.Name, check.Name));
        foreach (IndexSchema index in now.Indexes.Where(i => !target.Indexes.Contains(i)))
            Emit(new DropIndexOperation(target.Name, index.Name));
        foreach (ForeignKeySchema foreignKey in now.ForeignKeys.Where(f => !target.ForeignKeys.Contains(f)))
            Emit(new DropForeignKeyOperation(target.Name, foreignKey.Name));
    }

    private bool IsConstraint(ObjectName table, string name) =>
        _now.FindTable(table)! is var now
        && (now.PrimaryKey?.Name == name || now.ForeignKeys.Any(f => f.Name == name) || now.Checks.Any(c => c.Name == name));

    private void AddForeignKeys(TableSchema target)
    {
        TableSchema now = _now.FindTable(target.Name)!;
        foreach (ForeignKeySchema foreignKey in target.ForeignKeys.Where(f => !now.ForeignKeys.Contains(f)))
            Emit(new AddForeignKeyOperation(target.Name, foreignKey));
    }
}
