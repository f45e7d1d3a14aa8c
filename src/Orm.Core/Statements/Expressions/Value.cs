using Orm.Execution;
using Orm.Mapping;

namespace Orm.Statements;

/// <summary>A value in a statement: always a parameter, bound as the column that it meets stores it.</summary>
internal sealed class Value<T>(T? value) : Expr<T>, IParameter
{
    internal override bool IsNull => value is null;

    internal override void Write(SqlWriter writer, ColumnType? mapping) => writer.WriteParameter(this, mapping);

    public void Bind(ParameterBinder binder, int ordinal, ColumnType? type)
    {
        ColumnType<T> mapping = type as ColumnType<T> ?? ColumnTypes.OfValue<T>();
        if (value is null)
            mapping.BindNull(binder, ordinal);
        else
            mapping.Bind(binder, ordinal, value);
    }
}
