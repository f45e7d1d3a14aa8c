using Orm.Mapping;

namespace Orm.Statements;

/// <summary>Which mapping the values in an expression take (SEMANTICS 22), and which mappings must not meet.</summary>
internal static class MappingRules
{
    public static ColumnType? Unify(Operand left, Operand right)
    {
        ColumnType? ours = left.Mapping;
        ColumnType? theirs = right.Mapping;
        if (ours is null || theirs is null || ReferenceEquals(ours, theirs))
            return ours ?? theirs;
        // A decimal is a decimal, and an instant an instant, however many digits its column keeps.
        if (ReferenceEquals(ours.Kin, theirs.Kin))
            return ours;
        throw new InvalidOperationException(
            $"{Describe(left)} and {Describe(right)} store {ours.ModelType.Name} in different ways, so comparing or combining them would be wrong. Convert one of them with Sql.Cast, or map both alike.");
    }

    public static ColumnType? Unify(ColumnType? mapping, Operand operand) => mapping ?? operand.Mapping;

    /// <summary>Refuses operands whose stored order is not the order of the values.</summary>
    public static Operand Ordered(Operand operand)
    {
        if (operand.Mapping is { } mapping && mapping.ModelType.IsEnum && mapping.Kind is StoredKind.String)
        {
            throw new InvalidOperationException(
                $"{Describe(operand)} stores the enum {mapping.ModelType.Name} by name, so the database would order it alphabetically. Order by a case expression, or store it as an integer.");
        }

        return operand;
    }

    private static string Describe(Operand operand) => operand is IColumn column
        ? $"{column.Table.Mapper.EntityName}.{column.Info.Property}"
        : "The expression";
}
