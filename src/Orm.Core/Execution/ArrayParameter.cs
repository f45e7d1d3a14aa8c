using Orm.Mapping;

namespace Orm.Execution;

/// <summary>Binds the values of a list as one array parameter, each as the column that the list meets stores it.</summary>
internal static class ArrayParameter
{
    public static void Bind<T>(ParameterBinder binder, int ordinal, ColumnType<T> mapping, T[] values)
    {
        var collector = new ColumnCollector();
        collector.Begin(1, values.Length);
        foreach (T value in values)
        {
            if (value is null)
                collector.SetNull(0, mapping.Kind);
            else
                mapping.Bind(collector, 0, value);
        }

        collector.BindTo(binder, ordinal, 0);
    }

    /// <summary>Writes the placeholder of a list's array; one of a type of the database's own needs that type's name.</summary>
    public static void Write(SqlWriter writer, IIndexedParameter list, ColumnType? mapping)
    {
        // No index: all of them.
        if (mapping?.DatabaseTypeName is null)
        {
            writer.WriteParameter(list, -1, mapping);
            return;
        }

        writer.Write("CAST(");
        writer.WriteParameter(list, -1, mapping);
        writer.Write(" AS ");
        writer.Dialect.WriteCastType(writer, mapping);
        writer.Write("[])");
    }
}
