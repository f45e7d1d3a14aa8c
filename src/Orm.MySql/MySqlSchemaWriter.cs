using System.Globalization;
using Orm.Dialects;
using Orm.Execution;
using Orm.Mapping;
using Orm.Schema;

namespace Orm.MySql;

/// <summary>The DDL of MySQL and MariaDB: InnoDB tables in utf8mb4, indexes inside of CREATE TABLE (MySQL knows no CREATE INDEX IF NOT EXISTS).</summary>
internal sealed partial class MySqlSchemaWriter(MySqlDialect dialect) : SchemaWriter(dialect)
{
    /// <summary>Every System.Decimal: 29 digits before the point, 28 after it.</summary>
    public const string ExactDecimal = "decimal(57, 28)";

    public const string IgnoreForeignKeys = "SET foreign_key_checks = 0";

    public const string HeedForeignKeys = "SET foreign_key_checks = 1";

    // A row takes 65,535 bytes at most, and a character up to four of them; longer texts are kept outside of the row.
    private const int LongestText = 4000;

    // What a key may have when the model says nothing: an index takes 3,072 bytes.
    private const int KeyLength = 255;

    protected override bool AddsForeignKeysLater => false;

    protected override bool InlinesIndexes => true;

    // Tables of a cycle name each other ahead.
    protected override IEnumerable<string> BeforeCreate => [IgnoreForeignKeys];

    protected override IEnumerable<string> AfterCreate => [HeedForeignKeys];

    protected override IEnumerable<string> BeforeDrop => [IgnoreForeignKeys];

    protected override IEnumerable<string> AfterDrop(IReadOnlyList<TableSchema> tables) => [HeedForeignKeys];

    protected override string TypeName(StoredKind kind, int? maxLength, int? precision, int? scale) => kind switch
    {
        StoredKind.Boolean => "tinyint(1)",
        StoredKind.Int32 => "int",
        StoredKind.UInt64 => "bigint unsigned",
        StoredKind.Single => "float",
        StoredKind.Double => "double",
        StoredKind.Decimal => precision is null ? ExactDecimal : string.Create(CultureInfo.InvariantCulture, $"decimal({precision}, {scale ?? 0})"),
        StoredKind.String => Text(maxLength),
        StoredKind.Bytes => Bytes(maxLength),
        StoredKind.Guid => dialect.Storage.GuidsAsText ? "char(36)" : "binary(16)",
        StoredKind.DateTime or StoredKind.DateTimeOffset => Fraction("datetime", precision),
        StoredKind.TimeOnly or StoredKind.TimeSpan => Fraction("time", precision),
        _ => base.TypeName(kind, maxLength, precision, scale),
    };

    protected override string EnumTypeName(ObjectName name, IEnumerable<string> labels) => $"enum({string.Join(", ", labels.Select(Literal))})";

    protected override void WriteType(SqlWriter writer, TableSchema table, ColumnSchema column)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(column);
        if (column.Type is { Kind: StoredKind.String or StoredKind.Bytes, IsArray: false, MaxLength: null, DatabaseType: null } type && IsIndexed(table, column.Name))
            writer.Write(TypeName(type with { MaxLength = KeyLength }));
        else
            base.WriteType(writer, table, column);
    }

    protected override void WriteGeneration(SqlWriter writer, ColumnSchema column)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(column);
        switch (column.Generation)
        {
            case ValueGeneration.Identity when column.Type.Kind is StoredKind.Int16 or StoredKind.Int32 or StoredKind.Int64 or StoredKind.UInt64:
                writer.Write(" AUTO_INCREMENT");
                break;
            case ValueGeneration.Identity:
                throw new OrmException($"{dialect.Name} generates integers only, but {column.Name} is {column.Type.Kind}. Assign its value, or let the client make a Guid.");
            case ValueGeneration.Sequence:
                throw new OrmException($"{dialect.Name} gives sequences to no column ({column.Name} asks for one). Use an identity key.");
        }
    }

    protected override void WriteComputed(SqlWriter writer, ColumnSchema column)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(column);
        writer.Write(" GENERATED ALWAYS AS (");
        writer.Write(column.ComputedSql);
        writer.Write(column.IsStored ? ") STORED" : ") VIRTUAL");
    }

    protected override void WriteInlineIndex(SqlWriter writer, TableSchema table, IndexSchema index)
    {
        ArgumentNullException.ThrowIfNull(index);
        RefusePartial(table, index);
        base.WriteInlineIndex(writer, table, index);
    }

    // Without its filter a plain index is greater, but no less right; a unique one would refuse rows that it should not.
    private void RefusePartial(TableSchema table, IndexSchema index)
    {
        if (index is { IsUnique: true, Filter: not null })
            throw new OrmException($"{dialect.Name} has no indexes over a part of the rows, which the unique index {index.Name} of {table.Name} asks for. Index a computed column that is null for the others.");
    }

    protected override void WriteColumn(SqlWriter writer, TableSchema table, ColumnSchema column)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(column);
        base.WriteColumn(writer, table, column);
        if (column.Comment is not null)
        {
            writer.Write(" COMMENT ");
            writer.Write(Literal(column.Comment));
        }
    }

    // The precision of the clock must be that of the column.
    protected override string CurrentTime(ColumnSchema column)
    {
        ArgumentNullException.ThrowIfNull(column);
        string digits = string.Create(CultureInfo.InvariantCulture, $"({Math.Clamp(column.Type.Precision ?? 6, 0, 6)})");
        return column.Type.Kind switch
        {
            StoredKind.DateOnly => "(CURRENT_DATE)",
            StoredKind.TimeOnly => $"(CURRENT_TIME{digits})",
            StoredKind.DateTime or StoredKind.DateTimeOffset => $"CURRENT_TIMESTAMP{digits}",
            _ => $"(CURRENT_TIMESTAMP{digits})",
        };
    }

    protected override void WriteTableOptions(SqlWriter writer, TableSchema table)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(table);
        writer.Write(" ENGINE=InnoDB DEFAULT CHARSET=utf8mb4");
        if (dialect.Storage.Collation is { } collation)
        {
            writer.Write(" COLLATE=");
            writer.Write(collation);
        }

        if (table.Comment is not null)
        {
            writer.Write(" COMMENT=");
            writer.Write(Literal(table.Comment));
        }
    }

    protected override string Literal(object value) => value switch
    {
        // A backslash escapes inside of a literal.
        string text => base.Literal(text.Replace("\\", "\\\\", StringComparison.Ordinal)),
        // The catalogue cannot tell the bytes of a literal.
        Guid guid when !dialect.Storage.GuidsAsText => $"(unhex('{Convert.ToHexString(guid.ToByteArray(bigEndian: true))}'))",
        DateTimeOffset instant => base.Literal(instant.UtcDateTime),
        _ => base.Literal(value),
    };

    private static bool IsIndexed(TableSchema table, string column) =>
        (table.PrimaryKey is { } key && key.Columns.Contains(column))
        || table.Indexes.Any(i => i.Columns.Any(c => c.Name == column))
        || table.ForeignKeys.Any(f => f.Columns.Contains(column));

    private static string Text(int? length) => length switch
    {
        null => "longtext",
        <= LongestText => string.Create(CultureInfo.InvariantCulture, $"varchar({length})"),
        <= 4_194_303 => "mediumtext",
        _ => "longtext",
    };

    private static string Bytes(int? length) => length switch
    {
        null => "longblob",
        <= LongestText => string.Create(CultureInfo.InvariantCulture, $"varbinary({length})"),
        <= 16_777_215 => "mediumblob",
        _ => "longblob",
    };

    private static string Fraction(string name, int? digits) => digits == 0 ? name : string.Create(CultureInfo.InvariantCulture, $"{name}({Math.Min(digits ?? 6, 6)})");
}
