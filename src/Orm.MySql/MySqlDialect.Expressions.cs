using Orm.Dialects;
using Orm.Execution;
using Orm.Mapping;
using Orm.Statements;

namespace Orm.MySql;

public sealed partial class MySqlDialect
{
    /// <inheritdoc/>
    public override void WriteFunction(SqlWriter writer, SqlFunction function, ReadOnlySpan<Operand> arguments)
    {
        ArgumentNullException.ThrowIfNull(writer);
        switch (function)
        {
            case SqlFunction.TrimStart or SqlFunction.TrimEnd or SqlFunction.Substring or SqlFunction.Position:
                WriteCall(writer, FunctionName(function), arguments);
                break;
            case SqlFunction.Round when SqlWriter.KindOf(arguments[0]) is StoredKind.Single or StoredKind.Double:
                WriteRound(writer, arguments);
                break;
            case SqlFunction.Now:
                writer.Write("CURRENT_TIMESTAMP(6)");
                break;
            default:
                base.WriteFunction(writer, function, arguments);
                break;
        }
    }

    /// <inheritdoc/>
    /// <remarks>|| is a logical OR unless the server's mode says otherwise.</remarks>
    public override void WriteConcat(SqlWriter writer, Operand left, Operand right)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.Write("concat(");
        writer.WriteOperand(left, ColumnTypes.String);
        writer.Write(", ");
        writer.WriteOperand(right, ColumnTypes.String);
        writer.Write(')');
    }

    /// <inheritdoc/>
    /// <remarks>Those that pad no spaces, where the server has them: two texts that end in another number of spaces are not the same.</remarks>
    public override string CollationName(string collation) => collation switch
    {
        Collation.Ordinal when _server.IsMariaDb => "utf8mb4_nopad_bin",
        Collation.Ordinal => _server.IsMySqlFrom(8, 0, 17) ? "utf8mb4_0900_bin" : "utf8mb4_bin",
        Collation.IgnoreCase when _server.IsMariaDbFrom(10, 10) => "utf8mb4_uca1400_nopad_as_ci",
        // Before, accents are folded with the case.
        Collation.IgnoreCase when _server.IsMariaDb => "utf8mb4_unicode_nopad_ci",
        Collation.IgnoreCase => "utf8mb4_0900_as_ci",
        _ => collation,
    };

    /// <inheritdoc/>
    /// <remarks>A collation belongs to one character set, and the portable ones to utf8mb4.</remarks>
    public override void WriteCollate(SqlWriter writer, Operand text, string collation)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(text);
        if (collation is not (Collation.Ordinal or Collation.IgnoreCase))
        {
            base.WriteCollate(writer, text, collation);
            return;
        }

        writer.Write("CONVERT(");
        writer.Write(text);
        writer.Write(" USING utf8mb4) COLLATE ");
        writer.WriteIdentifier(CollationName(collation));
    }

    /// <inheritdoc/>
    /// <remarks>MariaDB has no OF: it locks the joined rows, too.</remarks>
    public override void WriteRowLock(SqlWriter writer, RowLock rowLock, ITableSource? of)
    {
        ArgumentNullException.ThrowIfNull(writer);
        if (!_server.IsMariaDb)
        {
            base.WriteRowLock(writer, rowLock, of);
            return;
        }

        if (rowLock.Wait == LockWait.SkipLocked && !_server.IsMariaDbFrom(10, 6))
            throw Lacks("no SKIP LOCKED", "It came with MariaDB 10.6; use LockWait.NoWait and try another row.");
        writer.Write(rowLock.IsExclusive ? " FOR UPDATE" : " LOCK IN SHARE MODE");
        WriteLockWait(writer, rowLock.Wait);
    }

    /// <inheritdoc/>
    public override string NullSafeEquals => " <=> ";

    /// <inheritdoc/>
    public override void WriteDistinctFrom(SqlWriter writer, Operand left, Operand right, ColumnType? mapping, bool negated)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.Write(negated ? "(" : "NOT (");
        writer.WriteOperand(left, mapping);
        writer.Write(NullSafeEquals);
        writer.WriteOperand(right, mapping);
        writer.Write(')');
    }

    /// <inheritdoc/>
    public override void WriteDivision(SqlWriter writer, bool ofIntegers)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.Write(ofIntegers ? " DIV " : " / ");
    }

    /// <inheritdoc/>
    public override void WriteDatePart(SqlWriter writer, DatePart part, Operand operand)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.Write(part switch
        {
            DatePart.Year => "year(",
            DatePart.Month => "month(",
            DatePart.Day => "dayofmonth(",
            DatePart.Hour => "hour(",
            DatePart.Minute => "minute(",
            _ => "second(",
        });
        writer.Write(operand);
        writer.Write(')');
    }

    /// <inheritdoc/>
    public override void WriteDateAdd(SqlWriter writer, DatePart part, Operand operand, Operand amount)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.Write("date_add(");
        writer.Write(operand);
        writer.Write(", INTERVAL ");
        writer.WriteOperand(amount, ColumnTypes.Int32);
        writer.Write(' ');
        writer.Write(part.ToString().ToUpperInvariant());
        writer.Write(')');
    }

    /// <inheritdoc/>
    /// <remarks>CAST knows a few types only.</remarks>
    public override void WriteCastType(SqlWriter writer, ColumnType type)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(type);
        writer.Write(type.Kind switch
        {
            StoredKind.Boolean or StoredKind.Int16 or StoredKind.Int32 or StoredKind.Int64 => "signed",
            StoredKind.UInt64 => "unsigned",
            StoredKind.Single or StoredKind.Double => "double",
            StoredKind.Decimal => MySqlSchemaWriter.ExactDecimal,
            StoredKind.DateTime or StoredKind.DateTimeOffset => "datetime(6)",
            StoredKind.DateOnly => "date",
            StoredKind.TimeOnly or StoredKind.TimeSpan => "time(6)",
            StoredKind.Bytes => "binary",
            StoredKind.Guid => Storage.GuidsAsText ? "char(36)" : "binary(16)",
            _ => "char",
        });
    }

    /// <inheritdoc/>
    /// <remarks>
    /// Any unique key counts as the conflict: neither server lets a statement choose one. A row is kept by setting a column to itself,
    /// since INSERT IGNORE would swallow other errors, too.
    /// </remarks>
    public override void WriteOnConflict(SqlWriter writer, TableInfo table, ReadOnlySpan<ColumnInfo> columns, bool doNothing)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(table);
        if (!doNothing && NamesNewRows && writer.InsertsValues)
            writer.Write(" AS `excluded`");
        writer.Write(" ON DUPLICATE KEY UPDATE ");
        // Where keys are told by LAST_INSERT_ID alone, it must tell that of a row which was there already, too (the manual's own way).
        ColumnInfo? identity = Features.LastInsertId ? Array.Find(table.Columns, static c => c.Generation == ValueGeneration.Identity) : null;
        if (identity is not null)
        {
            writer.WriteIdentifier(identity.Name);
            writer.Write(" = LAST_INSERT_ID(");
            WriteOwnColumn(writer, table, identity);
            writer.Write(doNothing ? ")" : "), ");
        }

        if (!doNothing || identity is not null)
            return;
        ColumnInfo column = columns.Length > 0 ? columns[0] : table.Columns[table.PrimaryKey?.Columns[0] ?? 0];
        WriteOwnColumn(writer, table, column);
        writer.Write(" = ");
        WriteOwnColumn(writer, table, column);
    }

    /// <inheritdoc/>
    /// <remarks>The limit keeps MySQL from merging the copy into the statement, which it would then refuse (error 1093).</remarks>
    public override void WriteCopyOfTable(SqlWriter writer, TableInfo table)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.Write("(SELECT * FROM ");
        writer.WriteTable(table);
        writer.Write(" LIMIT 18446744073709551615)");
    }

    /// <inheritdoc/>
    /// <remarks>MySQL 8.0.19 names the new row by an alias, and is to drop the function; rows of a query have the function alone.</remarks>
    public override void WriteProposed(SqlWriter writer, string column)
    {
        ArgumentNullException.ThrowIfNull(writer);
        if (NamesNewRows && writer.InsertsValues)
        {
            writer.Write("`excluded`.");
            writer.WriteIdentifier(column);
            return;
        }

        writer.Write("VALUES(");
        writer.WriteIdentifier(column);
        writer.Write(')');
    }

    /// <inheritdoc/>
    protected override string FunctionName(SqlFunction function) => function switch
    {
        SqlFunction.Position => "instr",
        _ => base.FunctionName(function),
    };

    // Halves of doubles are rounded to even: the whole part, and another one where twice the rest has any.
    private static void WriteRound(SqlWriter writer, ReadOnlySpan<Operand> arguments)
    {
        writer.Write("((truncate(");
        WriteScaled(writer, arguments);
        writer.Write(", 0) + truncate((");
        WriteScaled(writer, arguments);
        writer.Write(" - truncate(");
        WriteScaled(writer, arguments);
        writer.Write(", 0)) * 2, 0))");
        if (arguments.Length > 1)
        {
            writer.Write(" / power(10, ");
            writer.Write(arguments[1]);
            writer.Write(')');
        }

        writer.Write(')');
    }

    private static void WriteScaled(SqlWriter writer, ReadOnlySpan<Operand> arguments)
    {
        writer.Write('(');
        writer.Write(arguments[0]);
        writer.Write(')');
        if (arguments.Length == 1)
            return;
        writer.Write(" * power(10, ");
        writer.Write(arguments[1]);
        writer.Write(')');
    }

    private static void WriteOwnColumn(SqlWriter writer, TableInfo table, ColumnInfo column)
    {
        writer.WriteTable(table);
        writer.Write('.');
        writer.WriteIdentifier(column.Name);
    }
}
