using Orm.Execution;
using Orm.Mapping;

namespace Orm.Statements;

/// <summary>
/// The rows that come after a cursor. Row values compare where all directions agree and nothing may be null; else, term by term,
/// "not before, and (after, or the same and so on)": an index over the first column still finds where to begin.
/// </summary>
internal sealed class SeekPredicate(KeysetOrder order, Cursor cursor) : Predicate, IIndexedParameter
{
    // Every disjunction is put in parentheses here.
    internal override Precedence Precedence => Precedence.And;

    internal override void Write(SqlWriter writer, ColumnType? mapping)
    {
        if (order.Count > 1 && writer.Dialect.Features.RowComparison && IsUniform())
            WriteRows(writer);
        else
            WriteAfter(writer, 0);
    }

    void IIndexedParameter.Bind(ParameterBinder binder, int ordinal, int index, ColumnType? type) => cursor.Values[index].Bind(binder, ordinal, type);

    private bool IsUniform()
    {
        for (int i = 0; i < order.Count; i++)
        {
            if (order.Nullable[i] || order.IsDescending(i) != order.IsDescending(0))
                return false;
        }

        return true;
    }

    private void WriteRows(SqlWriter writer)
    {
        for (int i = 0; i < order.Count; i++)
        {
            writer.Write(i == 0 ? "(" : ", ");
            order.Operand(i).Write(writer, order.Mapping(i));
        }

        writer.Write(order.IsDescending(0) ? ") < (" : ") > (");
        for (int i = 0; i < order.Count; i++)
        {
            if (i > 0)
                writer.Write(", ");
            writer.WriteParameter(this, i, order.Mapping(i));
        }

        writer.Write(')');
    }

    private void WriteAfter(SqlWriter writer, int index)
    {
        bool isLast = index == order.Count - 1;
        bool nullsAfter = AreNullsAfter(writer, index);
        if (!cursor.Values[index].IsNull)
        {
            bool orNull = nullsAfter && order.Nullable[index];
            WriteComparison(writer, index, orEqual: !isLast, orNull, inParentheses: orNull);
            if (isLast)
                return;
            writer.Write(" AND (");
            WriteComparison(writer, index, orEqual: false, orNull, inParentheses: false);
            writer.Write(" OR ");
            WriteAfter(writer, index + 1);
            writer.Write(')');
        }
        else if (!nullsAfter)
        {
            if (!isLast)
                writer.Write('(');
            WriteNullTest(writer, index, " IS NOT NULL");
            if (isLast)
                return;
            writer.Write(" OR ");
            WriteAfter(writer, index + 1);
            writer.Write(')');
        }
        else if (isLast)
        {
            writer.Write("1 = 0");
        }
        else
        {
            WriteNullTest(writer, index, " IS NULL");
            writer.Write(" AND ");
            WriteAfter(writer, index + 1);
        }
    }

    private void WriteComparison(SqlWriter writer, int index, bool orEqual, bool orNull, bool inParentheses)
    {
        if (inParentheses)
            writer.Write('(');
        writer.WriteOperand(order.Operand(index), order.Mapping(index), Precedence.Additive);
        writer.Write(order.IsDescending(index) ? (orEqual ? " <= " : " < ") : orEqual ? " >= " : " > ");
        writer.WriteParameter(this, index, order.Mapping(index));
        if (orNull)
        {
            writer.Write(" OR ");
            WriteNullTest(writer, index, " IS NULL");
        }

        if (inParentheses)
            writer.Write(')');
    }

    private void WriteNullTest(SqlWriter writer, int index, string test)
    {
        writer.WriteOperand(order.Operand(index), order.Mapping(index), Precedence.Additive);
        writer.Write(test);
    }

    private bool AreNullsAfter(SqlWriter writer, int index) => order.Direction(index).NullsOf() switch
    {
        Nulls.First => false,
        Nulls.Last => true,
        _ => order.IsDescending(index) != writer.Dialect.Features.NullsAreGreatest,
    };
}
