using Orm.Dialects;
using Orm.Execution;
using Orm.Mapping;
using Orm.Statements;

namespace Orm.PostgreSql;

public sealed partial class PostgreSqlDialect
{
    /// <inheritdoc/>
    public override void WriteFunction(SqlWriter writer, SqlFunction function, ReadOnlySpan<Operand> arguments)
    {
        ArgumentNullException.ThrowIfNull(writer);
        switch (function)
        {
            // round(double precision) rounds halves to even, and takes no digits. The shortest text that means the number is exact as a numeric.
            case SqlFunction.Round when IsBinary(arguments[0]):
                writer.Write("CAST(round(CAST(CAST(");
                writer.Write(arguments[0]);
                writer.Write(" AS text) AS numeric)");
                if (arguments.Length > 1)
                {
                    writer.Write(", ");
                    writer.Write(arguments[1]);
                }

                writer.Write(SqlWriter.KindOf(arguments[0]) == StoredKind.Single ? ") AS real)" : ") AS double precision)");
                break;
            case SqlFunction.Position or SqlFunction.Replace when Folds(arguments[0]):
                WriteSearch(writer, function, arguments);
                break;
            // Of a numeric the result would be one, too.
            case SqlFunction.Sqrt or SqlFunction.Power:
                writer.Write(FunctionName(function));
                writer.Write('(');
                for (int i = 0; i < arguments.Length; i++)
                {
                    writer.Write(i == 0 ? "CAST(" : ", CAST(");
                    writer.Write(arguments[i]);
                    writer.Write(" AS double precision)");
                }

                writer.Write(')');
                break;
            default:
                base.WriteFunction(writer, function, arguments);
                break;
        }
    }

    /// <inheritdoc/>
    /// <remarks>There is none of double precision.</remarks>
    public override void WriteRemainder(SqlWriter writer, Operand left, Operand right, ColumnType? mapping)
    {
        ArgumentNullException.ThrowIfNull(writer);
        if (mapping?.Kind is not (StoredKind.Single or StoredKind.Double))
        {
            base.WriteRemainder(writer, left, right, mapping);
            return;
        }

        writer.Write("CAST(mod(CAST(CAST(");
        writer.WriteOperand(left, mapping);
        writer.Write(" AS text) AS numeric), CAST(CAST(");
        writer.WriteOperand(right, mapping);
        writer.Write(mapping.Kind == StoredKind.Single ? " AS text) AS numeric)) AS real)" : " AS text) AS numeric)) AS double precision)");
    }

    /// <inheritdoc/>
    /// <remarks>Those of an instant are in UTC, whatever the session's time zone.</remarks>
    public override void WriteDatePart(SqlWriter writer, DatePart part, Operand operand)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(operand);
        writer.Write(part == DatePart.Second ? "CAST(floor(EXTRACT(" : "CAST(EXTRACT(");
        writer.Write(part.ToString().ToUpperInvariant());
        writer.Write(" FROM ");
        writer.WriteOperand(operand, null);
        if (IsInstant(operand))
            writer.Write(" AT TIME ZONE 'UTC'");
        writer.Write(part == DatePart.Second ? ")) AS integer)" : ") AS integer)");
    }

    /// <inheritdoc/>
    /// <remarks>A date and an interval make a timestamp; days and months of an instant are those of UTC.</remarks>
    public override void WriteDateAdd(SqlWriter writer, DatePart part, Operand operand, Operand amount)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(operand);
        bool isDate = SqlWriter.KindOf(operand) == StoredKind.DateOnly;
        bool isInstant = IsInstant(operand);
        writer.Write(isDate ? "CAST(" : isInstant ? "((" : "(");
        writer.WriteOperand(operand, null);
        if (isInstant)
            writer.Write(" AT TIME ZONE 'UTC'");
        writer.Write(" + (");
        writer.Write(amount);
        writer.Write(") * INTERVAL '1' ");
        writer.Write(part.ToString().ToUpperInvariant());
        writer.Write(isDate ? " AS date)" : isInstant ? ") AT TIME ZONE 'UTC')" : ")");
    }

    private static bool IsBinary(Operand operand) => SqlWriter.KindOf(operand) is StoredKind.Single or StoredKind.Double;

    private static bool IsInstant(Operand operand) => SqlWriter.KindOf(operand) == StoredKind.DateTimeOffset;
}
