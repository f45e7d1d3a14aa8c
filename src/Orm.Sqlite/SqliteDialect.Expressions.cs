using Orm.Dialects;
using Orm.Execution;
using Orm.Mapping;
using Orm.Statements;

namespace Orm.Sqlite;

public sealed partial class SqliteDialect
{
    /// <inheritdoc/>
    public override void WriteFunction(SqlWriter writer, SqlFunction function, ReadOnlySpan<Operand> arguments)
    {
        ArgumentNullException.ThrowIfNull(writer);
        switch (function)
        {
            case SqlFunction.Now:
                writer.Write("(rtrim(rtrim(strftime('%Y-%m-%d %H:%M:%f', 'now'), '0'), '.') || '+00:00')");
                break;
            case SqlFunction.TrimStart or SqlFunction.TrimEnd or SqlFunction.Substring or SqlFunction.Position:
                WriteCall(writer, FunctionName(function), arguments);
                break;
            default:
                base.WriteFunction(writer, function, arguments);
                break;
        }
    }

    /// <inheritdoc/>
    public override string CollationName(string collation) => collation switch
    {
        Collation.Ordinal => "BINARY",
        Collation.IgnoreCase => "NOCASE",
        _ => collation,
    };

    /// <inheritdoc/>
    /// <remarks>LIKE folds ASCII letters by itself.</remarks>
    public override void WriteLike(SqlWriter writer, Operand text, Operand pattern, bool ignoreCase, bool escaped) =>
        base.WriteLike(writer, text, pattern, ignoreCase: false, escaped);

    /// <inheritdoc/>
    public override void WriteDatePart(SqlWriter writer, DatePart part, Operand operand)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(operand);
        writer.Write(part switch
        {
            DatePart.Year => "CAST(strftime('%Y', ",
            DatePart.Month => "CAST(strftime('%m', ",
            DatePart.Day => "CAST(strftime('%d', ",
            DatePart.Hour => "CAST(strftime('%H', ",
            DatePart.Minute => "CAST(strftime('%M', ",
            _ => "CAST(strftime('%S', ",
        });
        WriteSeconds(writer, operand);
        if (SqlWriter.KindOf(operand) == StoredKind.DateTimeOffset)
            WriteOffset(writer, operand);
        writer.Write(") AS INTEGER)");
    }

    /// <inheritdoc/>
    /// <remarks>The fraction of a second, of which SQLite would keep three digits, stays as it is; a day that a month has not becomes its last.</remarks>
    public override void WriteDateAdd(SqlWriter writer, DatePart part, Operand operand, Operand amount)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(operand);
        bool isDate = SqlWriter.KindOf(operand) == StoredKind.DateOnly;
        writer.Write(isDate ? "date(" : "(strftime('%Y-%m-%d %H:%M:%S', ");
        WriteSeconds(writer, operand);
        writer.Write(", (");
        writer.Write(amount);
        writer.Write(part switch
        {
            DatePart.Year => FloorsMonths ? ") || ' years', 'floor')" : ") || ' years')",
            DatePart.Month => FloorsMonths ? ") || ' months', 'floor')" : ") || ' months')",
            DatePart.Day => ") || ' days')",
            DatePart.Hour => ") || ' hours')",
            DatePart.Minute => ") || ' minutes')",
            _ => ") || ' seconds')",
        });
        if (isDate)
            return;
        writer.Write(" || substr(");
        writer.Write(operand);
        writer.Write(", 20))");
    }

    // SQLite's functions would round a fraction to the millisecond, and so to the next second.
    private static void WriteSeconds(SqlWriter writer, Operand operand)
    {
        if (SqlWriter.KindOf(operand) == StoredKind.DateOnly)
        {
            writer.Write(operand);
            return;
        }

        writer.Write("substr(");
        writer.Write(operand);
        writer.Write(", 1, 19)");
    }

    // Orm writes instants in UTC; an offset of another program's stands where it wrote no fraction.
    private static void WriteOffset(SqlWriter writer, Operand operand)
    {
        writer.Write(" || CASE substr(");
        writer.Write(operand);
        writer.Write(", 20, 1) WHEN '.' THEN '' ELSE substr(");
        writer.Write(operand);
        writer.Write(", 20) END");
    }

    /// <inheritdoc/>
    protected override string FunctionName(SqlFunction function) => function switch
    {
        SqlFunction.Length => "length",
        _ => base.FunctionName(function),
    };
}
