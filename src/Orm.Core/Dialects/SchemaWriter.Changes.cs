using Orm.Execution;
using Orm.Schema;

namespace Orm.Dialects;

public partial class SchemaWriter
{
    /// <summary>Comments as statements of their own, where they do not stand in definitions.</summary>
    protected virtual IEnumerable<string> CommentsOf(TableSchema table) => [];

    /// <summary>Creates a table with all that belongs to it.</summary>
    protected virtual IEnumerable<string> CreateTable(TableSchema table)
    {
        ArgumentNullException.ThrowIfNull(table);
        return
        [
            .. BeforeTable(table),
            CreateTable(table, ifNotExists: false),
            .. IndexesBehind(table, ifNotExists: false),
            .. CommentsOf(table),
        ];
    }

    /// <summary>Renames a table.</summary>
    protected virtual IEnumerable<string> RenameTable(ObjectName table, ObjectName newName)
    {
        if (table.Schema != newName.Schema)
            throw Cannot($"move table {table} to {newName}", "Create the table there, copy its rows, and drop it here.");
        yield return $"ALTER TABLE {Quoted(table)} RENAME TO {Quoted(newName.Name)}";
    }

    /// <summary>Adds a column; one that takes no null and gets its values here is made nullable first.</summary>
    protected virtual IEnumerable<string> AddColumn(TableSchema table, ColumnSchema column, string? backfillSql)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(column);
        ColumnSchema first = backfillSql is null ? column : column with { IsNullable = true };
        yield return $"ALTER TABLE {Quoted(table.Name)} ADD COLUMN {Definition(table, first)}";
        if (backfillSql is null)
            yield break;
        yield return $"UPDATE {Quoted(table.Name)} SET {Quoted(column.Name)} = ({backfillSql})";
        if (column.IsNullable)
            yield break;
        foreach (string statement in AlterColumn(table, table, first, column, null))
            yield return statement;
    }

    /// <summary>Changes a column.</summary>
    protected virtual IEnumerable<string> AlterColumn(TableSchema before, TableSchema after, ColumnSchema column, ColumnSchema changed, string? usingSql)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(column);
        throw Cannot($"alter column {before.Name}.{column.Name}", "Add a column, copy the values, and drop the old one.");
    }

    /// <summary>Adds a primary key.</summary>
    protected virtual IEnumerable<string> AddPrimaryKey(TableSchema before, TableSchema after)
    {
        ArgumentNullException.ThrowIfNull(after);
        return [$"ALTER TABLE {Quoted(after.Name)} ADD {Constraint(writer => WritePrimaryKey(writer, after.PrimaryKey!))}"];
    }

    /// <summary>Drops the primary key.</summary>
    protected virtual IEnumerable<string> DropPrimaryKey(TableSchema before, TableSchema after)
    {
        ArgumentNullException.ThrowIfNull(before);
        return [DropConstraint(before.Name, before.PrimaryKey!.Name)];
    }

    /// <summary>Adds a foreign key.</summary>
    protected virtual IEnumerable<string> AddForeignKey(TableSchema before, TableSchema after, ForeignKeySchema key)
    {
        ArgumentNullException.ThrowIfNull(after);
        return [AddForeignKey(after.Name, key, ifNotExists: false)];
    }

    /// <summary>Drops a foreign key.</summary>
    protected virtual IEnumerable<string> DropForeignKey(TableSchema before, TableSchema after, ForeignKeySchema key)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(key);
        return [DropConstraint(before.Name, key.Name)];
    }

    /// <summary>Adds an index or a unique constraint.</summary>
    protected virtual IEnumerable<string> CreateIndex(TableSchema before, TableSchema after, IndexSchema index)
    {
        ArgumentNullException.ThrowIfNull(after);
        ArgumentNullException.ThrowIfNull(index);
        return [IsSeparate(index) ? CreateIndex(after.Name, index, ifNotExists: false) : $"ALTER TABLE {Quoted(after.Name)} ADD {Constraint(writer => WriteUnique(writer, index))}"];
    }

    /// <summary>Drops an index or a unique constraint.</summary>
    protected virtual IEnumerable<string> DropIndex(TableSchema before, TableSchema after, IndexSchema index)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(index);
        return [IsSeparate(index) ? $"DROP INDEX {Quoted(before.Name with { Name = index.Name })}" : DropConstraint(before.Name, index.Name)];
    }

    /// <summary>Renames an index or a unique constraint.</summary>
    protected virtual IEnumerable<string> RenameIndex(TableSchema table, IndexSchema index, string newName)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(index);
        return [$"ALTER INDEX {Quoted(table.Name with { Name = index.Name })} RENAME TO {Quoted(newName)}"];
    }

    /// <summary>Renames a primary key, foreign key or check.</summary>
    protected virtual IEnumerable<string> RenameConstraint(TableSchema before, TableSchema after, string name, string newName)
    {
        ArgumentNullException.ThrowIfNull(before);
        return [$"ALTER TABLE {Quoted(before.Name)} RENAME CONSTRAINT {Quoted(name)} TO {Quoted(newName)}"];
    }

    /// <summary>Drops a check.</summary>
    protected virtual IEnumerable<string> DropCheck(ObjectName table, string name) => [DropConstraint(table, name)];

    /// <summary>Sets or takes away a table's comment.</summary>
    protected virtual IEnumerable<string> CommentTable(ObjectName table, string? comment) => [];

    /// <summary>Creates a view.</summary>
    protected virtual IEnumerable<string> CreateView(ViewSchema view)
    {
        ArgumentNullException.ThrowIfNull(view);
        return [$"CREATE VIEW {Quoted(view.Name)} AS {view.Sql}"];
    }

    /// <summary>Creates a sequence.</summary>
    protected virtual IEnumerable<string> CreateSequence(SequenceSchema sequence)
    {
        ArgumentNullException.ThrowIfNull(sequence);
        return Dialect.Features.Sequences ? [$"CREATE SEQUENCE {Quoted(sequence.Name)}"] : throw LacksSequences(sequence.Name);
    }

    /// <summary>Creates a type of labels, where there are such types.</summary>
    protected virtual IEnumerable<string> CreateEnum(EnumSchema type) => [];

    /// <summary>Changes the labels of a type; columns of it follow.</summary>
    /// <param name="after">The schema with the new labels.</param>
    /// <param name="type">The type as it was.</param>
    /// <param name="changed">The type as it is to be.</param>
    /// <param name="isUsedNext">Whether changes that follow may name the new labels.</param>
    protected virtual IEnumerable<string> AlterEnum(DatabaseSchema after, EnumSchema type, EnumSchema changed, bool isUsedNext) => [];

    /// <summary>Whether an expression names a column.</summary>
    protected static bool Mentions(string? sql, string column) =>
        sql is not null && SqlTokenizer.Split(sql).Exists(t => t.IsName && t.Text.Equals(column, StringComparison.OrdinalIgnoreCase));

    /// <summary>ALTER TABLE … DROP CONSTRAINT.</summary>
    protected string DropConstraint(ObjectName table, string name) => $"ALTER TABLE {Quoted(table)} DROP CONSTRAINT {Quoted(name)}";

    /// <summary>A column's definition.</summary>
    protected string Definition(TableSchema table, ColumnSchema column)
    {
        var writer = new SqlWriter(Dialect);
        WriteColumn(writer, table, column);
        return writer.ToString();
    }

    /// <summary>What a constraint's writer writes.</summary>
    protected string Constraint(Action<SqlWriter> write)
    {
        ArgumentNullException.ThrowIfNull(write);
        var writer = new SqlWriter(Dialect);
        write(writer);
        return writer.ToString();
    }
}
