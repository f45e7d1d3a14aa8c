using Orm.Statements;

namespace Orm;

/// <summary>A CASE under construction: <c>Sql.When(u.Age &gt; 65, "senior").When(u.Age &gt; 17, "adult").Else("minor")</c>.</summary>
public sealed class CaseBuilder<T>
    where T : notnull
{
    private readonly CaseBranch _branches;

    internal CaseBuilder(CaseBranch branches) => _branches = branches;

    /// <summary>A further condition, tried after those before it, and its value.</summary>
    public CaseBuilder<T> When(Predicate condition, Operand<T> value) => new(new CaseBranch(_branches, condition, value));

    /// <summary>The value where no condition holds; ends the CASE.</summary>
    public Expr<T> Else(Operand<T> value) => new TermExpr<T>(new CaseTerm(_branches, value));

    internal CaseTerm Ended() => new(_branches, null);
}
