using Orm.Dialects;
using Orm.Execution;
using Orm.Mapping;
using Orm.Statements;

namespace Orm.PostgreSql;

public sealed partial class PostgreSqlDialect
{
    internal const string IgnoreCase = "orm_ignore_case";

    /// <summary>What makes the collation of <see cref="Collation.IgnoreCase"/>, which no server has by itself: ICU's root without the differences of case.</summary>
    internal const string CreateIgnoreCase = "CREATE COLLATION IF NOT EXISTS orm_ignore_case (provider = icu, locale = 'und-u-ks-level2', deterministic = false)";

    /// <inheritdoc/>
    public override string CollationName(string collation) => collation switch
    {
        Collation.Ordinal => "C",
        Collation.IgnoreCase => IgnoreCase,
        _ => collation,
    };

    /// <inheritdoc/>
    /// <remarks>
    /// A collation that takes different texts for equal knows no LIKE (before version 18): the match folds case itself, under the
    /// database's own collation.
    /// </remarks>
    public override void WriteLike(SqlWriter writer, Operand text, Operand pattern, bool ignoreCase, bool escaped)
    {
        ArgumentNullException.ThrowIfNull(writer);
        if (!Folds(text))
        {
            base.WriteLike(writer, text, pattern, ignoreCase, escaped);
            return;
        }

        WriteCollate(writer, text, "default");
        writer.Write(" ILIKE ");
        writer.WriteOperand(pattern, ColumnTypes.String);
        if (escaped)
            writer.Write(" ESCAPE '!'");
    }

    // Nor does such a collation search in texts.
    private void WriteSearch(SqlWriter writer, SqlFunction function, ReadOnlySpan<Operand> arguments)
    {
        if (function == SqlFunction.Position)
        {
            writer.Write("position(");
            writer.WriteOperand(arguments[1], ColumnTypes.String);
            writer.Write(" IN (");
            WriteCollate(writer, arguments[0], "default");
            writer.Write("))");
            return;
        }

        writer.Write("replace(");
        WriteCollate(writer, arguments[0], "default");
        writer.Write(", ");
        writer.Write(arguments[1]);
        writer.Write(", ");
        writer.Write(arguments[2]);
        writer.Write(')');
    }

    private static bool Folds(Operand text) => SqlWriter.CollationOf(text) is Collation.IgnoreCase or IgnoreCase;
}
