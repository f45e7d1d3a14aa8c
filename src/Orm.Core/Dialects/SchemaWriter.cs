using Orm.Execution;
using Orm.Mapping;
using Orm.Schema;

namespace Orm.Dialects;

/// <summary>Writes the DDL of tables: ANSI SQL by default, each difference of a database an override.</summary>
public partial class SchemaWriter
{
    /// <summary>Creates the writer of a dialect.</summary>
    public SchemaWriter(Dialect dialect) => Dialect = dialect;

    /// <summary>The dialect that is written.</summary>
    protected Dialect Dialect { get; }

    /// <summary>The statements that create all tables of the models which do not exist: tables in foreign-key order, then indexes.</summary>
    public List<string> CreateAll(IEnumerable<ModelInfo> models) => CreateAll(TableOrder.PrincipalsFirst(models).Select(ModelSchema.Of), ifNotExists: true);

    /// <summary>The statements that create all that a schema holds in an empty database.</summary>
    public List<string> CreateAll(DatabaseSchema schema)
    {
        ArgumentNullException.ThrowIfNull(schema);
        return
        [
            .. schema.Sequences.SelectMany(CreateSequence),
            .. schema.Enums.SelectMany(CreateEnum),
            .. CreateAll(TableOrder.PrincipalsFirst(schema.Tables), ifNotExists: false),
            .. schema.Views.SelectMany(CreateView),
        ];
    }

    /// <summary>The statements that drop all tables of the models which exist, referring tables first.</summary>
    public List<string> DropAll(IEnumerable<ModelInfo> models)
    {
        List<TableSchema> tables = [.. TableOrder.PrincipalsFirst(models).Select(ModelSchema.Of)];
        tables.Reverse();
        return [.. BeforeDrop, .. tables.Select(table => DropTable(table.Name, ifExists: true)), .. AfterDrop(tables)];
    }

    /// <summary>CREATE TABLE with the foreign keys that <paramref name="include"/> picks; null for all.</summary>
    public string CreateTable(TableSchema table, bool ifNotExists, Func<ForeignKeySchema, bool>? include = null)
    {
        ArgumentNullException.ThrowIfNull(table);
        var writer = new SqlWriter(Dialect);
        writer.Write(ifNotExists ? "CREATE TABLE IF NOT EXISTS " : "CREATE TABLE ");
        WriteName(writer, table.Name);
        writer.Write(" (");
        string separator = "\n    ";
        foreach (ColumnSchema column in table.Columns)
        {
            writer.Write(separator);
            WriteColumn(writer, table, column);
            separator = ",\n    ";
        }

        if (table.PrimaryKey is { } key && !IsInlineKey(table))
        {
            writer.Write(separator);
            WritePrimaryKey(writer, key);
        }

        foreach (IndexSchema index in table.Indexes.Where(index => StandsInside(table, index)))
        {
            writer.Write(separator);
            WriteUnique(writer, index);
        }

        foreach (IndexSchema index in table.Indexes.Where(index => InlinesIndexes && IsSeparate(index)))
        {
            writer.Write(separator);
            WriteInlineIndex(writer, table, index);
        }

        foreach (ForeignKeySchema foreignKey in include is null ? table.ForeignKeys : table.ForeignKeys.Where(include))
        {
            writer.Write(separator);
            WriteForeignKey(writer, foreignKey);
        }

        foreach (CheckSchema check in table.Checks)
        {
            writer.Write(separator);
            WriteCheck(writer, check);
        }

        writer.Write("\n)");
        WriteTableOptions(writer, table);
        return writer.ToString();
    }

    /// <summary>CREATE INDEX.</summary>
    public virtual string CreateIndex(ObjectName table, IndexSchema index, bool ifNotExists)
    {
        ArgumentNullException.ThrowIfNull(index);
        var writer = new SqlWriter(Dialect);
        writer.Write(index.IsUnique ? "CREATE UNIQUE INDEX " : "CREATE INDEX ");
        if (ifNotExists)
            writer.Write("IF NOT EXISTS ");
        writer.WriteIdentifier(index.Name);
        writer.Write(" ON ");
        WriteName(writer, table);
        writer.Write(' ');
        WriteIndexColumns(writer, index);
        if (index.Filter is not null)
        {
            writer.Write(" WHERE ");
            writer.Write(index.Filter);
        }

        return writer.ToString();
    }

    /// <summary>DROP TABLE.</summary>
    public virtual string DropTable(ObjectName table, bool ifExists)
    {
        var writer = new SqlWriter(Dialect);
        writer.Write(ifExists ? "DROP TABLE IF EXISTS " : "DROP TABLE ");
        WriteName(writer, table);
        return writer.ToString();
    }

    /// <summary>What must exist before a table can be created, where it may exist already: schemas, collations.</summary>
    protected virtual IEnumerable<string> BeforeTable(TableSchema table) => [];

    /// <summary>The types and sequences of a table's columns, unless they exist.</summary>
    protected virtual IEnumerable<string> CreateTypes(TableSchema table) => [];

    /// <summary>What is run before tables are created.</summary>
    protected virtual IEnumerable<string> BeforeCreate => [];

    /// <summary>What is run after tables are created.</summary>
    protected virtual IEnumerable<string> AfterCreate => [];

    /// <summary>Whether all indexes stand inside of CREATE TABLE; otherwise those that are no constraints follow as statements.</summary>
    protected virtual bool InlinesIndexes => false;

    /// <summary>What is run before tables are dropped.</summary>
    protected virtual IEnumerable<string> BeforeDrop => [];

    /// <summary>What is run after tables are dropped.</summary>
    protected virtual IEnumerable<string> AfterDrop(IReadOnlyList<TableSchema> tables) => [];

    /// <summary>Whether foreign keys to tables created later (cycles) need an ALTER TABLE; otherwise CREATE TABLE may name them ahead.</summary>
    protected virtual bool AddsForeignKeysLater => true;

    /// <summary>Whether the primary key stands in its column's definition and not as a constraint of the table.</summary>
    protected virtual bool IsInlineKey(TableSchema table) => false;

    /// <summary>Writes what follows the closing bracket of CREATE TABLE.</summary>
    protected virtual void WriteTableOptions(SqlWriter writer, TableSchema table)
    {
    }

    private List<string> CreateAll(IEnumerable<TableSchema> tables, bool ifNotExists)
    {
        List<string> statements = [.. BeforeCreate];
        var late = new List<string>();
        var created = new HashSet<ObjectName>();
        foreach (TableSchema table in tables)
        {
            created.Add(table.Name);
            statements.AddRange(BeforeTable(table));
            if (ifNotExists)
                statements.AddRange(CreateTypes(table));
            statements.Add(CreateTable(table, ifNotExists, key => !AddsForeignKeysLater || created.Contains(key.Principal)));
            if (AddsForeignKeysLater)
                late.AddRange(table.ForeignKeys.Where(key => !created.Contains(key.Principal)).Select(key => AddForeignKey(table.Name, key, ifNotExists)));
            statements.AddRange(IndexesBehind(table, ifNotExists));
            statements.AddRange(CommentsOf(table));
        }

        statements.AddRange(late);
        statements.AddRange(AfterCreate);
        return statements;
    }

    /// <summary>Writes a name with its schema, both quoted.</summary>
    protected static void WriteName(SqlWriter writer, ObjectName name)
    {
        ArgumentNullException.ThrowIfNull(writer);
        if (name.Schema is not null)
        {
            writer.WriteIdentifier(name.Schema);
            writer.Write('.');
        }

        writer.WriteIdentifier(name.Name);
    }

    /// <summary>A name with its schema, both quoted.</summary>
    protected string Quoted(ObjectName name)
    {
        var writer = new SqlWriter(Dialect);
        WriteName(writer, name);
        return writer.ToString();
    }

    /// <summary>A column's, index's or constraint's name, quoted.</summary>
    protected string Quoted(string name) => Quoted(new ObjectName(name));
}
