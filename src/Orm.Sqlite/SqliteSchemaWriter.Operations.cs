using Orm.Dialects;
using Orm.Schema;

namespace Orm.Sqlite;

internal sealed partial class SqliteSchemaWriter
{
    /// <remarks>
    /// What ALTER TABLE cannot do is a rebuild of the table (sqlite.org/lang_altertable.html, 7); all changes of a table between two that others
    /// depend on are one. Dropping the old table would delete the rows that refer to it, so foreign keys are off meanwhile and checked at the end.
    /// </remarks>
    public override IReadOnlyList<SchemaStatement> Write(IReadOnlyList<SchemaOperation> operations, DatabaseSchema before)
    {
        ArgumentNullException.ThrowIfNull(operations);
        ArgumentNullException.ThrowIfNull(before);
        var statements = new List<SchemaStatement>();
        var pending = new List<PendingChange>();
        var rebuilt = new List<string>();
        foreach (SchemaOperation operation in operations)
        {
            DatabaseSchema after = operation.Apply(before);
            if (TableOf(operation) is { } name)
            {
                PendingChange? change = pending.Find(p => p.Before.Name == name);
                if (change is not null && PendingChange.Computes(operation))
                {
                    Finish(change);
                    change = null;
                }

                if (change is null)
                    pending.Add(change = new PendingChange(before.FindTable(name)!));
                change.Add(operation, after.FindTable(name)!);
            }
            else
            {
                if (operation is not (CreateTableOperation or CommentTableOperation or CreateEnumOperation or DropEnumOperation or AlterEnumOperation))
                    pending.ToList().ForEach(Finish);
                statements.AddRange(StatementsOf(operation, before, after).Select(static sql => new SchemaStatement(sql)));
            }

            before = after;
        }

        pending.ToList().ForEach(Finish);
        return rebuilt.Count == 0 ? statements : Guarded(statements, rebuilt);

        void Finish(PendingChange change)
        {
            pending.Remove(change);
            if (change.Steps.All(CanAlter))
            {
                statements.AddRange(change.Steps.SelectMany(Alter).Select(static sql => new SchemaStatement(sql)));
                return;
            }

            statements.AddRange(Rebuild(change));
            rebuilt.Add(change.Before.Name.Name);
        }
    }

    protected override IEnumerable<string> RenameIndex(TableSchema table, IndexSchema index, string newName)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(index);
        return [$"DROP INDEX {Quoted(index.Name)}", CreateIndex(table.Name, index with { Name = newName }, ifNotExists: false)];
    }

    // The table whose definition a change concerns alone; null for what others depend on.
    private static ObjectName? TableOf(SchemaOperation operation) => operation switch
    {
        AddColumnOperation o => o.Table,
        DropColumnOperation o => o.Table,
        AlterColumnOperation o => o.Table,
        AddPrimaryKeyOperation o => o.Table,
        DropPrimaryKeyOperation o => o.Table,
        AddForeignKeyOperation o => o.Table,
        DropForeignKeyOperation o => o.Table,
        CreateIndexOperation o => o.Table,
        DropIndexOperation o => o.Table,
        RenameIndexOperation o => o.Table,
        RenameConstraintOperation o => o.Table,
        AddCheckOperation o => o.Table,
        DropCheckOperation o => o.Table,
        _ => default(ObjectName?),
    };

    private bool CanAlter((SchemaOperation Operation, TableSchema Before, TableSchema After) step) => step.Operation switch
    {
        CreateIndexOperation o => IsSeparate(o.Index),
        DropIndexOperation o => IsSeparate(step.Before.Indexes.First(i => i.Name == o.Name)),
        RenameIndexOperation o => IsSeparate(step.Before.Indexes.First(i => i.Name == o.Name)),
        AlterColumnOperation o => o.UsingSql is null && Canonical(step.Before, step.Before.FindColumn(o.Column)!) == Canonical(step.After, o.NewColumn),
        AddColumnOperation o => CanAdd(o),
        DropColumnOperation o => !IsUsed(step.Before, o.Column),
        _ => false,
    };

    // sqlite.org/lang_altertable.html, 4: no key, no default that is computed, no NOT NULL without a default, nothing stored that is computed.
    private static bool CanAdd(AddColumnOperation operation)
    {
        ColumnSchema column = operation.Column;
        if (column.ComputedSql is not null)
            return !column.IsStored;
        return column.Generation == ValueGeneration.None && (column.IsNullable || column.Default is { Value: not null }) && column.Default is null or { Value: not null };
    }

    private static bool IsUsed(TableSchema table, string column) =>
        table.PrimaryKey?.Columns.Contains(column) == true
        || table.Indexes.Any(i => i.Columns.Any(c => c.Name == column) || Mentions(i.Filter, column))
        || table.ForeignKeys.Any(f => f.Columns.Contains(column))
        || table.Checks.Any(c => Mentions(c.Sql, column))
        || table.Columns.Any(c => Mentions(c.ComputedSql, column));

    private IEnumerable<string> Alter((SchemaOperation Operation, TableSchema Before, TableSchema After) step) => step.Operation switch
    {
        AlterColumnOperation => [],
        AddColumnOperation o => AddColumn(step.After, o.Column, o.BackfillSql),
        DropColumnOperation o => [$"ALTER TABLE {Quoted(o.Table)} DROP COLUMN {Quoted(o.Column)}"],
        CreateIndexOperation o => CreateIndex(step.Before, step.After, o.Index),
        DropIndexOperation o => DropIndex(step.Before, step.After, step.Before.Indexes.First(i => i.Name == o.Name)),
        RenameIndexOperation o => RenameIndex(step.Before, step.Before.Indexes.First(i => i.Name == o.Name), o.NewName),
        _ => throw new InvalidOperationException($"'{step.Operation}' is no ALTER TABLE."),
    };
}
