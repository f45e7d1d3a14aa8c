namespace Orm.Statements;

/// <summary>A column and what it is set to; a list in order of writing, linked backwards.</summary>
internal sealed class Assignment(Assignment? previous, IColumn column, Operand value)
{
    public Assignment? Previous { get; } = previous;

    public IColumn Column { get; } = column;

    public Operand Value { get; } = value;

    /// <summary>The columns set by this assignment and those before it, last first.</summary>
    public int[] Ordinals()
    {
        List<int> columns = [];
        for (Assignment? assignment = this; assignment is not null; assignment = assignment.Previous)
            columns.Add(assignment.Column.Ordinal);
        return [.. columns];
    }
}
