using Orm.Schema;

namespace Orm.Migrations;

internal sealed partial class DiffPlan
{
    // Computed columns hold on to the columns that they are made of: they go before those change, under their old names.
    private void DropComputed(TableChanges table)
    {
        TableSchema before = _now.FindTable(table.Before.Name)!;
        for (int i = 0; i < table.Now.Columns.Count; i++)
        {
            ColumnSchema column = table.Now.Columns[i];
            if (table.Remade.Contains(column.Name) && column.ComputedSql is not null && table.Now.PrimaryKey?.Columns.Contains(column.Name) != true)
                Emit(new DropColumnOperation(before.Name, before.Columns[i].Name));
        }
    }

    private void ChangeColumns(TableChanges table)
    {
        ObjectName name = table.Target.Name;
        foreach (ColumnSchema column in table.Target.Columns.Where(c => c.ComputedSql is null && _now.FindTable(name)!.FindColumn(c.Name) is null))
            Emit(Add(name, column));
        foreach (ColumnSchema column in table.Target.Columns)
            AlterBeforeKey(name, column);
        ChangeKey(table);
        foreach (ColumnSchema column in table.Target.Columns)
            AlterAfterKey(name, column);
        foreach (ColumnSchema column in _now.FindTable(name)!.Columns)
        {
            ColumnSchema? wanted = table.Target.FindColumn(column.Name);
            if (wanted is null || (wanted.ComputedSql is not null && wanted != column))
                Emit(new DropColumnOperation(name, column.Name));
        }

        foreach (ColumnSchema column in table.Target.Columns.Where(c => _now.FindTable(name)!.FindColumn(c.Name) is null))
            Emit(new AddColumnOperation(name, column));
    }

    private static AddColumnOperation Add(ObjectName table, ColumnSchema column) => new(table, column) { BackfillSql = Backfill.For(column) };

    // All but the beginning of an identity, which may need the key that comes after.
    private void AlterBeforeKey(ObjectName table, ColumnSchema wanted)
    {
        ColumnSchema now = _now.FindTable(table)!.FindColumn(wanted.Name)!;
        if (now is null || now == wanted || wanted.ComputedSql is not null)
            return;
        ColumnSchema first = wanted.Generation == ValueGeneration.Identity && now.Generation != ValueGeneration.Identity
            ? wanted with { Generation = now.Generation, Sequence = now.Sequence }
            : wanted;
        if (first != now)
            Emit(new AlterColumnOperation(table, wanted.Name, first));
    }

    private void AlterAfterKey(ObjectName table, ColumnSchema wanted)
    {
        ColumnSchema? now = _now.FindTable(table)!.FindColumn(wanted.Name);
        if (now is not null && now != wanted && wanted.ComputedSql is null)
            Emit(new AlterColumnOperation(table, wanted.Name, wanted));
    }

    // An identity ends before its key does: some servers keep one only over a key.
    private void ChangeKey(TableChanges table)
    {
        ObjectName name = table.Target.Name;
        if (table.KeyChanges)
        {
            foreach (string column in table.Now.PrimaryKey!.Columns)
            {
                ColumnSchema now = _now.FindTable(name)!.FindColumn(column)!;
                if (now.Generation == ValueGeneration.Identity && table.Target.PrimaryKey?.Columns.Contains(column) != true)
                    Emit(new AlterColumnOperation(name, column, now with { Generation = ValueGeneration.None }));
            }

            Emit(new DropPrimaryKeyOperation(name));
        }

        if (_now.FindTable(name)!.PrimaryKey is null && table.Target.PrimaryKey is { } key)
            Emit(new AddPrimaryKeyOperation(name, key));
    }
}
