using Orm.Mapping;
using Orm.Schema;

namespace Orm.Migrations;

/// <summary>What rows that are there get in a new column which takes no null and has no default: a neutral value that every database writes alike.</summary>
internal static class Backfill
{
    /// <summary>The same change, with a neutral value for the rows that are there where it names none.</summary>
    public static SchemaOperation Filled(SchemaOperation operation) =>
        operation is AddColumnOperation { BackfillSql: null } add ? add with { BackfillSql = For(add.Column) } : operation;

    /// <summary>The value as SQL; null where none is needed, or none is neutral.</summary>
    public static string? For(ColumnSchema column)
    {
        if (column.IsNullable || column.Default is not null || column.ComputedSql is not null || column.Generation != ValueGeneration.None || column.Type.IsArray || column.Type.DatabaseType is not null)
            return null;
        return column.Type.Kind switch
        {
            StoredKind.Int16 or StoredKind.Int32 or StoredKind.Int64 or StoredKind.UInt64 or StoredKind.Single or StoredKind.Double or StoredKind.Decimal => "0",
            // Texts that become what the column holds; a bare 0 is no truth value everywhere.
            StoredKind.Boolean => "'0'",
            StoredKind.String when column.Type.Enum is null => "''",
            _ => null,
        };
    }
}
