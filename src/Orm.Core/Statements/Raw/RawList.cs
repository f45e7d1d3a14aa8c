using Orm.Execution;
using Orm.Mapping;

namespace Orm.Statements;

/// <summary>A list of values in raw SQL, for IN; an empty one holds nothing.</summary>
internal abstract class RawList : SqlNode
{
    public abstract void Write(SqlWriter writer, bool inParentheses);

    /// <summary>Whether there is nothing in it.</summary>
    public abstract bool IsEmpty { get; }

    /// <summary>Writes the list as one array parameter.</summary>
    public abstract void WriteArray(SqlWriter writer);

    internal sealed override void Write(SqlWriter writer) => Write(writer, inParentheses: false);
}

/// <summary>The typed list.</summary>
internal sealed class RawList<T>(T[] values) : RawList, IIndexedParameter
{
    public override bool IsEmpty => values.Length == 0;

    public override void Write(SqlWriter writer, bool inParentheses)
    {
        if (!inParentheses)
            writer.Write('(');
        if (values.Length == 0)
        {
            writer.Write("SELECT CAST(NULL AS ");
            writer.Dialect.WriteCastType(writer, ColumnTypes.Default<T>());
            writer.Write(") WHERE 1 = 0");
        }
        else if (writer.Dialect.Features.ArrayParameters)
        {
            writer.Write("SELECT unnest(");
            WriteArray(writer);
            writer.Write(inParentheses ? ")" : "))");
            return;
        }

        int size = values.Length == 0 ? 0 : ParameterList.SizeOf(writer, values.Length);
        for (int i = 0; i < size; i++)
        {
            if (i > 0)
                writer.Write(", ");
            writer.WriteParameter(this, Math.Min(i, values.Length - 1), null);
        }

        if (!inParentheses)
            writer.Write(')');
    }

    public override void WriteArray(SqlWriter writer) => ArrayParameter.Write(writer, this, ColumnTypes.OfValue<T>());

    void IIndexedParameter.Bind(ParameterBinder binder, int ordinal, int index, ColumnType? type)
    {
        if (index < 0)
            ArrayParameter.Bind(binder, ordinal, ColumnTypes.OfValue<T>(), values);
        else
            ColumnTypes.OfValue<T>().Bind(binder, ordinal, values[index]);
    }
}
