using System.Runtime.CompilerServices;
using Orm.Statements;

namespace Orm;

/// <summary>What an upsert sets on a row that is there already.</summary>
public sealed class UpsertSet<TShape>
{
    private readonly TShape _shape;
    private readonly TShape _proposed;

    internal UpsertSet(TShape shape, TShape proposed, Assignment? assignments) => (_shape, _proposed, Assignments) = (shape, proposed, assignments);

    internal Assignment? Assignments { get; }

    /// <summary>Sets a column to a value.</summary>
    [OverloadResolutionPriority(1)]
    public UpsertSet<TShape> Set<T>(Func<TShape, IColumn<T>> column, T value) => Then(AssignmentBuilder.Value(Assignments, column, value, _shape));

    /// <summary>Sets a column to an expression over the row that is there and the one proposed.</summary>
    public UpsertSet<TShape> Set<T>(Func<TShape, IColumn<T>> column, Func<TShape, TShape, ISelectable<T>> value) =>
        Then(AssignmentBuilder.Expression(Assignments, column, u => value(u, _proposed), _shape));

    private UpsertSet<TShape> Then(Assignment assignments) => new(_shape, _proposed, assignments);
}
