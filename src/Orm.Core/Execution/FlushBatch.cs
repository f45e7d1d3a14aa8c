using System.ComponentModel;
using Orm.Mapping;

namespace Orm.Execution;

/// <summary>
/// Rows that one statement text serves: same table, same kind, same columns. Data only: a driver may execute it row by
/// row, as arrays, as a pipeline or as one statement of many rows.
/// </summary>
/// <remarks>The parameters of a row are the values of <see cref="Columns"/>, then those of <see cref="Compared"/>.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class FlushBatch
{
    private protected FlushBatch(FlushBatchKind kind, TableInfo table, int[] columns, int[] compared, int[] readBack)
    {
        Kind = kind;
        Table = table;
        Columns = columns;
        Compared = compared;
        ReadBack = readBack;
    }

    /// <summary>What is done.</summary>
    public FlushBatchKind Kind { get; }

    /// <summary>The table written to.</summary>
    public TableInfo Table { get; }

    /// <summary>The columns written, by ordinal; those of a <see cref="FlushBatchKind.Clear"/> are written as NULL and take no parameter.</summary>
    public int[] Columns { get; }

    /// <summary>The columns that find the row: its key, and the concurrency tokens, both with their original values.</summary>
    public int[] Compared { get; }

    /// <summary>The columns that the database makes and that are read back into the entities.</summary>
    public int[] ReadBack { get; }

    /// <summary>
    /// The columns of the unique constraint by which a row to be inserted may be there already; empty when that is an error.
    /// What then happens to it: it takes the new values of <see cref="ConflictUpdates"/>, or stays as it is when that is empty.
    /// </summary>
    public int[] Conflict { get; internal init; } = [];

    /// <summary>The columns that a row which is there already takes over from the new one.</summary>
    public int[] ConflictUpdates { get; internal init; } = [];

    /// <summary>How many rows there are.</summary>
    public abstract int Count { get; }

    /// <summary>How many parameters one row takes.</summary>
    public int ParametersPerRow => Kind == FlushBatchKind.Clear ? Compared.Length : Columns.Length + Compared.Length;

    /// <summary>The column that the row's parameter at <paramref name="position"/> belongs to, by ordinal.</summary>
    public int ColumnAt(int position)
    {
        if (Kind == FlushBatchKind.Clear)
            return Compared[position];
        return position < Columns.Length ? Columns[position] : Compared[position - Columns.Length];
    }

    /// <summary>Binds all parameters of a row, the first at <paramref name="ordinal"/>.</summary>
    public void BindRow(ParameterBinder binder, int ordinal, int row)
    {
        int count = ParametersPerRow;
        for (int position = 0; position < count; position++)
            Bind(binder, ordinal + position, row, position);
    }

    /// <summary>Binds one parameter of a row.</summary>
    public abstract void Bind(ParameterBinder binder, int ordinal, int row, int position);

    /// <summary>Whether a row without a match means that somebody else changed or deleted it.</summary>
    public bool ExpectsMatch => Kind is FlushBatchKind.Update or FlushBatchKind.Clear or FlushBatchKind.Delete;

    /// <summary>Called before the batch is executed: references to rows inserted meanwhile give their keys.</summary>
    internal virtual void Prepare()
    {
    }

    private protected string Names(int[] columns) => string.Join(", ", Array.ConvertAll(columns, c => Table.Columns[c].Name));
}
