using Orm.Dialects;
using Orm.Mapping;
using Orm.Schema;

namespace Orm.MySql;

internal sealed partial class MySqlSchemaWriter
{
    public override bool KeepsViewTexts => false;

    protected override SqlComparison Comparison { get; } = new()
    {
        FoldsQuotedNames = true,
        BooleansAreNumbers = true,
        BackslashEscapes = true,
        ClockIsWhole = true,
        Functions = new Dictionary<string, string>
        {
            ["substring"] = "substr", ["mid"] = "substr", ["ucase"] = "upper", ["lcase"] = "lower", ["character_length"] = "char_length",
            ["power"] = "pow", ["ceil"] = "ceiling", ["octet_length"] = "length", ["now"] = "current_timestamp",
            ["curdate"] = "current_date", ["curtime"] = "current_time",
        },
    };

    protected override TableSchema Canonical(TableSchema table)
    {
        ArgumentNullException.ThrowIfNull(table);
        TableSchema canonical = base.Canonical(table);
        return canonical.PrimaryKey is { } key ? canonical with { PrimaryKey = key with { Name = "PRIMARY" } } : canonical;
    }

    // A national text is one in another character set, which the catalogue tells by its collation.
    protected override ColumnSchema Canonical(TableSchema table, ColumnSchema column)
    {
        ColumnSchema canonical = base.Canonical(table, column);
        string words = canonical.Type.DatabaseType!;
        return canonical.Collation is "utf8mb3_general_ci" or "utf8_general_ci" && (words.StartsWith("varchar", StringComparison.Ordinal) || words.StartsWith("char", StringComparison.Ordinal))
            ? canonical with { Collation = null, Type = canonical.Type with { DatabaseType = "n" + words } }
            : canonical;
    }

    protected override IndexSchema Canonical(IndexSchema index) => base.Canonical(index) with { Filter = null };

    // RESTRICT and NO ACTION are the same.
    protected override ForeignKeySchema Canonical(ForeignKeySchema key)
    {
        ForeignKeySchema canonical = base.Canonical(key);
        return canonical with { OnDelete = Known(canonical.OnDelete), OnUpdate = Known(canonical.OnUpdate) };

        static ReferentialAction Known(ReferentialAction action) => action == ReferentialAction.Restrict ? ReferentialAction.NoAction : action;
    }

    protected override string CanonicalType(TypeWords type)
    {
        ArgumentNullException.ThrowIfNull(type);
        string name = type.Name switch
        {
            "integer" or "int4" => "int",
            "int8" => "bigint",
            "int2" => "smallint",
            "numeric" or "dec" or "fixed" => "decimal",
            "double precision" or "real" or "float8" => "double",
            "bool" or "boolean" => "tinyint",
            "character varying" => "varchar",
            "character" => "char",
            "national varchar" or "nchar varying" or "national character varying" => "nvarchar",
            "national char" or "national character" => "nchar",
            var other => other,
        };
        IReadOnlyList<string> arguments = (name, type.Arguments) switch
        {
            ("tinyint", []) when type.Name is "bool" or "boolean" => ["1"],
            ("tinyint", ["1"]) => ["1"],
            // Widths to display mean nothing, and newer servers do not tell them.
            ("tinyint" or "smallint" or "mediumint" or "int" or "bigint" or "tinyint unsigned" or "smallint unsigned" or "mediumint unsigned" or "int unsigned" or "bigint unsigned" or "year", _) => [],
            ("decimal", []) => ["10", "0"],
            ("decimal", [var precision]) => [precision, "0"],
            ("char" or "nchar" or "binary" or "bit", []) => ["1"],
            ("datetime" or "time" or "timestamp", ["0"]) => [],
            _ => type.Arguments,
        };
        return new TypeWords(name, arguments, false).ToString();
    }
}
