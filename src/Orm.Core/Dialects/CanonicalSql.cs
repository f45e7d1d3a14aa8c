using System.Globalization;

namespace Orm.Dialects;

/// <summary>
/// Brings an SQL expression into one form, so that the text which a user wrote equals the one which a server made of it: names and key words
/// in small letters, every operator in parentheses, BETWEEN, IN and LIKE in one spelling. A text that is no expression keeps its tokens.
/// </summary>
internal sealed partial class CanonicalSql
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
