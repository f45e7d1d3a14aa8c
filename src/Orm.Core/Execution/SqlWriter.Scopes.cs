using Orm.Mapping;
using Orm.Statements;

namespace Orm.Execution;

public sealed partial class SqlWriter
{
    private Source[] _sources = new Source[8];
    private int _sourceCount;
    private int _scopeStart;
    private int _aliasCount;
    private TableInfo[] _tables = new TableInfo[4];
    private int _tableCount;
    private bool _isRaw;

    /// <summary>The number of rows that the caller will read at most, which the outermost query appends as a literal; 0 for all.</summary>
    internal int RowLimit { get; set; }

    /// <summary>The tables that the text names, each once.</summary>
    internal ReadOnlySpan<TableInfo> Tables => _tables.AsSpan(0, _tableCount);

    /// <summary>Whether what is being written is inside of a subquery.</summary>
    private bool IsNested => _scopeStart > 0;

    /// <summary>Begins the scope of a SELECT; the result closes it again.</summary>
    internal int OpenScope()
    {
        int outer = _scopeStart;
        _scopeStart = _sourceCount;
        return outer;
    }

    /// <summary>Ends a scope: its tables are no longer visible.</summary>
    internal void CloseScope(int outer)
    {
        Array.Clear(_sources, _scopeStart, _sourceCount - _scopeStart);
        _sourceCount = _scopeStart;
        _scopeStart = outer;
    }

    /// <summary>Makes a table visible in the current scope under a new alias.</summary>
    internal void AddSource(ITableSource table)
    {
        // A user's alias that another table goes by already, here or around, gives way.
        bool named = table.Alias is { } alias && !IsTaken(alias);
        AddSource(table, table.Mapper.Table, table.Alias, named ? NamedAlias : _aliasCount++);
    }

    private bool IsTaken(string alias)
    {
        for (int i = 0; i < _sourceCount; i++)
        {
            if (_sources[i].Number == NamedAlias && string.Equals(_sources[i].Alias, alias, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }

    /// <summary>Makes the target of an UPDATE or DELETE visible, which has no alias.</summary>
    internal void AddTarget(ITableSource table, bool qualified = false) => AddSource(table, table.Mapper.Table, null, qualified ? OwnName : NoAlias);

    /// <summary>Makes the row visible that an INSERT could not insert.</summary>
    internal void AddProposed(ITableSource table) => AddSource(table, table.Mapper.Table, null, ProposedRow);

    /// <summary>The table that the statement updates or deletes from, while its conditions and values are written; else null.</summary>
    internal TableInfo? ChangedTable { get; set; }

    /// <summary>Whether the rows of the INSERT that is being written are values; otherwise a query gives them.</summary>
    public bool InsertsValues { get; internal set; }

    /// <summary>Makes the association table of a many-to-many join visible.</summary>
    internal void AddSource(JoinClause join, TableInfo association) => AddSource(join, association, null, _aliasCount++);

    /// <summary>Writes a table's name and alias, as FROM and JOIN want it.</summary>
    internal void WriteSource(object table)
    {
        ref readonly Source source = ref Find(table);
        if (ReferenceEquals(source.Table, ChangedTable) && IsNested && !Dialect.Features.SelfReferencingWrites)
            Dialect.WriteCopyOfTable(this, source.Table);
        else if (source.Table.ViewSql is { } sql)
            WriteView(sql);
        else
            WriteTable(source.Table);
        if (source.Number is NoAlias or OwnName)
            return;
        Write(" AS ");
        WriteAlias(in source);
    }

    private void WriteView(string sql)
    {
        Write('(');
        Write(sql.AsSpan().TrimEnd("; \t\r\n"));
        Write(')');
    }

    /// <summary>Writes a table's alias alone.</summary>
    internal void WriteAliasOf(ITableSource table) => WriteAlias(in Find(table));

    /// <summary>From here on columns whose table no scope names are written by their names alone.</summary>
    internal bool BeginRaw()
    {
        bool before = _isRaw;
        _isRaw = IsRaw = true;
        return before;
    }

    /// <summary>Whether a part of the text is the user's own, which may mean any table.</summary>
    internal bool IsRaw { get; private set; }

    /// <summary>Ends what <see cref="BeginRaw"/> began.</summary>
    internal void EndRaw(bool before) => _isRaw = before;

    private void WriteQualifier(in Source source)
    {
        if (source.Number is NoAlias or OwnName)
        {
            if (source.Number == NoAlias && !IsNested)
                return;
            WriteTable(source.Table);
        }
        else
        {
            WriteAlias(in source);
        }

        Write('.');
    }

    private void WriteAlias(in Source source)
    {
        if (source.Number == NamedAlias)
        {
            WriteIdentifier(source.Alias!);
            return;
        }

        Write('t');
        Write(source.Number);
    }

    private void AddSource(object handle, TableInfo table, string? alias, int number)
    {
        if (_sourceCount == _sources.Length)
            Array.Resize(ref _sources, _sourceCount * 2);
        _sources[_sourceCount++] = new Source(handle, table, alias, number);
        Touch(table);
    }

    /// <summary>Lists a table among those that the statement depends on.</summary>
    internal void Touch(TableInfo table)
    {
        for (int i = 0; i < _tableCount; i++)
        {
            if (ReferenceEquals(_tables[i], table))
                return;
        }

        if (_tableCount == _tables.Length)
            Array.Resize(ref _tables, _tableCount * 2);
        _tables[_tableCount++] = table;
    }

    private ref readonly Source Find(object table)
    {
        int index = TryFind(table);
        if (index < 0)
            throw NotNamed(table as ITableSource);
        return ref _sources[index];
    }

    private int TryFind(object table)
    {
        for (int i = _sourceCount - 1; i >= 0; i--)
        {
            if (ReferenceEquals(_sources[i].Handle, table))
                return i;
        }

        return -1;
    }

    private static InvalidOperationException NotNamed(ITableSource? table) => new(
        table is null
            ? "A join stands in a statement that does not hold it."
            : $"A column of table {table.Mapper.Table} ({table.Mapper.EntityName}) stands in a statement that does not name this table. Join it and use the symbols that the join gives, or use the lambda's parameter instead of {table.Mapper.EntityName}.Table.");

    private void ResetScopes()
    {
        Array.Clear(_sources, 0, _sourceCount);
        Array.Clear(_steps, 0, _stepCount);
        _sourceCount = _scopeStart = _aliasCount = _tableCount = _stepCount = 0;
        _derivedColumn = -1;
        _isRaw = IsRaw = false;
        ChangedTable = null;
        InsertsValues = false;
        JoinedAssociation = null;
    }

    private const int NoAlias = -1;
    private const int NamedAlias = -2;
    private const int OwnName = -3;
    private const int ProposedRow = -4;

    private readonly record struct Source(object Handle, TableInfo Table, string? Alias, int Number);
}
