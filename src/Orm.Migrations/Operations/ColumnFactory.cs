using Orm.Mapping;
using Orm.Schema;

namespace Orm.Migrations;

/// <summary>Names columns by type: each method adds one, whose further traits the returned builder takes.</summary>
public class ColumnFactory
{
    private readonly List<ColumnBuilder> _columns = [];

    internal ColumnFactory()
    {
    }

    internal IEnumerable<ColumnSchema> Columns => _columns.Select(static c => c.Column);

    /// <summary>True or false.</summary>
    public ColumnBuilder Boolean(string name, bool nullable = false) => Add(name, new(StoredKind.Boolean), nullable);

    /// <summary>A 16-bit integer.</summary>
    public ColumnBuilder Int16(string name, bool nullable = false, bool identity = false) => Add(name, new(StoredKind.Int16), nullable, identity);

    /// <summary>A 32-bit integer.</summary>
    /// <param name="name">The column's name.</param>
    /// <param name="nullable">Whether it accepts null.</param>
    /// <param name="identity">Whether the database makes its values as rows are inserted.</param>
    public ColumnBuilder Int32(string name, bool nullable = false, bool identity = false) => Add(name, new(StoredKind.Int32), nullable, identity);

    /// <summary>A 64-bit integer.</summary>
    /// <param name="name">The column's name.</param>
    /// <param name="nullable">Whether it accepts null.</param>
    /// <param name="identity">Whether the database makes its values as rows are inserted.</param>
    public ColumnBuilder Int64(string name, bool nullable = false, bool identity = false) => Add(name, new(StoredKind.Int64), nullable, identity);

    /// <summary>A 64-bit integer without sign.</summary>
    public ColumnBuilder UInt64(string name, bool nullable = false) => Add(name, new(StoredKind.UInt64), nullable);

    /// <summary>A 32-bit floating-point number.</summary>
    public ColumnBuilder Single(string name, bool nullable = false) => Add(name, new(StoredKind.Single), nullable);

    /// <summary>A 64-bit floating-point number.</summary>
    public ColumnBuilder Double(string name, bool nullable = false) => Add(name, new(StoredKind.Double), nullable);

    /// <summary>An exact decimal.</summary>
    /// <param name="name">The column's name.</param>
    /// <param name="precision">All its digits.</param>
    /// <param name="scale">Those after the decimal point.</param>
    /// <param name="nullable">Whether it accepts null.</param>
    public ColumnBuilder Decimal(string name, int? precision = null, int? scale = null, bool nullable = false) =>
        Add(name, new(StoredKind.Decimal) { Precision = precision, Scale = scale }, nullable);

    /// <summary>A text.</summary>
    /// <param name="name">The column's name.</param>
    /// <param name="maxLength">The greatest length in characters; null for no limit.</param>
    /// <param name="nullable">Whether it accepts null.</param>
    public ColumnBuilder String(string name, int? maxLength = null, bool nullable = false) => Add(name, new(StoredKind.String) { MaxLength = maxLength }, nullable);

    /// <summary>A 128-bit identifier.</summary>
    public ColumnBuilder Guid(string name, bool nullable = false) => Add(name, new(StoredKind.Guid), nullable);

    /// <summary>Date and time without zone.</summary>
    public ColumnBuilder DateTime(string name, int? precision = null, bool nullable = false) => Add(name, new(StoredKind.DateTime) { Precision = precision }, nullable);

    /// <summary>An instant.</summary>
    /// <param name="name">The column's name.</param>
    /// <param name="precision">Digits of fractional seconds; null for the usual ones.</param>
    /// <param name="nullable">Whether it accepts null.</param>
    /// <param name="defaultNow">Whether the database's clock gives the value that an INSERT leaves out.</param>
    public ColumnBuilder DateTimeOffset(string name, int? precision = null, bool nullable = false, bool defaultNow = false)
    {
        ColumnBuilder column = Add(name, new(StoredKind.DateTimeOffset) { Precision = precision }, nullable);
        return defaultNow ? column.DefaultNow() : column;
    }

    /// <summary>A calendar date.</summary>
    public ColumnBuilder DateOnly(string name, bool nullable = false) => Add(name, new(StoredKind.DateOnly), nullable);

    /// <summary>A time of day.</summary>
    public ColumnBuilder TimeOnly(string name, int? precision = null, bool nullable = false) => Add(name, new(StoredKind.TimeOnly) { Precision = precision }, nullable);

    /// <summary>A duration.</summary>
    public ColumnBuilder TimeSpan(string name, bool nullable = false) => Add(name, new(StoredKind.TimeSpan), nullable);

    /// <summary>Bytes.</summary>
    /// <param name="name">The column's name.</param>
    /// <param name="maxLength">The greatest number of bytes; null for no limit.</param>
    /// <param name="nullable">Whether it accepts null.</param>
    public ColumnBuilder Bytes(string name, int? maxLength = null, bool nullable = false) => Add(name, new(StoredKind.Bytes) { MaxLength = maxLength }, nullable);

    /// <summary>A JSON document.</summary>
    public ColumnBuilder Json(string name, bool nullable = false) => Add(name, new(StoredKind.Json), nullable);

    /// <summary>Labels of an enum.</summary>
    /// <param name="name">The column's name.</param>
    /// <param name="type">The name of the enum type, which <see cref="MigrationBuilder.CreateEnum"/> makes.</param>
    /// <param name="labels">The labels in order.</param>
    /// <param name="nullable">Whether it accepts null.</param>
    /// <param name="kind">The kind of value that is stored.</param>
    public ColumnBuilder Enum(string name, ObjectName type, string[] labels, bool nullable = false, StoredKind kind = StoredKind.Named) =>
        Add(name, new(kind) { Enum = type, Labels = [.. labels] }, nullable);

    /// <summary>A type in the very words of one database.</summary>
    /// <param name="name">The column's name.</param>
    /// <param name="databaseType">The type as that database writes it.</param>
    /// <param name="kind">The kind of value that is stored.</param>
    /// <param name="nullable">Whether it accepts null.</param>
    public ColumnBuilder Type(string name, string databaseType, StoredKind kind = StoredKind.Named, bool nullable = false) =>
        Add(name, new(kind) { DatabaseType = databaseType }, nullable);

    internal ColumnBuilder Add(string name, ColumnTypeSchema type, bool nullable, bool identity = false)
    {
        var column = new ColumnBuilder(new ColumnSchema(name, type)
        {
            IsNullable = nullable,
            Generation = identity ? ValueGeneration.Identity : ValueGeneration.None,
        });
        _columns.Add(column);
        return column;
    }

    /// <summary>The one column that <paramref name="write"/> names.</summary>
    internal static ColumnSchema One(Action<ColumnFactory> write)
    {
        ArgumentNullException.ThrowIfNull(write);
        var factory = new ColumnFactory();
        write(factory);
        ColumnSchema[] columns = [.. factory.Columns];
        return columns.Length == 1 ? columns[0] : throw new SchemaException($"One column is to be named here, and {columns.Length} are.");
    }
}
