namespace Orm.Statements;

/// <summary>A column and what it is set to; a list in order of writing, linked backwards.</summary>
internal sealed class Assignment(Assignment? previous, IColumn column, Operand value)
{
    public Assignment? Previous { get; } = previous;

    public IColumn Column { get; } = column;

    public Operand Value { get; } = value;
}
