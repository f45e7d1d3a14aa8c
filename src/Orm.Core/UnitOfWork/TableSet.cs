using Orm.Mapping;

namespace Orm.UnitOfWork;

/// <summary>A few tables, each once; the first takes no list. A mutable field, never copied.</summary>
internal struct TableSet
{
    private TableInfo? _first;
    private List<TableInfo>? _others;

    public void Add(TableInfo table)
    {
        if (_first is null)
            _first = table;
        else if (!ReferenceEquals(_first, table) && _others?.Contains(table) != true)
            (_others ??= []).Add(table);
    }

    public readonly bool Overlaps(ReadOnlySpan<TableInfo> tables)
    {
        foreach (TableInfo table in tables)
        {
            if (ReferenceEquals(_first, table) || _others?.Contains(table) == true)
                return true;
        }

        return false;
    }

    public void Clear()
    {
        _first = null;
        _others?.Clear();
    }
}
