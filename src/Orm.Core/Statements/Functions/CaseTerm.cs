using Orm.Execution;
using Orm.Mapping;

namespace Orm.Statements;

/// <summary>One branch of a CASE, linked to those before it.</summary>
internal sealed class CaseBranch(CaseBranch? previous, Predicate condition, Operand value)
{
    public CaseBranch? Previous { get; } = previous;

    public Predicate Condition { get; } = condition;

    public Operand Value { get; } = value;
}

/// <summary>CASE WHEN … THEN … ELSE … END.</summary>
internal sealed class CaseTerm : Operand
{
    private readonly CaseBranch _branches;
    private readonly Operand? _otherwise;

    public CaseTerm(CaseBranch branches, Operand? otherwise)
    {
        (_branches, _otherwise) = (branches, otherwise);
        Operand? last = otherwise;
        for (CaseBranch? branch = branches; branch is not null; branch = branch.Previous)
        {
            if (last is null || MappingRules.Unify(last, branch.Value) is null || branch.Value.Mapping is not null)
                last = branch.Value;
        }

        Mapping = last!.Mapping;
    }

    internal override ColumnType? Mapping { get; }

    internal override void Write(SqlWriter writer, ColumnType? mapping)
    {
        mapping = Mapping ?? mapping;
        writer.Write("CASE");
        WriteBranch(writer, _branches, mapping);
        if (_otherwise is not null)
        {
            MappingRules.RequireSameForm(writer, this, _otherwise);
            writer.Write(" ELSE ");
            _otherwise.Write(writer, mapping);
        }

        writer.Write(" END");
    }

    private void WriteBranch(SqlWriter writer, CaseBranch branch, ColumnType? mapping)
    {
        MappingRules.RequireSameForm(writer, this, branch.Value);
        if (branch.Previous is not null)
            WriteBranch(writer, branch.Previous, mapping);
        writer.Write(" WHEN ");
        branch.Condition.Write(writer);
        writer.Write(" THEN ");
        branch.Value.Write(writer, mapping ?? branch.Value.Mapping);
    }
}
