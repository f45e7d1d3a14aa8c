namespace Orm;

/// <summary>A condition: what WHERE, HAVING and ON take.</summary>
/// <remarks>A class of its own, so that a CLR bool can never slip in where a condition is meant.</remarks>
public abstract class Predicate : Expr<bool>
{
    private protected Predicate()
    {
    }
}
