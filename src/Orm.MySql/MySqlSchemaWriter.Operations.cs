using Orm.Dialects;
using Orm.Execution;
using Orm.Schema;

namespace Orm.MySql;

internal sealed partial class MySqlSchemaWriter
{
    /// <remarks>A key over an AUTO_INCREMENT column cannot go without the next one coming in the same statement.</remarks>
    public override IReadOnlyList<SchemaStatement> Write(IReadOnlyList<SchemaOperation> operations, DatabaseSchema before)
    {
        ArgumentNullException.ThrowIfNull(operations);
        var statements = new List<SchemaStatement>();
        for (int i = 0; i < operations.Count; i++)
        {
            DatabaseSchema after = operations[i].Apply(before);
            if (operations[i] is DropPrimaryKeyOperation drop && i + 1 < operations.Count && operations[i + 1] is AddPrimaryKeyOperation add && add.Table == drop.Table)
            {
                after = operations[++i].Apply(after);
                statements.AddRange(ChangePrimaryKey(before.FindTable(drop.Table)!, after.FindTable(drop.Table)!).Select(static sql => new SchemaStatement(sql)));
            }
            else
            {
                statements.AddRange(base.Write([operations[i]], before));
            }

            before = after;
        }

        return statements;
    }

    protected override IEnumerable<string> RenameTable(ObjectName table, ObjectName newName) => [$"RENAME TABLE {Quoted(table)} TO {Quoted(newName)}"];

    // A column that takes no null and has no default would be filled with zeros and empty texts, without a word.
    protected override IEnumerable<string> AddColumn(TableSchema table, ColumnSchema column, string? backfillSql)
    {
        ArgumentNullException.ThrowIfNull(column);
        bool isFilled = column.IsNullable || column.Default is not null || column.ComputedSql is not null || column.Generation != ValueGeneration.None;
        if (isFilled || backfillSql is not null)
            return base.AddColumn(table, column, backfillSql);
        return [.. base.AddColumn(table, column with { IsNullable = true }, null), Modify(table, column)];
    }

    protected override IEnumerable<string> AlterColumn(TableSchema before, TableSchema after, ColumnSchema column, ColumnSchema changed, string? usingSql)
    {
        ArgumentNullException.ThrowIfNull(column);
        ArgumentNullException.ThrowIfNull(changed);
        if (changed.ComputedSql is not null && (column.ComputedSql is null || column.IsStored != changed.IsStored))
            throw Cannot($"compute {after.Name}.{column.Name} in another way in place", "Drop the column and add it again.");
        if (column is { ComputedSql: not null, IsStored: false } && changed.ComputedSql is null)
            throw Cannot($"keep the values of {after.Name}.{column.Name}, which are not stored", "Drop the column and add it again.");
        return usingSql is null ? [Modify(after, changed)] : ConvertColumn(after, column, changed, usingSql);
    }

    protected override IEnumerable<string> AddPrimaryKey(TableSchema before, TableSchema after) =>
        [.. Retyped(before, after), $"ALTER TABLE {Quoted(after.Name)} ADD {Constraint(w => WritePrimaryKey(w, after.PrimaryKey!))}"];

    protected override IEnumerable<string> DropPrimaryKey(TableSchema before, TableSchema after) =>
        [$"ALTER TABLE {Quoted(before.Name)} DROP PRIMARY KEY{ServedKeys(before, after)}", .. Retyped(before, after), .. Relaxed(before, after)];

    protected override IEnumerable<string> AddForeignKey(TableSchema before, TableSchema after, ForeignKeySchema key) =>
        [.. Retyped(before, after), .. base.AddForeignKey(before, after, key)];

    // The index that the server made for the key stays behind otherwise.
    protected override IEnumerable<string> DropForeignKey(TableSchema before, TableSchema after, ForeignKeySchema key)
    {
        ArgumentNullException.ThrowIfNull(key);
        yield return $"ALTER TABLE {Quoted(before.Name)} DROP FOREIGN KEY {Quoted(key.Name)}";
        if (!IsServed(before, key))
            yield return $"ALTER TABLE {Quoted(before.Name)} DROP INDEX {(dialect.IsMariaDb ? "IF EXISTS " : "")}{Quoted(key.Name)}";
        foreach (string statement in Retyped(before, after))
            yield return statement;
    }

    protected override IEnumerable<string> CreateIndex(TableSchema before, TableSchema after, IndexSchema index)
    {
        ArgumentNullException.ThrowIfNull(index);
        RefusePartial(after, index);
        return [.. Retyped(before, after), .. base.CreateIndex(before, after, index with { Filter = null })];
    }

    protected override IEnumerable<string> DropIndex(TableSchema before, TableSchema after, IndexSchema index)
    {
        ArgumentNullException.ThrowIfNull(index);
        return [$"ALTER TABLE {Quoted(before.Name)} DROP INDEX {Quoted(index.Name)}{ServedKeys(before, after)}", .. Retyped(before, after)];
    }

    protected override IEnumerable<string> RenameIndex(TableSchema table, IndexSchema index, string newName)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(index);
        return [$"ALTER TABLE {Quoted(table.Name)} RENAME INDEX {Quoted(index.Name)} TO {Quoted(newName)}"];
    }

    // A primary key has no name of its own; other constraints keep theirs as long as they live.
    protected override IEnumerable<string> RenameConstraint(TableSchema before, TableSchema after, string name, string newName)
    {
        ArgumentNullException.ThrowIfNull(before);
        if (before.PrimaryKey?.Name == name)
            return [];
        if (before.ForeignKeys.FirstOrDefault(f => f.Name == name) is { } key)
        {
            TableSchema without = before with { ForeignKeys = [.. before.ForeignKeys.Where(f => f.Name != name)] };
            return [.. DropForeignKey(before, without, key), .. AddForeignKey(without, after, key with { Name = newName })];
        }

        CheckSchema check = after.Checks.First(c => c.Name == newName);
        return [.. DropCheck(before.Name, name), $"ALTER TABLE {Quoted(before.Name)} ADD {Constraint(w => WriteCheck(w, check))}"];
    }

    protected override IEnumerable<string> DropCheck(ObjectName table, string name) =>
        dialect.IsMariaDb ? base.DropCheck(table, name) : [$"ALTER TABLE {Quoted(table)} DROP CHECK {Quoted(name)}"];

    protected override IEnumerable<string> CommentTable(ObjectName table, string? comment) => [$"ALTER TABLE {Quoted(table)} COMMENT = {Literal(comment ?? "")}"];

    // The labels stand in each column.
    protected override IEnumerable<string> AlterEnum(DatabaseSchema after, EnumSchema type, EnumSchema changed, bool isUsedNext)
    {
        ArgumentNullException.ThrowIfNull(after);
        ArgumentNullException.ThrowIfNull(type);
        return
        [
            .. from table in after.Tables
               from column in table.Columns
               where column.Type.Enum == type.Name && !column.Type.IsArray
               select Modify(table, column),
        ];
    }

    private IEnumerable<string> ChangePrimaryKey(TableSchema before, TableSchema after)
    {
        // Columns that come into the key must be bounded before; those that leave it need not be any more.
        TableSchema both = after with { Indexes = [.. after.Indexes, new IndexSchema("", [.. before.PrimaryKey!.Columns.Select(static c => new IndexColumnSchema(c))])] };
        return
        [
            .. Retyped(before, both),
            $"ALTER TABLE {Quoted(after.Name)} DROP PRIMARY KEY, ADD {Constraint(w => WritePrimaryKey(w, after.PrimaryKey!))}{ServedKeys(before, after)}",
            .. Retyped(both, after),
            .. Relaxed(before, after),
        ];
    }

    // Columns that leave a key stay as it made them.
    private IEnumerable<string> Relaxed(TableSchema before, TableSchema after) =>
        from column in after.Columns
        where column.IsNullable && before.PrimaryKey!.Columns.Contains(column.Name) && after.PrimaryKey?.Columns.Contains(column.Name) != true
        select Modify(after, column);

    // By way of a column beside it, so that indexes over the column stay.
    private IEnumerable<string> ConvertColumn(TableSchema table, ColumnSchema column, ColumnSchema changed, string usingSql)
    {
        if (table.PrimaryKey is { } key && key.Columns.Contains(column.Name))
            throw Cannot($"convert {table.Name}.{column.Name}, which is part of the primary key, by an expression", "Drop the key before, and add it again after.");
        string name = Quoted(table.Name);
        string aside = Quoted("orm_new_" + column.Name);
        ColumnSchema plain = changed with { IsNullable = true, Default = null, Comment = null };
        yield return $"ALTER TABLE {name} ADD COLUMN {Definition(table, plain with { Name = "orm_new_" + column.Name })}";
        yield return $"UPDATE {name} SET {aside} = ({usingSql})";
        yield return Modify(table, column with { IsNullable = true, Default = null });
        yield return $"UPDATE {name} SET {Quoted(column.Name)} = NULL";
        yield return Modify(table, plain);
        yield return $"UPDATE {name} SET {Quoted(column.Name)} = {aside}";
        yield return Modify(table, changed);
        yield return $"ALTER TABLE {name} DROP COLUMN {aside}";
    }

    private string Modify(TableSchema table, ColumnSchema column) => $"ALTER TABLE {Quoted(table.Name)} MODIFY COLUMN {Definition(table, column)}";

    // A text without a limit gets one when an index comes over it, and loses it when the last one goes.
    private IEnumerable<string> Retyped(TableSchema before, TableSchema after) =>
        from column in after.Columns
        where before.FindColumn(column.Name) == column && Written(before, column) != Written(after, column)
        select Modify(after, column);

    private string Written(TableSchema table, ColumnSchema column)
    {
        var writer = new SqlWriter(dialect);
        WriteType(writer, table, column);
        return writer.ToString();
    }

    // A foreign key whose index goes needs one of its own in the same statement.
    private string ServedKeys(TableSchema before, TableSchema after) => string.Concat(
        from key in after.ForeignKeys
        where IsServed(before, key) && !IsServed(after, key)
        select $", ADD INDEX {Quoted(key.Name)} ({string.Join(", ", key.Columns.Select(Quoted))})");

    private static bool IsServed(TableSchema table, ForeignKeySchema key) =>
        (table.PrimaryKey is { } primary && Begins(primary.Columns, key.Columns))
        || table.Indexes.Any(i => Begins([.. i.Columns.Select(static c => c.Name)], key.Columns));

    private static bool Begins(SchemaList<string> index, SchemaList<string> columns) => index.Take(columns.Count).SequenceEqual(columns);
}
