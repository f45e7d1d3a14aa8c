using System.Globalization;

namespace Orm.Dialects;

/// <summary>
/// Brings an SQL expression into one form, so that the text which a user wrote equals the one which a server made of it: names and key words
/// in small letters, every operator in parentheses, BETWEEN, IN and LIKE in one spelling. A text that is no expression keeps its tokens.
/// </summary>
internal sealed class CanonicalSql
{
    private static readonly string[] NumberTypes = ["integer", "bigint", "smallint", "numeric", "double", "real", "int"];

    private readonly List<SqlToken> _tokens;
    private readonly SqlComparison _rules;
    private int _position;

    private CanonicalSql(List<SqlToken> tokens, SqlComparison rules)
    {
        _tokens = tokens;
        _rules = rules;
    }

    private SqlToken Current => _position < _tokens.Count ? _tokens[_position] : default;

    /// <summary>The form in which expressions are compared.</summary>
    public static string Of(string sql, SqlComparison rules)
    {
        List<SqlToken> tokens = SqlTokenizer.Split(sql, rules.BackslashEscapes);
        var parser = new CanonicalSql(tokens, rules);
        try
        {
            string text = parser.Expression(0);
            if (parser._position == tokens.Count)
                return text;
        }
        catch (FormatException)
        {
            // Not an expression that this grammar knows: its tokens are compared.
        }

        return string.Join(' ', tokens.Select(parser.Plain));
    }

    // Binding powers: OR 1, AND 2, NOT 3, comparisons 4, other operators 5, + - 6, * / % 7, sign 8, :: and COLLATE 9.
    private string Expression(int power)
    {
        string left = Prefix();
        while (_position < _tokens.Count)
        {
            if (Infix(left, power) is not { } more)
                return left;
            left = more;
        }

        return left;
    }

    private string Prefix()
    {
        SqlToken token = Take();
        if (token.IsWord("NOT"))
            return CanonicalNot.Of(Expression(3));
        if (token.IsSymbol("-"))
            return Negated(Expression(8));
        if (token.IsSymbol("+"))
            return Expression(8);
        if (token.IsSymbol("("))
            return InParentheses();
        if (token.IsWord("CASE"))
            return Case();
        if (token.IsWord("CAST") && Current.IsSymbol("("))
            return Cast();
        if (token.IsWord("ARRAY") && Current.IsSymbol("["))
        {
            _position++;
            return $"array({List("]")})";
        }

        if (token.Kind == SqlTokenKind.Word && token.Text[0] == '_' && Current.Kind == SqlTokenKind.String)
            return Prefix();
        if (token.Kind == SqlTokenKind.Word && token.Text is "x" or "X" && Current.Kind == SqlTokenKind.String && Current.Start == token.End)
            return $"x'{Take().Text.ToLowerInvariant()}'";
        return token.Kind switch
        {
            SqlTokenKind.Word or SqlTokenKind.Name => Name(token),
            SqlTokenKind.String or SqlTokenKind.Number => Plain(token),
            _ => throw new FormatException(),
        };
    }

    private static string Negated(string operand) => operand.Length > 0 && char.IsAsciiDigit(operand[0]) ? "-" + operand : $"(- {operand})";

    private string InParentheses()
    {
        string first = Expression(0);
        if (Current.IsSymbol(")"))
        {
            _position++;
            return first;
        }

        Expect(",");
        return $"({first}, {List(")")})";
    }

    // A name with dots, or a call.
    private string Name(SqlToken token)
    {
        string name = Plain(token);
        while (Current.IsSymbol("."))
        {
            _position++;
            name += "." + Plain(Take());
        }

        if (!Current.IsSymbol("("))
            return token.Kind == SqlTokenKind.Word && _rules.BooleansAreNumbers && name is "true" or "false" ? (name == "true" ? "1" : "0") : name;
        _position++;
        if (_rules.Functions.TryGetValue(name, out string? other))
            name = other;
        string arguments = List(")");
        // current_timestamp() and its kin.
        bool isPlain = arguments.Length == 0 || (_rules.ClockIsWhole && arguments == "0");
        return isPlain && name.StartsWith("current_", StringComparison.Ordinal) ? name : $"{name}({arguments})";
    }

    // Some functions separate their arguments by words.
    private string List(string close)
    {
        var items = new List<string>();
        while (!Current.IsSymbol(close))
        {
            string item = Current.IsSymbol("*") ? Take().Text : Expression(0);
            while (!Current.IsSymbol(close) && !Current.IsSymbol(","))
                item += " " + (Current.Kind == SqlTokenKind.Word ? Take().Text.ToLowerInvariant() + " " : "") + Expression(0);
            items.Add(item);
            if (Current.IsSymbol(","))
                _position++;
        }

        _position++;
        return string.Join(", ", items);
    }

    private string Case()
    {
        string text = "case";
        while (!Current.IsWord("END"))
        {
            if (Current.IsWord("ELSE"))
            {
                _position++;
                string value = Expression(0);
                text += value == "null" ? "" : $" else {value}";
            }
            else if (Current.IsWord("WHEN"))
            {
                _position++;
                string condition = Expression(0);
                Expect("THEN");
                text += $" when {condition} then {Expression(0)}";
            }
            else
            {
                text += " " + Expression(0);
            }
        }

        _position++;
        return text + " end";
    }

    private string Cast()
    {
        _position++;
        string operand = Expression(0);
        Expect("AS");
        string type = TypeName();
        Expect(")");
        return _rules.IgnoresCasts ? Converted(operand, type) : $"cast({operand} as {type})";
    }

    // A number that a server wrote as a text with its type is a number.
    private static string Converted(string operand, string type) =>
        operand is ['\'', .. var inner, '\''] && NumberTypes.Any(n => type.StartsWith(n, StringComparison.Ordinal)) && decimal.TryParse(inner, NumberStyles.Float, CultureInfo.InvariantCulture, out _)
            ? inner
            : operand;

    private string TypeName()
    {
        string name = Plain(Take());
        while (Current.IsSymbol(".") || Current.IsSymbol("[") || Current.IsSymbol("(") || IsTypeWord(Current))
        {
            SqlToken token = Take();
            if (token.IsSymbol("(") || token.IsSymbol("["))
            {
                string close = token.Text == "(" ? ")" : "]";
                name += token.Text + List(close) + close;
            }
            else
            {
                name += (token.IsSymbol(".") ? "" : name.EndsWith('.') ? "" : " ") + Plain(token);
            }
        }

        return name;

        static bool IsTypeWord(SqlToken token) => token.Kind == SqlTokenKind.Word
            && token.Text.ToLowerInvariant() is "varying" or "precision" or "with" or "without" or "time" or "zone" or "unsigned" or "signed" or "integer" or "character";
    }

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

    private string Plain(SqlToken token) => token.Kind switch
    {
        SqlTokenKind.Word => token.Text.ToLowerInvariant(),
        SqlTokenKind.Name => _rules.FoldsQuotedNames ? token.Text.ToLowerInvariant() : token.Text,
        SqlTokenKind.String => $"'{token.Text.Replace("'", "''", StringComparison.Ordinal)}'",
        SqlTokenKind.Number => Number(token.Text),
        _ => token.Text ?? throw new FormatException(),
    };

    private static string Number(string text) =>
        decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal number)
            ? number.ToString("0.############################", CultureInfo.InvariantCulture)
            : double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double real) ? real.ToString("R", CultureInfo.InvariantCulture) : text;

    private SqlToken Take() => _position < _tokens.Count ? _tokens[_position++] : throw new FormatException();

    private bool TakeIf(string word)
    {
        if (!Current.IsWord(word))
            return false;
        _position++;
        return true;
    }

    private void Expect(string text)
    {
        SqlToken token = Take();
        if (!token.IsSymbol(text) && !token.IsWord(text))
            throw new FormatException();
    }
}
