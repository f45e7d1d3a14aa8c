namespace Orm.Dialects;

internal sealed partial class CanonicalSql
{
    private string? Infix(string left, int power)
    {
        SqlToken token = Current;
        if (token.Kind == SqlTokenKind.Word)
            return WordOperator(left, token, power);
        if (token.Kind != SqlTokenKind.Symbol)
            return null;
        if (token.Text == "::")
        {
            _position++;
            string type = TypeName();
            return _rules.IgnoresCasts ? Converted(left, type) : $"cast({left} as {type})";
        }

        int own = token.Text switch
        {
            "=" or "==" or "<>" or "!=" or "<" or "<=" or ">" or ">=" => 4,
            "~~" or "!~~" or "~~*" or "!~~*" or "||" or "->" or "->>" or "|" or "&" or "#" or "~" or "@" or "?" or "^" or "<<" or ">>" => 5,
            "+" or "-" => 6,
            "*" or "/" or "%" => 7,
            _ => 0,
        };
        if (own <= power)
            return null;
        _position++;
        return token.Text switch
        {
            "=" or "==" when Current.IsWord("ANY") => AnyOf(left, "in"),
            "<>" or "!=" when Current.IsWord("ALL") => CanonicalNot.Of(AnyOf(left, "in")),
            "==" => Binary(left, "=", own),
            "!=" => Binary(left, "<>", own),
            "~~" => Binary(left, "like", own),
            "!~~" => CanonicalNot.Of(Binary(left, "like", own)),
            "~~*" => Binary(left, "ilike", own),
            "!~~*" => CanonicalNot.Of(Binary(left, "ilike", own)),
            _ => Binary(left, token.Text, own),
        };
    }

    private string Binary(string left, string symbol, int power) => $"({left} {symbol} {Expression(power)})";

    private string? WordOperator(string left, SqlToken token, int power)
    {
        switch (token.Text.ToUpperInvariant())
        {
            case "OR" when power < 1:
                _position++;
                return Binary(left, "or", 1);
            case "AND" when power < 2:
                _position++;
                return Binary(left, "and", 2);
            case "IS" when power < 4:
                _position++;
                bool isNot = TakeIf("NOT");
                string what = TakeIf("DISTINCT") && TakeIf("FROM") ? "distinct from " : "";
                return $"({left} is {(isNot ? "not " : "")}{what}{Expression(4)})";
            case "COLLATE":
                _position++;
                string collation = Plain(Take());
                while (Current.IsSymbol("."))
                {
                    _position++;
                    collation = Plain(Take());
                }

                return $"({left} collate {collation})";
            case "NOT" when power < 4:
                _position++;
                return CanonicalNot.Of(Range(left) ?? throw new FormatException());
            default:
                return power < 4 ? Range(left) : null;
        }
    }

    private string? Range(string left)
    {
        if (TakeIf("BETWEEN"))
        {
            string low = Expression(4);
            Expect("AND");
            return $"(({left} >= {low}) and ({left} <= {Expression(4)}))";
        }

        if (TakeIf("IN"))
        {
            Expect("(");
            return In(left, List(")"));
        }

        foreach (string word in (ReadOnlySpan<string>)["LIKE", "ILIKE", "GLOB", "REGEXP", "RLIKE", "DIV", "MOD", "XOR"])
        {
            if (TakeIf(word))
                return $"({left} {word.ToLowerInvariant()} {Expression(4)}{(TakeIf("ESCAPE") ? " escape " + Expression(4) : "")})";
        }

        return null;
    }

    // = ANY (ARRAY[1, 2]) is IN (1, 2).
    private string AnyOf(string left, string name)
    {
        _position++;
        Expect("(");
        string list = List(")");
        return list.StartsWith("array(", StringComparison.Ordinal) && list.EndsWith(')') ? In(left, list[6..^1]) : $"({left} {name} any({list}))";
    }

    private static string In(string left, string list)
    {
        bool single = SqlTokenizer.Split(list) is [_];
        return single ? $"({left} = {list})" : $"({left} in ({list}))";
    }
}
