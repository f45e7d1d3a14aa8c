using Orm.Schema;

namespace Orm.Migrations;

/// <summary>Which names that go are those that come: told one by one, or answered as they show up. What is not chosen is dropped and added.</summary>
public sealed class RenameChoices
{
    private readonly Dictionary<string, string> _tables = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Table, string Column), string> _columns = [];

    /// <summary>Answers whether a candidate is a rename; null answers no to all. Each name is asked about until it is taken.</summary>
    public Func<RenameCandidate, bool>? Ask { get; init; }

    /// <summary>Reads choices as a command line gives them: <c>old:new</c> for tables, <c>table.old:new</c> for columns.</summary>
    /// <param name="choices">The choices.</param>
    /// <param name="ask">Answers about the others; see <see cref="Ask"/>.</param>
    /// <exception cref="FormatException">One is not of that form.</exception>
    public static RenameChoices Parse(IEnumerable<string> choices, Func<RenameCandidate, bool>? ask = null)
    {
        ArgumentNullException.ThrowIfNull(choices);
        var parsed = new RenameChoices { Ask = ask };
        foreach (string choice in choices)
        {
            string[] names = choice.Split(':');
            if (names is not [{ Length: > 0 } old, { Length: > 0 } name])
                throw new FormatException($"'{choice}' is no rename: write old:new for a table, table.old:new for a column.");
            int dot = old.LastIndexOf('.');
            if (dot < 0)
                parsed.Table(old, name);
            else
                parsed.Column(old[..dot], old[(dot + 1)..], name);
        }

        return parsed;
    }

    /// <summary>A table is renamed.</summary>
    public RenameChoices Table(ObjectName old, ObjectName name)
    {
        _tables[old.ToString()] = name.ToString();
        return this;
    }

    /// <summary>A column is renamed.</summary>
    /// <param name="table">The table, by its old name or its new one.</param>
    /// <param name="old">The column's old name.</param>
    /// <param name="name">The column's new name.</param>
    public RenameChoices Column(ObjectName table, string old, string name)
    {
        _columns[(table.ToString(), old)] = name;
        return this;
    }

    internal string? TableFor(ObjectName old) => _tables.GetValueOrDefault(old.ToString());

    internal string? ColumnFor(ObjectName oldTable, ObjectName newTable, string old) =>
        _columns.GetValueOrDefault((newTable.ToString(), old)) ?? _columns.GetValueOrDefault((oldTable.ToString(), old));

    internal IEnumerable<string> Unused(ISet<string> used) => _tables.Select(static t => $"{t.Key}:{t.Value}")
        .Concat(_columns.Select(static c => $"{c.Key.Table}.{c.Key.Column}:{c.Value}"))
        .Where(c => !used.Contains(c[..c.IndexOf(':', StringComparison.Ordinal)]));
}
