using Orm.Execution;
using Orm.Schema;

namespace Orm.Dialects;

public partial class SchemaWriter
{
    /// <summary>Whether an index is a statement of its own. A plain unique one is a constraint of its table: it then has one name everywhere, and errors can name it.</summary>
    protected static bool IsSeparate(IndexSchema index)
    {
        ArgumentNullException.ThrowIfNull(index);
        return !index.IsUnique || index.Filter is not null || index.Columns.Any(static c => c.IsDescending);
    }

    /// <summary>Whether an index stands as a constraint inside of its table's CREATE TABLE.</summary>
    protected virtual bool StandsInside(TableSchema table, IndexSchema index) => !IsSeparate(index);

    // The indexes that CREATE TABLE does not make.
    private IEnumerable<string> IndexesBehind(TableSchema table, bool ifNotExists) =>
        InlinesIndexes ? [] : table.Indexes.Where(index => !StandsInside(table, index)).Select(index => CreateIndex(table.Name, index, ifNotExists));

    /// <summary>Writes an index inside of CREATE TABLE, where <see cref="InlinesIndexes"/> is set.</summary>
    protected virtual void WriteInlineIndex(SqlWriter writer, TableSchema table, IndexSchema index)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(index);
        writer.Write(index.IsUnique ? "UNIQUE INDEX " : "INDEX ");
        writer.WriteIdentifier(index.Name);
        writer.Write(' ');
        WriteIndexColumns(writer, index);
    }

    /// <summary>Writes the columns of an index in parentheses, each with its direction.</summary>
    protected static void WriteIndexColumns(SqlWriter writer, IndexSchema index)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(index);
        string separator = "(";
        foreach (IndexColumnSchema column in index.Columns)
        {
            writer.Write(separator);
            writer.WriteIdentifier(column.Name);
            if (column.IsDescending)
                writer.Write(" DESC");
            separator = ", ";
        }

        writer.Write(')');
    }

    /// <summary>Adds a foreign key to a table that exists; where it may be there already, nothing happens then.</summary>
    protected virtual string AddForeignKey(ObjectName table, ForeignKeySchema key, bool ifNotExists)
    {
        var writer = new SqlWriter(Dialect);
        writer.Write("ALTER TABLE ");
        WriteName(writer, table);
        writer.Write(" ADD ");
        WriteForeignKey(writer, key);
        return writer.ToString();
    }

    /// <summary>Writes a primary key as a constraint.</summary>
    protected static void WritePrimaryKey(SqlWriter writer, KeySchema key)
    {
        ArgumentNullException.ThrowIfNull(key);
        WriteConstraintName(writer, key.Name);
        writer.Write("PRIMARY KEY ");
        WriteColumns(writer, key.Columns);
    }

    /// <summary>Writes a unique index as a constraint.</summary>
    protected static void WriteUnique(SqlWriter writer, IndexSchema index)
    {
        ArgumentNullException.ThrowIfNull(index);
        WriteConstraintName(writer, index.Name);
        writer.Write("UNIQUE ");
        WriteIndexColumns(writer, index);
    }

    /// <summary>Writes a check constraint.</summary>
    protected static void WriteCheck(SqlWriter writer, CheckSchema check)
    {
        ArgumentNullException.ThrowIfNull(check);
        WriteConstraintName(writer, check.Name);
        writer.Write("CHECK (");
        writer.Write(check.Sql);
        writer.Write(')');
    }

    /// <summary>Writes a foreign key as a constraint.</summary>
    protected static void WriteForeignKey(SqlWriter writer, ForeignKeySchema key)
    {
        ArgumentNullException.ThrowIfNull(key);
        WriteConstraintName(writer, key.Name);
        writer.Write("FOREIGN KEY ");
        WriteColumns(writer, key.Columns);
        writer.Write(" REFERENCES ");
        WriteName(writer, key.Principal);
        writer.Write(' ');
        WriteColumns(writer, key.PrincipalColumns);
        if (key.OnDelete != ReferentialAction.NoAction)
        {
            writer.Write(" ON DELETE ");
            writer.Write(ActionName(key.OnDelete));
        }

        if (key.OnUpdate != ReferentialAction.NoAction)
        {
            writer.Write(" ON UPDATE ");
            writer.Write(ActionName(key.OnUpdate));
        }
    }

    private static void WriteColumns(SqlWriter writer, SchemaList<string> columns)
    {
        string separator = "(";
        foreach (string column in columns)
        {
            writer.Write(separator);
            writer.WriteIdentifier(column);
            separator = ", ";
        }

        writer.Write(')');
    }

    private static void WriteConstraintName(SqlWriter writer, string name)
    {
        writer.Write("CONSTRAINT ");
        writer.WriteIdentifier(name);
        writer.Write(' ');
    }

    private static string ActionName(ReferentialAction action) => action switch
    {
        ReferentialAction.Restrict => "RESTRICT",
        ReferentialAction.Cascade => "CASCADE",
        ReferentialAction.SetNull => "SET NULL",
        ReferentialAction.SetDefault => "SET DEFAULT",
        _ => "NO ACTION",
    };
}
