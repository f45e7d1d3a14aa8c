using Orm.Dialects;

namespace Orm.Sqlite;

/// <summary>Reads CREATE TABLE as SQLite keeps it: the catalogue's pragmas tell neither names of constraints nor checks (sqlite.org/lang_createtable.html).</summary>
internal sealed partial class SqliteTableParser
{
    private static readonly string[] ConstraintWords = ["CONSTRAINT", "PRIMARY", "NOT", "NULL", "UNIQUE", "CHECK", "DEFAULT", "COLLATE", "REFERENCES", "GENERATED", "AS"];

    private readonly string _sql;
    private readonly List<SqlToken> _tokens;
    private readonly List<ParsedColumn> _columns = [];
    private readonly List<ParsedConstraint> _constraints = [];
    private int _position;

    private SqliteTableParser(string sql)
    {
        _sql = sql;
        _tokens = SqlTokenizer.Split(sql);
    }

    private SqlToken Current => _position < _tokens.Count ? _tokens[_position] : default;

    /// <summary>The columns and constraints of a table.</summary>
    public static (List<ParsedColumn> Columns, List<ParsedConstraint> Constraints) Parse(string sql)
    {
        var parser = new SqliteTableParser(sql);
        parser.Table();
        return (parser._columns, parser._constraints);
    }

    private void Table()
    {
        while (!Current.IsSymbol("("))
            _position++;
        do
        {
            _position++;
            if (Current.Kind == SqlTokenKind.Word && Current.Text.ToUpperInvariant() is "CONSTRAINT" or "PRIMARY" or "UNIQUE" or "CHECK" or "FOREIGN")
                TableConstraint();
            else
                Column();
        }
        while (Current.IsSymbol(","));
    }

    private void Column()
    {
        string name = Take().Text;
        int start = _position;
        while (!IsColumnEnd && !Array.Exists(ConstraintWords, Current.IsWord))
            Skip();
        var column = new ParsedColumn(name, start == _position ? "" : Slice(start));
        string? constraint = null;
        while (!IsColumnEnd)
        {
            if (TakeIf("CONSTRAINT"))
            {
                constraint = Take().Text;
                continue;
            }

            column = ColumnConstraint(column, constraint);
            constraint = null;
        }

        _columns.Add(column);
    }

    private ParsedColumn ColumnConstraint(ParsedColumn column, string? name)
    {
        if (TakeIf("PRIMARY"))
        {
            Take();
            bool isDescending = TakeIf("DESC");
            TakeIf("ASC");
            SkipConflict();
            _constraints.Add(new ParsedConstraint('p', name) { Columns = [column.Name] });
            return column with { IsAutoIncrement = TakeIf("AUTOINCREMENT") && !isDescending };
        }

        if (TakeIf("NOT"))
        {
            Take();
            SkipConflict();
            return column with { IsNotNull = true };
        }

        if (TakeIf("UNIQUE"))
        {
            SkipConflict();
            _constraints.Add(new ParsedConstraint('u', name) { Columns = [column.Name] });
            return column;
        }

        if (TakeIf("CHECK"))
        {
            _constraints.Add(new ParsedConstraint('c', name) { Columns = [column.Name], Sql = InParentheses() });
            return column;
        }

        if (TakeIf("DEFAULT"))
            return column with { Default = Default() };
        if (TakeIf("COLLATE"))
            return column with { Collation = Take().Text };
        if (Current.IsWord("REFERENCES"))
        {
            _constraints.Add(Reference(name, [column.Name]));
            return column;
        }

        if (TakeIf("GENERATED"))
            TakeIf("ALWAYS");
        if (TakeIf("AS"))
        {
            column = column with { ComputedSql = InParentheses(), IsStored = TakeIf("STORED") };
            TakeIf("VIRTUAL");
            return column;
        }

        // NULL, and what later versions may add.
        Skip();
        return column;
    }

    private void TableConstraint()
    {
        string? name = TakeIf("CONSTRAINT") ? Take().Text : null;
        if (TakeIf("PRIMARY"))
        {
            Take();
            _constraints.Add(new ParsedConstraint('p', name) { Columns = Names() });
        }
        else if (TakeIf("UNIQUE"))
        {
            _constraints.Add(new ParsedConstraint('u', name) { Columns = Names() });
        }
        else if (TakeIf("CHECK"))
        {
            _constraints.Add(new ParsedConstraint('c', name) { Sql = InParentheses() });
        }
        else if (TakeIf("FOREIGN"))
        {
            Take();
            _constraints.Add(Reference(name, Names()));
        }

        // Conflict clauses; a comma may be missing between constraints of a table.
        SkipConflict();
        if (!IsColumnEnd)
            TableConstraint();
    }

    private ParsedConstraint Reference(string? name, string[] columns)
    {
        Take();
        var reference = new ParsedConstraint('f', name) { Columns = columns, Principal = Take().Text };
        if (Current.IsSymbol("("))
            reference = reference with { PrincipalColumns = Names() };
        while (true)
        {
            if (TakeIf("ON"))
            {
                bool isDelete = Take().IsWord("DELETE");
                string action = Take().Text;
                if (action.ToUpperInvariant() is "SET" or "NO")
                    action += " " + Take().Text;
                reference = isDelete ? reference with { OnDelete = action } : reference with { OnUpdate = action };
            }
            else if (TakeIf("MATCH") || TakeIf("INITIALLY"))
            {
                Take();
            }
            else if (TakeIf("DEFERRABLE"))
            {
                continue;
            }
            else if (Current.IsWord("NOT") && _position + 1 < _tokens.Count && _tokens[_position + 1].IsWord("DEFERRABLE"))
            {
                _position += 2;
            }
            else
            {
                return reference;
            }
        }
    }

    private string Default()
    {
        if (Current.IsSymbol("("))
            return InParentheses();
        int start = _position;
        if (Current.IsSymbol("+") || Current.IsSymbol("-"))
            Take();
        Take();
        return Slice(start);
    }

    private bool IsColumnEnd => Current.Kind == SqlTokenKind.None || Current.IsSymbol(",") || Current.IsSymbol(")");
}
