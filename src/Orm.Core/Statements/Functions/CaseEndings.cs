using Orm.Statements;

namespace Orm;

/// <summary>CASE without ELSE, whose value may be null.</summary>
public static class CaseEndings
{
    /// <summary>Ends the CASE; a text, null where no condition holds.</summary>
    public static NullableExpr<string> End(this CaseBuilder<string> builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        return new NullableTerm<string>(builder.Ended());
    }

    /// <summary>Ends the CASE; a value, null where no condition holds.</summary>
    public static NullableValueExpr<T> End<T>(this CaseBuilder<T> builder)
        where T : struct
    {
        ArgumentNullException.ThrowIfNull(builder);
        return new NullableValueTerm<T>(builder.Ended());
    }
}
