using Orm.Dialects;

namespace Orm.Sqlite;

internal sealed partial class SqliteTableParser
{
    /// <summary>An index as its statement says it, or null when it is over expressions or other collations, which a schema cannot say.</summary>
    public static (bool IsUnique, List<(string Name, bool IsDescending)> Columns, string? Filter)? ParseIndex(string sql)
    {
        var parser = new SqliteTableParser(sql);
        parser.Take();
        bool isUnique = parser.TakeIf("UNIQUE");
        while (!parser.Current.IsWord("ON"))
            parser.Take();
        while (!parser.Current.IsSymbol("("))
            parser.Take();
        var columns = new List<(string, bool)>();
        do
        {
            parser.Take();
            SqlToken name = parser.Take();
            bool isDescending = parser.TakeIf("DESC");
            parser.TakeIf("ASC");
            if (!name.IsName || (!parser.Current.IsSymbol(",") && !parser.Current.IsSymbol(")")))
                return null;
            columns.Add((name.Text, isDescending));
        }
        while (parser.Current.IsSymbol(","));
        parser.Take();
        return (isUnique, columns, parser.TakeIf("WHERE") ? sql[parser.Current.Start..].Trim() : null);
    }

    /// <summary>The SELECT of a view.</summary>
    public static string ParseView(string sql)
    {
        var parser = new SqliteTableParser(sql);
        while (!parser.TakeIf("AS"))
            parser.Skip();
        return sql[parser.Current.Start..].Trim();
    }

    // A token, or all that stands between a pair of parentheses.
    private void Skip()
    {
        if (Current.IsSymbol("("))
            InParentheses();
        else
            _position++;
    }

    private void SkipConflict()
    {
        if (TakeIf("ON"))
            _position += 2;
    }

    private string[] Names()
    {
        var names = new List<string>();
        do
        {
            _position++;
            names.Add(Take().Text);
            // A collation or a direction.
            while (!Current.IsSymbol(",") && !Current.IsSymbol(")"))
                Take();
        }
        while (Current.IsSymbol(","));
        _position++;
        return [.. names];
    }

    private string InParentheses()
    {
        int start = Take().End;
        for (int depth = 1; ;)
        {
            SqlToken token = Take();
            depth += token.IsSymbol("(") ? 1 : token.IsSymbol(")") ? -1 : 0;
            if (depth == 0)
                return _sql[start..token.Start].Trim();
        }
    }

    private string Slice(int start) => _sql[_tokens[start].Start.._tokens[_position - 1].End];

    private SqlToken Take() => _position < _tokens.Count ? _tokens[_position++] : throw new OrmException($"SQLite's catalogue holds a statement that Orm cannot read: {_sql}");

    private bool TakeIf(string word)
    {
        if (!Current.IsWord(word))
            return false;
        _position++;
        return true;
    }
}

/// <summary>A column as CREATE TABLE says it.</summary>
internal sealed record ParsedColumn(string Name, string Type)
{
    public bool IsNotNull { get; init; }

    public bool IsAutoIncrement { get; init; }

    public string? Default { get; init; }

    public string? Collation { get; init; }

    public string? ComputedSql { get; init; }

    public bool IsStored { get; init; }
}

/// <summary>A constraint as CREATE TABLE says it: p, u, c or f.</summary>
internal sealed record ParsedConstraint(char Kind, string? Name)
{
    public string[] Columns { get; init; } = [];

    public string Sql { get; init; } = "";

    public string Principal { get; init; } = "";

    public string[]? PrincipalColumns { get; init; }

    public string OnDelete { get; init; } = "";

    public string OnUpdate { get; init; } = "";
}
