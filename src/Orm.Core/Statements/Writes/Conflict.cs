namespace Orm.Statements;

/// <summary>What an INSERT does with a row that is there already: nothing, or an update.</summary>
internal sealed class Conflict(IColumn[] columns, Assignment? update, ITableSource proposed)
{
    public IColumn[] Columns { get; } = columns;

    public Assignment? Update { get; } = update;

    /// <summary>The row that could not be inserted, as expressions name it.</summary>
    public ITableSource Proposed { get; } = proposed;
}
