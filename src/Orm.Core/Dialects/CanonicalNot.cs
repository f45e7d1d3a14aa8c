namespace Orm.Dialects;

/// <summary>The negation of an expression in its canonical form: servers push NOT down to comparisons, which says the same, also of null.</summary>
internal static class CanonicalNot
{
    private static readonly string[] Operators = [" and ", " or ", " is not ", " is ", " <= ", " >= ", " <> ", " = ", " < ", " > "];

    public static string Of(string operand)
    {
        if (operand.StartsWith("(not ", StringComparison.Ordinal))
            return operand[5..^1];
        if (Split(operand) is not var (left, symbol, right))
            return $"(not {operand})";
        return symbol switch
        {
            " and " => $"({Of(left)} or {Of(right)})",
            " or " => $"({Of(left)} and {Of(right)})",
            " is not " => $"({left} is {right})",
            " is " => $"({left} is not {right})",
            " <= " => $"({left} > {right})",
            " >= " => $"({left} < {right})",
            " <> " => $"({left} = {right})",
            " = " => $"({left} <> {right})",
            " < " => $"({left} >= {right})",
            _ => $"({left} <= {right})",
        };
    }

    // The operator between the outermost parentheses.
    private static (string Left, string Symbol, string Right)? Split(string text)
    {
        if (text.Length < 2 || text[0] != '(' || text.StartsWith("(- ", StringComparison.Ordinal))
            return null;
        int depth = 0;
        bool quoted = false;
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] == '\'')
                quoted = !quoted;
            if (quoted)
                continue;
            depth += text[i] == '(' ? 1 : text[i] == ')' ? -1 : 0;
            if (depth == 0 && i < text.Length - 1)
                return null;
            if (depth == 1 && text[i] == ' ' && Array.Find(Operators, o => text.AsSpan(i).StartsWith(o)) is { } symbol)
                return (text[1..i], symbol, text[(i + symbol.Length)..^1]);
        }

        return null;
    }
}
