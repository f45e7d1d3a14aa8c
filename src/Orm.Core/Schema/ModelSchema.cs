using Orm.Dialects;
using Orm.Mapping;

namespace Orm.Schema;

/// <summary>What models ask a database for, as plain data.</summary>
public static class ModelSchema
{
    /// <summary>
    /// The tables of the models with their association tables, and the sequences and enum types that columns use; every list ordered by name.
    /// Views stand in no model: one that is a statement is read inline, one that is a name is made by whoever named it.
    /// </summary>
    public static DatabaseSchema Of(IEnumerable<ModelInfo> models)
    {
        TableSchema[] tables = [.. TableOrder.PrincipalsFirst(models).Select(Of).DistinctBy(static t => t.Name)];
        return new DatabaseSchema
        {
            Tables = [.. tables],
            Sequences = [.. SequencesOf(tables)],
            Enums = [.. EnumsOf(tables)],
        }.Ordered();
    }

    /// <summary>A table of a model, its lists in the order of their declaration.</summary>
    internal static TableSchema Of(TableInfo table) => new(NameOf(table))
    {
        Columns = [.. table.Columns.Select(Of)],
        PrimaryKey = table.PrimaryKey is { } key ? new KeySchema(key.Name, Names(table, key.Columns)) : null,
        Indexes = [.. table.Indexes.Select(index => Of(table, index))],
        ForeignKeys = [.. table.ForeignKeys().Select(key => Of(table, key))],
        Checks = [.. table.Checks.Select(static check => new CheckSchema(check.Name, check.Sql))],
        Comment = table.Comment,
    };

    /// <summary>A type without the limits of a column.</summary>
    internal static ColumnTypeSchema Of(ColumnType type)
    {
        SchemaList<string>? labels = type.Labels is { } given ? [.. given] : null;
        return new ColumnTypeSchema(type.Kind)
        {
            IsArray = type.IsArray,
            DatabaseType = labels is null ? type.DatabaseTypeName : null,
            Enum = labels is not null && type.DatabaseTypeName is { } name ? ObjectName.Parse(name) : default(ObjectName?),
            Labels = labels ?? [],
        };
    }

    internal static ObjectName NameOf(TableInfo table) => new(table.Name, table.Schema);

    /// <summary>The enum types that columns of tables have.</summary>
    internal static IEnumerable<EnumSchema> EnumsOf(IEnumerable<TableSchema> tables) =>
        from column in tables.SelectMany(static t => t.Columns).DistinctBy(static c => c.Type.Enum)
        where column.Type.Enum is not null
        select new EnumSchema(column.Type.Enum!.Value, column.Type.Labels);

    /// <summary>The sequences that columns of tables take their values from.</summary>
    internal static IEnumerable<SequenceSchema> SequencesOf(IEnumerable<TableSchema> tables) =>
        from column in tables.SelectMany(static t => t.Columns).DistinctBy(static c => c.Sequence)
        where column is { Generation: ValueGeneration.Sequence, Sequence: not null }
        select new SequenceSchema(column.Sequence!.Value);

    private static ColumnSchema Of(ColumnInfo column) => new(column.Name, TypeOf(column))
    {
        IsNullable = column.IsNullable,
        Default = DefaultOf(column),
        ComputedSql = column.ComputedSql,
        IsStored = column.IsStored,
        Generation = column.Generation == ValueGeneration.ClientGuid ? ValueGeneration.None : column.Generation,
        Sequence = column.Sequence is null ? default(ObjectName?) : new ObjectName(column.Sequence),
        Collation = column.Collation,
        Comment = column.Comment,
    };

    private static ColumnTypeSchema TypeOf(ColumnInfo column)
    {
        ColumnTypeSchema type = Of(column.Type);
        return type with
        {
            MaxLength = column.MaxLength,
            Precision = column.Precision,
            Scale = column.Scale,
            DatabaseType = column.DatabaseType ?? type.DatabaseType,
        };
    }

    private static DefaultSchema? DefaultOf(ColumnInfo column) =>
        column.DefaultSql is not null ? new DefaultSchema { Sql = column.DefaultSql }
        : column.DefaultNow ? new DefaultSchema { IsNow = true }
        : column.Default is not null ? new DefaultSchema { Value = column.Default }
        : null;

    private static IndexSchema Of(TableInfo table, IndexInfo index) =>
        new(index.Name, [.. index.Columns.Select((column, i) => new IndexColumnSchema(table.Columns[column].Name, i < index.Descending.Length && index.Descending[i]))])
        {
            IsUnique = index.IsUnique,
            Filter = index.Filter,
        };

    private static ForeignKeySchema Of(TableInfo table, ForeignKeyInfo key)
    {
        TableInfo principal = key.Principal();
        return new ForeignKeySchema(key.Name, Names(table, key.Columns), NameOf(principal), Names(principal, key.PrincipalColumns))
        {
            OnDelete = key.OnDelete,
            OnUpdate = key.OnUpdate,
        };
    }

    private static SchemaList<string> Names(TableInfo table, int[] columns) => [.. columns.Select(column => table.Columns[column].Name)];
}
