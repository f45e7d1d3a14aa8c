namespace Orm.Statements;

/// <summary>How tightly operators bind, loosest first.</summary>
internal enum Precedence : byte
{
    Or,
    And,
    Not,
    Comparison,
    Additive,
    Multiplicative,
    Concatenation,
    Unary,
    Atom,
}
