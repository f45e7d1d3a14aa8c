using System.Globalization;
using Orm.Execution;
using Orm.Mapping;

namespace Orm.Dialects;

/// <summary>Writes the DDL of tables: ANSI SQL by default, each difference of a database an override.</summary>
public class SchemaWriter
{
    private readonly Dialect _dialect;

    /// <summary>Creates the writer of a dialect.</summary>
    public SchemaWriter(Dialect dialect) => _dialect = dialect;

    /// <summary>The statements that create all tables of the models which do not exist: tables in foreign-key order, then indexes.</summary>
    public List<string> CreateAll(IEnumerable<ModelInfo> models)
    {
        List<TableInfo> tables = TableOrder.PrincipalsFirst(models);
        List<string> statements = [.. BeforeCreate];
        var late = new List<string>();
        var created = new HashSet<TableInfo>();
        foreach (TableInfo table in tables)
        {
            created.Add(table);
            statements.AddRange(BeforeTable(table));
            statements.Add(CreateTable(table, key => !AddsForeignKeysLater || created.Contains(key.Principal())));
            if (AddsForeignKeysLater)
                late.AddRange(table.ForeignKeys().Where(key => !created.Contains(key.Principal())).Select(key => AddForeignKey(table, key)));
            if (!InlinesIndexes)
                statements.AddRange(table.Indexes.Where(IsSeparate).Select(index => CreateIndex(table, index)));
        }

        statements.AddRange(late);
        statements.AddRange(AfterCreate);
        return statements;
    }

    /// <summary>The statements that drop all tables of the models which exist, referring tables first.</summary>
    public List<string> DropAll(IEnumerable<ModelInfo> models)
    {
        List<TableInfo> tables = TableOrder.PrincipalsFirst(models);
        tables.Reverse();
        return [.. BeforeDrop, .. tables.Select(DropTable), .. AfterDrop(tables)];
    }

    /// <summary>CREATE TABLE IF NOT EXISTS with the foreign keys that <paramref name="include"/> picks.</summary>
    public string CreateTable(TableInfo table, Func<ForeignKeyInfo, bool> include)
    {
        var writer = new SqlWriter(_dialect);
        writer.Write("CREATE TABLE IF NOT EXISTS ");
        writer.WriteTable(table);
        writer.Write(" (");
        string separator = "\n    ";
        foreach (ColumnInfo column in table.Columns)
        {
            writer.Write(separator);
            WriteColumn(writer, table, column);
            separator = ",\n    ";
        }

        if (table.PrimaryKey is { } key && !IsInlineKey(table))
        {
            writer.Write(separator);
            WriteConstraintName(writer, key.Name);
            writer.Write("PRIMARY KEY ");
            WriteColumns(writer, table, key.Columns);
        }

        foreach (IndexInfo index in table.Indexes.Where(index => !IsSeparate(index)))
        {
            writer.Write(separator);
            WriteConstraintName(writer, index.Name);
            writer.Write("UNIQUE ");
            WriteColumns(writer, table, index.Columns);
        }

        foreach (IndexInfo index in table.Indexes.Where(index => InlinesIndexes && IsSeparate(index)))
        {
            writer.Write(separator);
            WriteInlineIndex(writer, table, index);
        }

        foreach (ForeignKeyInfo foreignKey in table.ForeignKeys().Where(include))
        {
            writer.Write(separator);
            WriteForeignKey(writer, table, foreignKey);
        }

        foreach (CheckInfo check in table.Checks)
        {
            writer.Write(separator);
            WriteConstraintName(writer, check.Name);
            writer.Write("CHECK (");
            writer.Write(check.Sql);
            writer.Write(')');
        }

        writer.Write("\n)");
        WriteTableOptions(writer, table);
        return writer.ToString();
    }

    /// <summary>CREATE INDEX IF NOT EXISTS.</summary>
    public virtual string CreateIndex(TableInfo table, IndexInfo index)
    {
        var writer = new SqlWriter(_dialect);
        writer.Write(index.IsUnique ? "CREATE UNIQUE INDEX IF NOT EXISTS " : "CREATE INDEX IF NOT EXISTS ");
        writer.WriteIdentifier(index.Name);
        writer.Write(" ON ");
        writer.WriteTable(table);
        writer.Write(' ');
        WriteIndexColumns(writer, table, index);
        if (index.Filter is not null)
        {
            writer.Write(" WHERE ");
            writer.Write(index.Filter);
        }

        return writer.ToString();
    }

    /// <summary>DROP TABLE IF EXISTS.</summary>
    public virtual string DropTable(TableInfo table)
    {
        var writer = new SqlWriter(_dialect);
        writer.Write("DROP TABLE IF EXISTS ");
        writer.WriteTable(table);
        return writer.ToString();
    }

    /// <summary>The database's type of a column: what the user wrote, else what its kind, length and precision ask for.</summary>
    public string TypeName(ColumnInfo column)
    {
        ArgumentNullException.ThrowIfNull(column);
        return column.DatabaseType ?? (column.Type.IsArray
            ? ArrayTypeName(column.Type, column.Precision)
            : TypeName(column.Type, column.MaxLength, column.Precision, column.Scale));
    }

    /// <summary>The database's type for values of a mapping.</summary>
    public virtual string TypeName(ColumnType type, int? maxLength = null, int? precision = null, int? scale = null) => type.Kind switch
    {
        StoredKind.Boolean => "boolean",
        StoredKind.Int16 => "smallint",
        StoredKind.Int32 => "integer",
        StoredKind.Int64 => "bigint",
        StoredKind.UInt64 => "numeric(20)",
        StoredKind.Single => "real",
        StoredKind.Double => "double precision",
        StoredKind.Decimal => Decimal("numeric", precision, scale),
        StoredKind.String => maxLength is { } length ? string.Create(CultureInfo.InvariantCulture, $"varchar({length})") : "text",
        StoredKind.Guid => "uuid",
        StoredKind.DateTime => Fraction("timestamp", precision, ""),
        StoredKind.DateTimeOffset => Fraction("timestamp", precision, " with time zone"),
        StoredKind.DateOnly => "date",
        StoredKind.TimeOnly => Fraction("time", precision, ""),
        StoredKind.TimeSpan => "interval",
        StoredKind.Bytes => "blob",
        StoredKind.Json => "json",
        StoredKind.Named => type.DatabaseTypeName ?? "text",
        _ => throw new NotSupportedException($"{_dialect.Name} has no type for {type.Kind}."),
    };

    /// <summary>The type of a column of arrays: the database's own, or that of JSON text. Elements have no limits of their own.</summary>
    protected virtual string ArrayTypeName(ColumnType type, int? precision)
    {
        ArgumentNullException.ThrowIfNull(type);
        return _dialect.Features.Arrays
            ? TypeName(type, precision: type.Kind == StoredKind.Decimal ? null : precision) + "[]"
            : TypeName(ColumnTypes.JsonText);
    }

    /// <summary>What must exist before a table can be created.</summary>
    protected virtual IEnumerable<string> BeforeTable(TableInfo table) => [];

    /// <summary>What is run before tables are created.</summary>
    protected virtual IEnumerable<string> BeforeCreate => [];

    /// <summary>What is run after tables are created.</summary>
    protected virtual IEnumerable<string> AfterCreate => [];

    /// <summary>Whether all indexes stand inside of CREATE TABLE; otherwise those that are no constraints follow as statements.</summary>
    protected virtual bool InlinesIndexes => false;

    /// <summary>What is run before tables are dropped.</summary>
    protected virtual IEnumerable<string> BeforeDrop => [];

    /// <summary>What is run after tables are dropped.</summary>
    protected virtual IEnumerable<string> AfterDrop(IReadOnlyList<TableInfo> tables) => [];

    /// <summary>Whether foreign keys to tables created later (cycles) need an ALTER TABLE; otherwise CREATE TABLE may name them ahead.</summary>
    protected virtual bool AddsForeignKeysLater => true;

    /// <summary>Whether the primary key stands in its column's definition and not as a constraint of the table.</summary>
    protected virtual bool IsInlineKey(TableInfo table) => false;

    /// <summary>Writes one column's definition.</summary>
    protected virtual void WriteColumn(SqlWriter writer, TableInfo table, ColumnInfo column)
    {
        writer.WriteIdentifier(column.Name);
        writer.Write(' ');
        WriteType(writer, table, column);
        if (column.Collation is not null)
        {
            writer.Write(" COLLATE ");
            WriteCollation(writer, column.Collation);
        }

        if (column.ComputedSql is not null)
        {
            WriteComputed(writer, column);
            return;
        }

        if (!column.IsNullable)
            writer.Write(" NOT NULL");
        WriteGeneration(writer, column);
        WriteDefault(writer, column);
    }

    /// <summary>Writes the type of a column.</summary>
    protected virtual void WriteType(SqlWriter writer, TableInfo table, ColumnInfo column) => writer.Write(TypeName(column));

    /// <summary>Writes an index inside of CREATE TABLE, where <see cref="InlinesIndexes"/> is set.</summary>
    protected virtual void WriteInlineIndex(SqlWriter writer, TableInfo table, IndexInfo index)
    {
        ArgumentNullException.ThrowIfNull(index);
        writer.Write(index.IsUnique ? "UNIQUE INDEX " : "INDEX ");
        writer.WriteIdentifier(index.Name);
        writer.Write(' ');
        WriteIndexColumns(writer, table, index);
    }

    /// <summary>Writes the columns of an index in parentheses, each with its direction.</summary>
    protected static void WriteIndexColumns(SqlWriter writer, TableInfo table, IndexInfo index)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(index);
        writer.Write('(');
        for (int i = 0; i < index.Columns.Length; i++)
        {
            if (i > 0)
                writer.Write(", ");
            writer.WriteIdentifier(table.Columns[index.Columns[i]].Name);
            if (i < index.Descending.Length && index.Descending[i])
                writer.Write(" DESC");
        }

        writer.Write(')');
    }

    /// <summary>Writes how a generated value is made.</summary>
    protected virtual void WriteGeneration(SqlWriter writer, ColumnInfo column)
    {
        if (column.Generation == ValueGeneration.Identity)
            writer.Write(" GENERATED BY DEFAULT AS IDENTITY");
    }

    /// <summary>Writes a computed column's expression.</summary>
    protected virtual void WriteComputed(SqlWriter writer, ColumnInfo column)
    {
        writer.Write(" GENERATED ALWAYS AS (");
        writer.Write(column.ComputedSql);
        writer.Write(") STORED");
    }

    /// <summary>The expression that gives the current time as the column stores it.</summary>
    protected virtual string CurrentTime(ColumnInfo column) => column.Type.Kind switch
    {
        StoredKind.DateOnly => "CURRENT_DATE",
        StoredKind.TimeOnly => "CURRENT_TIME",
        _ => "CURRENT_TIMESTAMP",
    };

    /// <summary>Writes a collation's name; portable names are translated.</summary>
    protected virtual void WriteCollation(SqlWriter writer, string collation)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteIdentifier(_dialect.CollationName(collation));
    }

    /// <summary>Writes what follows the closing bracket of CREATE TABLE.</summary>
    protected virtual void WriteTableOptions(SqlWriter writer, TableInfo table)
    {
    }

    /// <summary>A constant as an SQL literal, for defaults in DDL.</summary>
    protected virtual string Literal(object value) => SqlLiteral.Of(value, _dialect.Features.BooleanLiterals);

    /// <summary>Adds a foreign key to a table that exists, unless it is there.</summary>
    protected virtual string AddForeignKey(TableInfo table, ForeignKeyInfo key)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(key);
        var writer = new SqlWriter(_dialect);
        writer.Write("ALTER TABLE ");
        writer.WriteTable(table);
        writer.Write(" ADD ");
        WriteForeignKey(writer, table, key);
        return writer.ToString();
    }

    private static string Decimal(string name, int? precision, int? scale) => (precision, scale) switch
    {
        (null, _) => name,
        (_, null) => string.Create(CultureInfo.InvariantCulture, $"{name}({precision})"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{name}({precision}, {scale})"),
    };

    private static string Fraction(string name, int? precision, string suffix) =>
        precision is null ? name + suffix : string.Create(CultureInfo.InvariantCulture, $"{name}({precision}){suffix}");

    // A plain unique index is a constraint of the table: it then has one name everywhere, and errors can name it.
    private static bool IsSeparate(IndexInfo index) => !index.IsUnique || index.Filter is not null || index.Descending.Length > 0;

    private static void WriteColumns(SqlWriter writer, TableInfo table, int[] ordinals)
    {
        writer.Write('(');
        for (int i = 0; i < ordinals.Length; i++)
        {
            if (i > 0)
                writer.Write(", ");
            writer.WriteIdentifier(table.Columns[ordinals[i]].Name);
        }

        writer.Write(')');
    }

    private static void WriteConstraintName(SqlWriter writer, string name)
    {
        writer.Write("CONSTRAINT ");
        writer.WriteIdentifier(name);
        writer.Write(' ');
    }

    private static void WriteForeignKey(SqlWriter writer, TableInfo table, ForeignKeyInfo key)
    {
        TableInfo principal = key.Principal();
        WriteConstraintName(writer, key.Name);
        writer.Write("FOREIGN KEY ");
        WriteColumns(writer, table, key.Columns);
        writer.Write(" REFERENCES ");
        writer.WriteTable(principal);
        writer.Write(' ');
        WriteColumns(writer, principal, key.PrincipalColumns);
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

    private static string ActionName(ReferentialAction action) => action switch
    {
        ReferentialAction.Restrict => "RESTRICT",
        ReferentialAction.Cascade => "CASCADE",
        ReferentialAction.SetNull => "SET NULL",
        ReferentialAction.SetDefault => "SET DEFAULT",
        _ => "NO ACTION",
    };

    private void WriteDefault(SqlWriter writer, ColumnInfo column)
    {
        string? text = column.DefaultSql is not null ? $"({column.DefaultSql})"
            : column.DefaultNow ? CurrentTime(column)
            : column.Default is not null ? Literal(column.Default)
            : null;
        if (text is null)
            return;
        writer.Write(" DEFAULT ");
        writer.Write(text);
    }
}
