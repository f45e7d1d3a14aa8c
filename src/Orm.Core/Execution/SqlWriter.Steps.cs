using Orm.Statements;

namespace Orm.Execution;

// The steps of the queries that are being written, a stack of them.
public sealed partial class SqlWriter
{
    private Step[] _steps = new Step[16];
    private int _stepCount;

    /// <summary>Puts the steps of a query in order of composition on a stack; gives where they start.</summary>
    internal int PushSteps(QueryNode last)
    {
        int start = _stepCount;
        for (QueryNode? node = last; node is not null; node = node.Previous)
        {
            if (_stepCount == _steps.Length)
                Array.Resize(ref _steps, _stepCount * 2);
            _steps[_stepCount++] = new Step(node);
        }

        Array.Reverse(_steps, start, _stepCount - start);
        return start;
    }

    /// <summary>A step on the stack.</summary>
    internal QueryNode StepAt(int index) => _steps[index].Node;

    /// <summary>Where the steps end.</summary>
    internal int StepCount => _stepCount;

    /// <summary>Takes steps off again.</summary>
    internal void PopSteps(int start)
    {
        Array.Clear(_steps, start, _stepCount - start);
        _stepCount = start;
    }

    // Wrapped, because storing a derived class into an array of its base class costs a type check.
    private readonly record struct Step(QueryNode Node);
}
