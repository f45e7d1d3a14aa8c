using Orm.Mapping;

namespace Orm.Statements;

/// <summary>Makes assignments out of what users write in Set.</summary>
internal static class AssignmentBuilder
{
    public static Assignment Value<TShape, T>(Assignment? previous, Func<TShape, IColumn<T>> column, T value, TShape shape)
    {
        IColumn<T> target = Lambda.Run(column, shape);
        // Not every database minds the declared size of a column.
        if (typeof(T) == typeof(decimal?))
            CheckNumber((decimal?)(object?)value, target);
        else
            ColumnCheck.Literal(value, target.Table.Mapper, target.Ordinal);
        return new Assignment(previous, target, target.ValueOf(value));
    }

    public static Assignment Expression<TShape, TColumn, T>(Assignment? previous, Func<TShape, IColumn<TColumn>> column, Func<TShape, ISelectable<T>> value, TShape shape)
    {
        IColumn<TColumn> target = Lambda.Run(column, shape);
        Operand operand = Lambda.Run(value, shape) as Operand
            ?? throw new ArgumentException("Set takes a value or one expression, not a table or a projection.", nameof(value));
        MappingRules.Unify((Operand)target, operand);
        return new Assignment(previous, target, operand);
    }

    private static void CheckNumber(decimal? value, IColumn target)
    {
        if (value is { } number)
            ColumnCheck.Literal(number, target.Table.Mapper, target.Ordinal);
    }
}
