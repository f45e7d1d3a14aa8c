using Orm.Execution;
using Orm.Mapping;

namespace Orm.Statements;

/// <summary>
/// Whether an operand has one of several values. Lists are rendered in sizes 1, 2, 4, 8, …, filled up with the last
/// value, so that lists of many lengths share few texts (and prepared statements). Where the database takes arrays, a list is
/// one parameter.
/// </summary>
internal sealed class InList<T>(Operand operand, T[] values, bool negated) : Predicate, IIndexedParameter
{
    internal override Precedence Precedence => Precedence.Comparison;

    internal override void Write(SqlWriter writer, ColumnType? mapping)
    {
        if (values.Length == 0)
        {
            writer.Write(negated ? "1 = 1" : "1 = 0");
            return;
        }

        if (writer.Dialect.Features.ArrayParameters && operand.Mapping is not { IsArray: true })
        {
            writer.WriteOperand(operand, operand.Mapping, Precedence.Additive);
            writer.Write(negated ? " <> ALL (" : " = ANY (");
            ArrayParameter.Write(writer, this, operand.Mapping ?? ColumnTypes.OfValue<T>());
            writer.Write(')');
            return;
        }

        writer.WriteOperand(operand, operand.Mapping, Precedence.Additive);
        writer.Write(negated ? " NOT IN (" : " IN (");
        int size = ParameterList.SizeOf(writer, values.Length);
        for (int i = 0; i < size; i++)
        {
            if (i > 0)
                writer.Write(", ");
            writer.WriteParameter(this, Math.Min(i, values.Length - 1), operand.Mapping);
        }

        writer.Write(')');
    }

    void IIndexedParameter.Bind(ParameterBinder binder, int ordinal, int index, ColumnType? type)
    {
        ColumnType<T> mapping = type as ColumnType<T> ?? ColumnTypes.OfValue<T>();
        if (index < 0)
            ArrayParameter.Bind(binder, ordinal, mapping, values);
        else
            mapping.Bind(binder, ordinal, values[index]);
    }
}
