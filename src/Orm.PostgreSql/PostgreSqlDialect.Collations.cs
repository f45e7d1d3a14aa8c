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

    /// <inheritdoc/>
    /// <remarks>Nor does such a collation search in texts.</remarks>
    public override void WriteFunction(SqlWriter writer, SqlFunction function, ReadOnlySpan<Operand> arguments)
    {
        ArgumentNullException.ThrowIfNull(writer);
        if (function == SqlFunction.Position && Folds(arguments[0]))
        {
            writer.Write("position(");
            writer.WriteOperand(arguments[1], ColumnTypes.String);
            writer.Write(" IN (");
            WriteCollate(writer, arguments[0], "default");
            writer.Write("))");
        }
        else if (function == SqlFunction.Replace && Folds(arguments[0]))
        {
            writer.Write("replace(");
            WriteCollate(writer, arguments[0], "default");
            writer.Write(", ");
            writer.Write(arguments[1]);
            writer.Write(", ");
            writer.Write(arguments[2]);
            writer.Write(')');
        }
        else
        {
            base.WriteFunction(writer, function, arguments);
        }
    }

    private static bool Folds(Operand text) => SqlWriter.CollationOf(text) is Collation.IgnoreCase or IgnoreCase;
}
