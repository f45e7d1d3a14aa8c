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
    /// <remarks>LIKE folds ASCII letters by itself.</remarks>
    public override void WriteLike(SqlWriter writer, Operand text, Operand pattern, bool ignoreCase, bool escaped) =>
        base.WriteLike(writer, text, pattern, ignoreCase: false, escaped);

    /// <inheritdoc/>
    public override void WriteDatePart(SqlWriter writer, DatePart part, Operand operand)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.Write(part switch
        {
            DatePart.Year => "CAST(strftime('%Y', ",
            DatePart.Month => "CAST(strftime('%m', ",
            DatePart.Day => "CAST(strftime('%d', ",
            DatePart.Hour => "CAST(strftime('%H', ",
            DatePart.Minute => "CAST(strftime('%M', ",
            _ => "CAST(strftime('%S', ",
        });
        writer.Write(operand);
        writer.Write(") AS INTEGER)");
    }

    /// <inheritdoc/>
    /// <remarks>SQLite computes dates to the millisecond.</remarks>
    public override void WriteDateAdd(SqlWriter writer, DatePart part, Operand operand, Operand amount)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(operand);
        StoredKind? kind = SqlWriter.KindOf(operand);
        writer.Write(kind == StoredKind.DateOnly ? "date(" : "(rtrim(rtrim(strftime('%Y-%m-%d %H:%M:%f', ");
        writer.Write(operand);
        writer.Write(", (");
        writer.Write(amount);
        writer.Write(part switch
        {
            DatePart.Year => ") || ' years')",
            DatePart.Month => ") || ' months')",
            DatePart.Day => ") || ' days')",
            DatePart.Hour => ") || ' hours')",
            DatePart.Minute => ") || ' minutes')",
            _ => ") || ' seconds')",
        });
        if (kind == StoredKind.DateOnly)
            return;
        writer.Write(kind == StoredKind.DateTimeOffset ? ", '0'), '.') || '+00:00')" : ", '0'), '.'))");
    }

    /// <inheritdoc/>
    protected override string FunctionName(SqlFunction function) => function switch
    {
        SqlFunction.Length => "length",
        _ => base.FunctionName(function),
    };
}
