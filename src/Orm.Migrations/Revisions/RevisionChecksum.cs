using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Orm.Schema;

namespace Orm.Migrations;

/// <summary>
/// Writes what steps do in one form that depends on nothing but them, and digests it. The form is kept for ever: what is added to it later
/// is written only where it is used, so that the digests of older revisions stay.
/// </summary>
internal sealed class RevisionChecksum
{
    private readonly StringBuilder _text = new();

    public static string Of(IEnumerable<MigrationStep> steps)
    {
        var checksum = new RevisionChecksum();
        foreach (MigrationStep step in steps)
            checksum.Write(step);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(checksum._text.ToString())));
    }

    private void Write(MigrationStep step)
    {
        if (step is MigrationStep.Run run)
            Line("run", run.Description);
        else if (step is MigrationStep.Change change)
            Write(change.Operation);
    }

    private void Write(SchemaOperation operation)
    {
        switch (operation)
        {
            case CreateTableOperation o: Write(o.Table); break;
            case DropTableOperation o: Line("drop-table", o.Table); break;
            case RenameTableOperation o: Line("rename-table", o.Table, o.NewName); break;
            case CommentTableOperation o: Line("comment-table", o.Table, o.Comment); break;
            case AddColumnOperation o: Line("add-column", o.Table, o.BackfillSql); Write(o.Column); break;
            case DropColumnOperation o: Line("drop-column", o.Table, o.Column); break;
            case RenameColumnOperation o: Line("rename-column", o.Table, o.Column, o.NewName); break;
            case AlterColumnOperation o: Line("alter-column", o.Table, o.UsingSql); Write(o.NewColumn); break;
            case AddPrimaryKeyOperation o: Line("add-key", o.Table); Write(o.Key); break;
            case DropPrimaryKeyOperation o: Line("drop-key", o.Table); break;
            case AddForeignKeyOperation o: Line("add-foreign-key", o.Table); Write(o.ForeignKey); break;
            case DropForeignKeyOperation o: Line("drop-foreign-key", o.Table, o.Name); break;
            case CreateIndexOperation o: Line("create-index", o.Table); Write(o.Index); break;
            case DropIndexOperation o: Line("drop-index", o.Table, o.Name); break;
            case RenameIndexOperation o: Line("rename-index", o.Table, o.Name, o.NewName); break;
            case RenameConstraintOperation o: Line("rename-constraint", o.Table, o.Name, o.NewName); break;
            case AddCheckOperation o: Line("add-check", o.Table, o.Check.Name, o.Check.Sql); break;
            case DropCheckOperation o: Line("drop-check", o.Table, o.Name); break;
            case CreateViewOperation o: Line("create-view", o.View.Name, o.View.Sql); break;
            case DropViewOperation o: Line("drop-view", o.View); break;
            case CreateSequenceOperation o: Line("create-sequence", o.Sequence.Name); break;
            case DropSequenceOperation o: Line("drop-sequence", o.Sequence); break;
            case CreateEnumOperation o: Line("create-enum", [o.Enum.Name, .. o.Enum.Labels]); break;
            case DropEnumOperation o: Line("drop-enum", o.Enum); break;
            case AlterEnumOperation o: Line("alter-enum", [o.Enum, .. o.Labels]); break;
            case SqlOperation o: Line("sql", o.Sql.ReplaceLineEndings("\n"), o.Dialect); break;
            default: throw new NotSupportedException($"{operation.GetType().Name} has no form to digest.");
        }
    }

    private void Write(TableSchema table)
    {
        Line("create-table", table.Name, table.Comment);
        foreach (ColumnSchema column in table.Columns)
            Write(column);
        if (table.PrimaryKey is { } key)
            Write(key);
        foreach (IndexSchema index in table.Ordered().Indexes)
            Write(index);
        foreach (ForeignKeySchema foreignKey in table.Ordered().ForeignKeys)
            Write(foreignKey);
        foreach (CheckSchema check in table.Ordered().Checks)
            Line(" check", check.Name, check.Sql);
    }

    private void Write(ColumnSchema column)
    {
        ColumnTypeSchema type = column.Type;
        Line(" column", column.Name, type.Kind, type.IsArray, type.MaxLength, type.Precision, type.Scale, type.DatabaseType, type.Enum, column.IsNullable);
        if (type.Labels.Count > 0)
            Line("  labels", [.. type.Labels]);
        if (column.Default is { } value)
            Line("  default", value.Value?.GetType().Name, value.Value, value.Sql, value.IsNow);
        if (column.ComputedSql is not null)
            Line("  computed", column.ComputedSql, column.IsStored);
        if (column.Generation != ValueGeneration.None)
            Line("  generation", column.Generation, column.Sequence);
        if (column.Collation is not null || column.Comment is not null)
            Line("  text", column.Collation, column.Comment);
    }

    private void Write(KeySchema key) => Line(" key", [key.Name, .. key.Columns]);

    private void Write(IndexSchema index) => Line(" index", [index.Name, index.IsUnique, index.Filter, .. index.Columns.Select(static c => c.Name + (c.IsDescending ? " DESC" : ""))]);

    private void Write(ForeignKeySchema foreignKey) =>
        Line(" foreign-key", [foreignKey.Name, foreignKey.Principal, foreignKey.OnDelete, foreignKey.OnUpdate, .. foreignKey.Columns, "->", .. foreignKey.PrincipalColumns]);

    private void Line(string what, params object?[] values)
    {
        _text.Append(what);
        foreach (object? value in values)
        {
            string text = value switch
            {
                null => "~",
                DateTime or DateTimeOffset or DateOnly or TimeOnly => "=" + ((IFormattable)value).ToString("O", CultureInfo.InvariantCulture),
                IFormattable formattable => "=" + formattable.ToString(null, CultureInfo.InvariantCulture),
                _ => "=" + value,
            };
            // The length keeps values apart that hold separators themselves.
            _text.Append(CultureInfo.InvariantCulture, $" {text.Length}:").Append(text);
        }

        _text.Append('\n');
    }
}
