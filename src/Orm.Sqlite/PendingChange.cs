using Orm.Schema;

namespace Orm.Sqlite;

/// <summary>Changes of one table that wait to be done together, by ALTER TABLE or by one rebuild.</summary>
internal sealed class PendingChange(TableSchema before)
{
    private readonly List<(SchemaOperation Operation, TableSchema Before, TableSchema After)> _steps = [];
    private readonly Dictionary<string, string> _sources = [];

    /// <summary>The table as it is in the database.</summary>
    public TableSchema Before { get; } = before;

    /// <summary>The table after all changes.</summary>
    public TableSchema After { get; private set; } = before;

    public IReadOnlyList<(SchemaOperation Operation, TableSchema Before, TableSchema After)> Steps => _steps;

    /// <summary>Expressions over the present columns for those whose values are not simply kept.</summary>
    public IReadOnlyDictionary<string, string> Expressions => _sources;

    /// <summary>Columns that are there before and after, and are the same ones.</summary>
    public HashSet<string> Kept { get; } = [.. before.Columns.Select(static c => c.Name)];

    /// <summary>Whether a change computes values, which it can only from columns that are there: it begins a new group.</summary>
    public static bool Computes(SchemaOperation operation) => operation is AddColumnOperation { BackfillSql: not null } or AlterColumnOperation { UsingSql: not null };

    public void Add(SchemaOperation operation, TableSchema after)
    {
        _steps.Add((operation, After, after));
        After = after;
        switch (operation)
        {
            case AddColumnOperation { BackfillSql: { } sql, Column.Name: var name }:
                _sources[name] = sql;
                break;
            case AlterColumnOperation { UsingSql: { } sql, Column: var name }:
                _sources[name] = sql;
                break;
            case DropColumnOperation { Column: var name }:
                _sources.Remove(name);
                Kept.Remove(name);
                break;
        }
    }
}
