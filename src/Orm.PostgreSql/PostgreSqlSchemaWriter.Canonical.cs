using System.Text;
using Orm.Dialects;
using Orm.Schema;

namespace Orm.PostgreSql;

internal sealed partial class PostgreSqlSchemaWriter
{
    // The greatest length of a name, in bytes; the server cuts longer ones.
    private const int NameLength = 63;

    public override bool KeepsViewTexts => false;

    protected override SqlComparison Comparison { get; } = new()
    {
        IgnoresCasts = true,
        Functions = new Dictionary<string, string> { ["substr"] = "substring", ["char_length"] = "length", ["character_length"] = "length", ["pow"] = "power", ["ceiling"] = "ceil" },
    };

    protected override string CanonicalName(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (Encoding.UTF8.GetByteCount(name) <= NameLength)
            return name;
        int length = name.Length;
        while (Encoding.UTF8.GetByteCount(name.AsSpan(0, length)) > NameLength || char.IsHighSurrogate(name[length - 1]))
            length--;
        return name[..length];
    }

    protected override ColumnSchema Canonical(TableSchema table, ColumnSchema column)
    {
        ColumnSchema canonical = base.Canonical(table, column);
        // Computed columns are always stored.
        return canonical.ComputedSql is null ? canonical : canonical with { IsStored = true };
    }

    protected override string CanonicalType(TypeWords type)
    {
        ArgumentNullException.ThrowIfNull(type);
        string name = type.Name switch
        {
            "varchar" => "character varying",
            "decimal" => "numeric",
            "int" or "int4" or "serial" or "serial4" => "integer",
            "int8" or "bigserial" or "serial8" => "bigint",
            "int2" or "smallserial" or "serial2" => "smallint",
            "float" or "float8" => "double precision",
            "float4" => "real",
            "bool" => "boolean",
            "timestamptz" => "timestamp with time zone",
            "timetz" => "time with time zone",
            "timestamp" => "timestamp without time zone",
            "time" => "time without time zone",
            "char" or "bpchar" => "character",
            "varbit" => "bit varying",
            var other => other,
        };
        bool isTime = name.StartsWith("time", StringComparison.Ordinal) || name == "interval";
        IReadOnlyList<string> arguments = (name, type.Arguments) switch
        {
            ("numeric", [var precision]) => [precision, "0"],
            ("character" or "bit", []) => ["1"],
            (_, ["6"]) when isTime => [],
            _ => type.Arguments,
        };
        return new TypeWords(name, arguments, false).ToString();
    }
}
