using Orm.Execution;
using Orm.Mapping;

namespace Orm.Statements;

/// <summary>A query that gives one value.</summary>
internal sealed class SubqueryTerm(QueryNode query, SelectForm form, ColumnType? mapping) : Operand
{
    internal override ColumnType? Mapping => mapping;

    internal override void Write(SqlWriter writer, ColumnType? context)
    {
        writer.Write('(');
        if (form == SelectForm.Count)
            SelectRenderer.WriteCount(writer, query);
        else
            query.Write(writer);
        writer.Write(')');
    }
}

/// <summary>Whether a query has rows.</summary>
internal sealed class ExistsPredicate(QueryNode query) : Predicate
{
    internal override void Write(SqlWriter writer, ColumnType? mapping)
    {
        writer.Write("EXISTS (");
        query.Write(writer, SelectForm.Exists);
        writer.Write(')');
    }
}

/// <summary>Whether a query gives an operand's value.</summary>
internal sealed class InQuery : Predicate
{
    private readonly Operand _operand;
    private readonly QueryNode _query;
    private readonly bool _negated;

    public InQuery(Operand operand, QueryNode query, bool negated)
    {
        ArgumentNullException.ThrowIfNull(query);
        Operand selected = query.Selected
            ?? throw new InvalidOperationException("IN compares with what the database selects: one column or expression. End the query with .Select(x => x.Id).");
        MappingRules.Unify(operand, selected);
        (_operand, _query, _negated) = (operand, query, negated);
    }

    internal override Precedence Precedence => Precedence.Comparison;

    internal override void Write(SqlWriter writer, ColumnType? mapping)
    {
        MappingRules.RequireSameForm(writer, _operand, _query.Selected!);
        writer.WriteOperand(_operand, _operand.Mapping ?? _query.Selected!.Mapping, Precedence.Additive);
        writer.Write(_negated ? " NOT IN (" : " IN (");
        bool derived = _query.HasLimit && !writer.Dialect.Features.LimitInSubqueries;
        if (derived)
            writer.Write("SELECT * FROM (");
        _query.Write(writer);
        writer.Write(derived ? ") AS s)" : ")");
    }
}

/// <summary>Whether a condition is anything but true: false or unknown.</summary>
internal sealed class NotTrue(Predicate condition) : Predicate
{
    internal override Precedence Precedence => Precedence.Comparison;

    internal override void Write(SqlWriter writer, ColumnType? mapping)
    {
        writer.WriteOperand(condition, condition.Mapping, Precedence.Atom);
        writer.Write(" IS NOT TRUE");
    }
}
