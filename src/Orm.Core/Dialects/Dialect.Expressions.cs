using Orm.Execution;
using Orm.Mapping;
using Orm.Statements;

namespace Orm.Dialects;

public abstract partial class Dialect
{
    /// <summary>Writes one of the functions that every database has.</summary>
    public virtual void WriteFunction(SqlWriter writer, SqlFunction function, ReadOnlySpan<Operand> arguments)
    {
        switch (function)
        {
            case SqlFunction.TrimStart:
                WriteTrim(writer, "LEADING", arguments[0]);
                break;
            case SqlFunction.TrimEnd:
                WriteTrim(writer, "TRAILING", arguments[0]);
                break;
            case SqlFunction.Substring:
                writer.Write("substring(");
                writer.Write(arguments[0]);
                writer.Write(" FROM ");
                writer.Write(arguments[1]);
                if (arguments.Length > 2)
                {
                    writer.Write(" FOR ");
                    writer.Write(arguments[2]);
                }

                writer.Write(')');
                break;
            case SqlFunction.Position:
                writer.Write("position(");
                writer.Write(arguments[1]);
                writer.Write(" IN ");
                writer.Write(arguments[0]);
                writer.Write(')');
                break;
            case SqlFunction.Now:
                writer.Write("CURRENT_TIMESTAMP");
                break;
            default:
                WriteCall(writer, FunctionName(function), arguments);
                break;
        }
    }

    /// <summary>Writes two texts one after the other.</summary>
    public virtual void WriteConcat(SqlWriter writer, Operand left, Operand right)
    {
        // Some databases bind || looser than arithmetic, others tighter: arithmetic in it stands in parentheses.
        writer.WriteOperand(left, ColumnTypes.String, Precedence.Concatenation);
        writer.Write(" || ");
        writer.WriteOperand(right, ColumnTypes.String, Precedence.Unary);
    }

    /// <summary>The database's name of a collation: the portable ones have theirs, others are what they are.</summary>
    public virtual string CollationName(string collation) => collation is Collation.Ordinal or Collation.IgnoreCase
        ? throw Lacks($"no collation for Collation.{(collation == Collation.Ordinal ? nameof(Collation.Ordinal) : nameof(Collation.IgnoreCase))}", "Give one of its own by name.")
        : collation;

    /// <summary>Writes a text that compares and sorts under a collation.</summary>
    public virtual void WriteCollate(SqlWriter writer, Operand text, string collation)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(text);
        writer.WriteOperand(text, text.Mapping ?? ColumnTypes.String, Precedence.Atom);
        writer.Write(" COLLATE ");
        writer.WriteIdentifier(CollationName(collation));
    }

    /// <summary>Writes LIKE; <paramref name="escaped"/> when the pattern escapes its special characters by an exclamation mark.</summary>
    public virtual void WriteLike(SqlWriter writer, Operand text, Operand pattern, bool ignoreCase, bool escaped)
    {
        bool fold = ignoreCase && !Features.ILike;
        if (fold)
            writer.Write("lower(");
        writer.WriteOperand(text, text.Mapping, fold ? Precedence.Or : Precedence.Additive);
        writer.Write(fold ? ") LIKE lower(" : ignoreCase ? " ILIKE " : " LIKE ");
        writer.WriteOperand(pattern, ColumnTypes.String, fold ? Precedence.Or : Precedence.Additive);
        if (fold)
            writer.Write(')');
        if (escaped)
            writer.Write(" ESCAPE '!'");
    }

    /// <summary>Writes the comparison that treats null as a value; <paramref name="negated"/> for "the same".</summary>
    public virtual void WriteDistinctFrom(SqlWriter writer, Operand left, Operand right, ColumnType? mapping, bool negated)
    {
        writer.WriteOperand(left, mapping, Precedence.Additive);
        writer.Write(negated ? " IS NOT DISTINCT FROM " : " IS DISTINCT FROM ");
        writer.WriteOperand(right, mapping, Precedence.Additive);
    }

    /// <summary>Writes a part of a date or time as an integer.</summary>
    public virtual void WriteDatePart(SqlWriter writer, DatePart part, Operand operand)
    {
        writer.Write(part == DatePart.Second ? "CAST(floor(EXTRACT(" : "CAST(EXTRACT(");
        writer.Write(part.ToString().ToUpperInvariant());
        writer.Write(" FROM ");
        writer.Write(operand);
        writer.Write(part == DatePart.Second ? ")) AS integer)" : ") AS integer)");
    }

    /// <summary>Writes a date or time moved by an amount of a part.</summary>
    public virtual void WriteDateAdd(SqlWriter writer, DatePart part, Operand operand, Operand amount)
    {
        writer.WriteOperand(operand, operand.Mapping, Precedence.Additive);
        writer.Write(" + ");
        writer.WriteOperand(amount, amount.Mapping, Precedence.Multiplicative);
        writer.Write(" * INTERVAL '1' ");
        writer.Write(part.ToString().ToUpperInvariant());
    }

    /// <summary>Writes the type that a CAST converts to.</summary>
    public virtual void WriteCastType(SqlWriter writer, ColumnType type)
    {
        ArgumentNullException.ThrowIfNull(type);
        writer.Write(type.DatabaseTypeName ?? Schema.TypeName(type));
    }

    /// <summary>Writes the operator that divides, with a space on both sides; the quotient of integers is an integer.</summary>
    public virtual void WriteDivision(SqlWriter writer, bool ofIntegers)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.Write(" / ");
    }

    /// <summary>Writes the remainder of numbers with fractions, which has the sign of the dividend; integers have the operator <c>%</c> everywhere.</summary>
    public virtual void WriteRemainder(SqlWriter writer, Operand left, Operand right, ColumnType? mapping)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.Write("mod(");
        writer.WriteOperand(left, mapping, Precedence.Or);
        writer.Write(", ");
        writer.WriteOperand(right, mapping, Precedence.Or);
        writer.Write(')');
    }

    /// <summary>The operator that compares nulls like values, with a space on both sides.</summary>
    public virtual string NullSafeEquals => " IS NOT DISTINCT FROM ";

    /// <summary>Writes a table as a derived one, where <see cref="DialectFeatures.SelfReferencingWrites"/> is not set.</summary>
    public virtual void WriteCopyOfTable(SqlWriter writer, TableInfo table)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.Write("(SELECT * FROM ");
        writer.WriteTable(table);
        writer.Write(')');
    }

    /// <summary>Writes what an INSERT without columns says instead of its rows, beginning with a space.</summary>
    public virtual void WriteDefaultValues(SqlWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.Write(" DEFAULT VALUES");
    }

    /// <summary>Writes what follows the rows of an INSERT, up to the assignments of an update, beginning with a space.</summary>
    public virtual void WriteOnConflict(SqlWriter writer, TableInfo table, ReadOnlySpan<ColumnInfo> columns, bool doNothing)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.Write(" ON CONFLICT");
        for (int i = 0; i < columns.Length; i++)
        {
            writer.Write(i == 0 ? " (" : ", ");
            writer.WriteIdentifier(columns[i].Name);
        }

        if (columns.Length > 0)
            writer.Write(')');
        writer.Write(doNothing ? " DO NOTHING" : " DO UPDATE SET ");
    }

    /// <summary>Writes a column of the row that an INSERT could not insert.</summary>
    public virtual void WriteProposed(SqlWriter writer, string column)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.Write("excluded.");
        writer.WriteIdentifier(column);
    }

    /// <summary>The name of a function that is called with arguments in parentheses.</summary>
    protected virtual string FunctionName(SqlFunction function) => function switch
    {
        SqlFunction.Length => "char_length",
        SqlFunction.Upper => "upper",
        SqlFunction.Lower => "lower",
        SqlFunction.Trim => "trim",
        SqlFunction.TrimStart => "ltrim",
        SqlFunction.TrimEnd => "rtrim",
        SqlFunction.Substring => "substr",
        SqlFunction.Replace => "replace",
        SqlFunction.Position => "instr",
        SqlFunction.Abs => "abs",
        SqlFunction.Round => "round",
        SqlFunction.Floor => "floor",
        SqlFunction.Ceiling => "ceiling",
        SqlFunction.Power => "power",
        SqlFunction.Sqrt => "sqrt",
        _ => throw Lacks($"no function for {function}", "Write what it has instead by its name: Sql.Func<T>(\"name\", …)."),
    };

    /// <summary>Writes a call: name, parentheses, arguments.</summary>
    protected internal static void WriteCall(SqlWriter writer, string name, ReadOnlySpan<Operand> arguments)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.Write(name);
        writer.Write('(');
        for (int i = 0; i < arguments.Length; i++)
        {
            if (i > 0)
                writer.Write(", ");
            writer.Write(arguments[i]);
        }

        writer.Write(')');
    }

    private static void WriteTrim(SqlWriter writer, string side, Operand operand)
    {
        writer.Write("trim(");
        writer.Write(side);
        writer.Write(" FROM ");
        writer.Write(operand);
        writer.Write(')');
    }
}
