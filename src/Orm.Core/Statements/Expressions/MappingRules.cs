using Orm.Execution;
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
            $"{Describe(left)} and {Describe(right)} store {ours.ModelType.Name} in different ways, so comparing or combining them would be wrong. Convert one of them (.Cast<T>()), or map both alike.");
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

    /// <summary>Refuses, where the database keeps long decimals as texts, one that is to be ordered or computed with.</summary>
    public static void RequireNumber(SqlWriter writer, Operand operand)
    {
        if (operand.Mapping is { IsLongDecimal: true } mapping)
            RequireNumber(writer, mapping, Describe(operand));
    }

    /// <summary>The same for what is known by its mapping only.</summary>
    public static void RequireNumber(SqlWriter writer, ColumnType mapping, string description)
    {
        if (mapping.IsLongDecimal && !writer.Dialect.Features.LongDecimals)
        {
            throw writer.Dialect.Lacks(
                $"no order and no arithmetic of decimals declared with more than 15 digits, which it keeps as texts, and {description} is one",
                "Declare a precision of at most 15, or cast where 15 digits are enough: .Cast<double>().");
        }
    }

    /// <summary>Refuses, where the database keeps long decimals as texts, one that meets a decimal kept as a number.</summary>
    public static void RequireSameForm(SqlWriter writer, Operand left, Operand right)
    {
        if (left.Mapping is { } ours && right.Mapping is { } theirs && ours.IsLongDecimal != theirs.IsLongDecimal)
        {
            RequireNumber(writer, left);
            RequireNumber(writer, right);
        }
    }

    private static string Describe(Operand operand) => operand is IColumn column
        ? $"{column.Table.Mapper.EntityName}.{column.Info.Property}"
        : "The expression";
}
