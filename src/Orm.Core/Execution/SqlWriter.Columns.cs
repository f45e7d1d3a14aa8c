using Orm.Mapping;
using Orm.Statements;

namespace Orm.Execution;

// Operands, columns, and the lists of them that a SELECT gives.
public sealed partial class SqlWriter
{
    private readonly Dictionary<(TableInfo Table, int Number), string> _columnLists = [];
    private int _derivedColumn = -1;
    private List<ColumnType?>? _mappings;

    /// <summary>The kind of value that an operand has in the database, or null when nothing tells it.</summary>
    public static StoredKind? KindOf(Operand operand)
    {
        ArgumentNullException.ThrowIfNull(operand);
        return operand.Mapping?.Kind;
    }

    /// <summary>The collation that a column or <c>Collate</c> gives a text, or null for the database's own.</summary>
    public static string? CollationOf(Operand operand)
    {
        ArgumentNullException.ThrowIfNull(operand);
        return operand.Collation;
    }

    /// <summary>Writes an operand of an operator, in parentheses when its own operator binds looser than arithmetic; values in it are bound as <paramref name="mapping"/> stores them.</summary>
    public void WriteOperand(Operand operand, ColumnType? mapping) => WriteOperand(operand, mapping, Precedence.Additive);

    /// <summary>Writes an operand, in parentheses when its operator binds looser than asked.</summary>
    internal void WriteOperand(Operand operand, ColumnType? mapping, Precedence least)
    {
        bool parentheses = operand.Precedence < least;
        if (parentheses)
            Write('(');
        operand.Write(this, mapping ?? operand.Mapping);
        if (parentheses)
            Write(')');
    }

    /// <summary>Writes a column by the alias that its table has in the innermost scope naming it.</summary>
    internal void WriteColumn(ITableSource table, int ordinal)
    {
        if (_isRaw && TryFind(table) < 0)
        {
            WriteRawColumn(table, ordinal);
            return;
        }

        ref readonly Source source = ref Find(table);
        if (source.Number == ProposedRow)
        {
            Dialect.WriteProposed(this, source.Table.Columns[ordinal].Name);
            return;
        }

        WriteQualifier(in source);
        WriteIdentifier(source.Table.Columns[ordinal].Name);
    }

    /// <summary>Writes a column of the association table that a many-to-many join brings along.</summary>
    internal void WriteColumn(JoinClause association, int ordinal)
    {
        ref readonly Source source = ref Find(association);
        WriteQualifier(in source);
        WriteIdentifier(source.Table.Columns[ordinal].Name);
    }

    /// <summary>Writes all columns of a table, in ordinal order.</summary>
    internal void WriteColumns(ITableSource table)
    {
        if (_mappings is not null)
        {
            _mappings.AddRange(table.Mapper.Table.Columns.Select(static c => c.Type));
            return;
        }

        ref readonly Source source = ref Find(table);
        if (source.Number < 0 || _derivedColumn >= 0)
        {
            WriteColumnsOneByOne(in source);
            return;
        }

        if (!_columnLists.TryGetValue((source.Table, source.Number), out string? list))
        {
            int start = _length;
            WriteColumnsOneByOne(in source);
            _columnLists[(source.Table, source.Number)] = Text[start..].ToString();
            return;
        }

        Write(list);
    }

    /// <summary>From here on expressions in the SELECT list get the names c0, c1, …</summary>
    internal int BeginDerivedColumns()
    {
        int before = _derivedColumn;
        _derivedColumn = 0;
        return before;
    }

    /// <summary>Ends what <see cref="BeginDerivedColumns"/> began.</summary>
    internal void EndDerivedColumns(int before) => _derivedColumn = before;

    /// <summary>The mappings of the columns that a query gives, for the rare rule that needs them: its SELECT list is walked, and not written.</summary>
    internal ColumnType?[] MappingsOf(QueryNode query)
    {
        var walker = new SqlWriter(Dialect) { _mappings = [] };
        query.WriteSelection(walker);
        return [.. walker._mappings];
    }

    /// <summary>Writes one expression of a SELECT list.</summary>
    internal void WriteSelected(Operand operand)
    {
        if (_mappings is not null)
        {
            _mappings.Add(operand.Mapping);
            return;
        }

        int derived = _derivedColumn;
        _derivedColumn = -1;
        operand.Write(this, operand.Mapping);
        _derivedColumn = derived;
        WriteDerivedName();
    }

    private void WriteDerivedName()
    {
        if (_derivedColumn < 0)
            return;
        Write(" AS c");
        Write(_derivedColumn++);
    }

    private void WriteColumnsOneByOne(in Source source)
    {
        ColumnInfo[] columns = source.Table.Columns;
        for (int i = 0; i < columns.Length; i++)
        {
            if (i > 0)
                Write(", ");
            WriteQualifier(in source);
            WriteIdentifier(columns[i].Name);
            WriteDerivedName();
        }
    }

    // In the user's own text tables have the names that it gives them: an alias where the symbol has one.
    private void WriteRawColumn(ITableSource table, int ordinal)
    {
        if (table.Alias is { } alias)
        {
            WriteIdentifier(alias);
            Write('.');
        }

        WriteIdentifier(table.Mapper.Table.Columns[ordinal].Name);
    }
}
