using System.Collections;
using System.Text.RegularExpressions;

namespace Orm.Specs;

/// <summary>The statements that a database was sent, in their order.</summary>
public sealed partial class StatementLog : IReadOnlyList<string>
{
    private readonly Lock _lock = new();
    private readonly List<string> _statements = [];

    public int Count => Take(clear: false).Length;

    public string this[int index] => Take(clear: false)[index];

    public void Add(string sql)
    {
        lock (_lock)
            _statements.Add(sql);
    }

    public void Clear() => Take(clear: true);

    /// <summary>What was sent since the last call.</summary>
    public string[] Take() => Take(clear: true);

    /// <summary>
    /// What was sent since the last call as the plan of a flush: verbs and tables in their order. How many rows go with one statement
    /// is the driver's matter, so the same verb on the same table counts once.
    /// </summary>
    public string[] TakePlan()
    {
        var plan = new List<string>();
        foreach (string sql in Take())
        {
            Match write = Write().Match(sql);
            string step = write.Success ? $"{write.Groups["verb"].Value} {write.Groups["table"].Value}" : sql;
            if (plan.Count == 0 || plan[^1] != step)
                plan.Add(step);
        }

        return [.. plan];
    }

    public IEnumerator<string> GetEnumerator() => ((IEnumerable<string>)Take(clear: false)).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    [GeneratedRegex("""^(?<verb>INSERT|UPDATE|DELETE)( INTO| FROM)? ["`](?<table>[^"`]+)["`]""")]
    private static partial Regex Write();

    private string[] Take(bool clear)
    {
        lock (_lock)
        {
            string[] statements = [.. _statements];
            if (clear)
                _statements.Clear();
            return statements;
        }
    }
}
