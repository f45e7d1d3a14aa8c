using Orm.Mapping;

namespace Orm.Statements;

/// <summary>Makes aggregates: which function, over what, read back as what.</summary>
internal static class Aggregates
{
    public static CountAggregate Count(Operand? operand = null) => new(new AggregateTerm("count", operand, ColumnTypes.Int64));

    public static AggregateTerm Sum(Operand operand) => new("sum", operand, operand.Mapping);

    // A sum of small integers outgrows them soon: databases widen it, and so is it read.
    public static AggregateTerm WideSum(Operand operand) => new("sum", operand, ColumnTypes.Int64);

    public static AggregateTerm Min(Operand operand) => new("min", MappingRules.Ordered(operand), operand.Mapping);

    public static AggregateTerm Max(Operand operand) => new("max", MappingRules.Ordered(operand), operand.Mapping);

    public static AggregateTerm Average(Operand operand) => new("avg", operand, ColumnTypes.Double);

    public static AggregateTerm DecimalAverage(Operand operand) =>
        new("avg", operand, operand.Mapping?.ModelType == typeof(decimal) ? operand.Mapping : ColumnTypes.Decimal);
}
