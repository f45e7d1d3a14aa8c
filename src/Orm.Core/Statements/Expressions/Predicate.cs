using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using Orm.Execution;
using Orm.Mapping;
using Orm.Statements;

namespace Orm;

/// <summary>A condition: what WHERE, HAVING and ON take.</summary>
/// <remarks>A class of its own, so that a CLR bool can never slip in where a condition is meant. Selected, unknown (NULL) reads as false, as WHERE treats it.</remarks>
public abstract class Predicate : Expr<bool>
{
    private protected Predicate()
    {
    }

    internal override ColumnType? Mapping => ColumnTypes.Boolean;

    /// <summary>Both hold; write <c>&amp;&amp;</c>.</summary>
    public static Predicate operator &(Predicate left, Predicate right) => new Junction(left, right, isAnd: true);

    /// <summary>Either holds; write <c>||</c>.</summary>
    public static Predicate operator |(Predicate left, Predicate right) => new Junction(left, right, isAnd: false);

    /// <summary>Does not hold.</summary>
    public static Predicate operator !(Predicate operand) => new Negation(operand);

    /// <summary>Always false, so that <c>||</c> combines instead of deciding.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    [SuppressMessage("Usage", "CA1801", Justification = "Only the operator's presence matters.")]
    public static bool operator true(Predicate operand) => false;

    /// <summary>Always false, so that <c>&amp;&amp;</c> combines instead of deciding.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public static bool operator false(Predicate operand) => false;

    private protected override bool ReadFrom(in RowContext row, int offset) =>
        !row.Reader.IsDBNull(offset) && ReadType.Read(row.Reader, offset);
}
