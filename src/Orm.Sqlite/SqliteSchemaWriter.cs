using System.Globalization;
using Orm.Dialects;
using Orm.Execution;
using Orm.Mapping;
using Orm.Schema;

namespace Orm.Sqlite;

/// <summary>SQLite's DDL: types chosen for their affinity, the rowid as identity, foreign keys named ahead.</summary>
internal sealed partial class SqliteSchemaWriter(SqliteDialect dialect) : SchemaWriter(dialect)
{
    // Digits that a number keeps; a decimal with more is text, which is exact.
    private const int ExactDigits = 15;

    protected override bool AddsForeignKeysLater => false;

    // Dropping a table deletes its rows, which others may still refer to: they go next.
    protected override IEnumerable<string> BeforeDrop => ["PRAGMA defer_foreign_keys = ON"];

    protected override string TypeName(StoredKind kind, int? maxLength, int? precision, int? scale) => kind switch
    {
        StoredKind.Boolean or StoredKind.Int16 or StoredKind.Int32 or StoredKind.Int64 or StoredKind.UInt64 => "INTEGER",
        StoredKind.Single or StoredKind.Double => "REAL",
        StoredKind.Decimal => precision > ExactDigits ? "TEXT" : Numeric(precision, scale),
        StoredKind.String => maxLength is { } length ? string.Create(CultureInfo.InvariantCulture, $"VARCHAR({length})") : "TEXT",
        StoredKind.Bytes => "BLOB",
        _ => "TEXT",
    };

    // INTEGER PRIMARY KEY is the rowid; AUTOINCREMENT keeps SQLite from giving the key of a deleted row again.
    protected override bool IsInlineKey(TableSchema table)
    {
        ArgumentNullException.ThrowIfNull(table);
        return table.PrimaryKey is { Columns: [var name] } && table.Columns.Any(c => c.Name == name && c.Generation == ValueGeneration.Identity);
    }

    protected override void WriteColumn(SqlWriter writer, TableSchema table, ColumnSchema column)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(column);
        if (!IsInlineKey(table) || table.PrimaryKey!.Columns[0] != column.Name)
        {
            base.WriteColumn(writer, table, column);
            return;
        }

        if (column.Type.Kind is not (StoredKind.Int16 or StoredKind.Int32 or StoredKind.Int64 or StoredKind.UInt64))
            throw new OrmException($"SQLite generates integer keys only, but {table.Name}.{column.Name} is {column.Type.Kind}. Assign the key, or let the client make a Guid.");
        writer.WriteIdentifier(column.Name);
        writer.Write(" INTEGER NOT NULL CONSTRAINT ");
        writer.WriteIdentifier(table.PrimaryKey.Name);
        writer.Write(" PRIMARY KEY AUTOINCREMENT");
    }

    protected override void WriteGeneration(SqlWriter writer, ColumnSchema column)
    {
        ArgumentNullException.ThrowIfNull(column);
        if (column.Generation is ValueGeneration.Identity)
            throw new OrmException($"SQLite generates values for a single-column integer primary key only, not for {column.Name}. Assign its value, or give it a default.");
        if (column.Generation is ValueGeneration.Sequence)
            throw new OrmException($"SQLite has no sequences ({column.Name} asks for one). Use an identity key.");
    }

    protected override void WriteComputed(SqlWriter writer, ColumnSchema column)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(column);
        writer.Write(" GENERATED ALWAYS AS (");
        writer.Write(column.ComputedSql);
        writer.Write(column.IsStored ? ") STORED" : ") VIRTUAL");
    }

    // The very text that a bound value of the same instant has, zeros trimmed, so that both compare equal.
    protected override string CurrentTime(ColumnSchema column)
    {
        ArgumentNullException.ThrowIfNull(column);
        return column.Type.Kind switch
        {
            StoredKind.DateOnly => "(date('now'))",
            StoredKind.TimeOnly => "(time('now'))",
            StoredKind.DateTimeOffset => "(rtrim(rtrim(strftime('%Y-%m-%d %H:%M:%f', 'now'), '0'), '.') || '+00:00')",
            _ => "(rtrim(rtrim(strftime('%Y-%m-%d %H:%M:%f', 'now'), '0'), '.'))",
        };
    }

    protected override void WriteCollation(SqlWriter writer, string collation)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.Write(dialect.CollationName(collation));
    }

    private static string Numeric(int? precision, int? scale) => (precision, scale) switch
    {
        (null, _) => "NUMERIC",
        (_, null) => string.Create(CultureInfo.InvariantCulture, $"NUMERIC({precision})"),
        _ => string.Create(CultureInfo.InvariantCulture, $"NUMERIC({precision}, {scale})"),
    };
}
