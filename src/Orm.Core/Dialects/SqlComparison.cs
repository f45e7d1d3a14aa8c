namespace Orm.Dialects;

/// <summary>How a server rewrites the expressions that it keeps: what then says nothing about a difference.</summary>
public sealed record SqlComparison
{
    /// <summary>The server writes casts of its own, so casts do not count.</summary>
    public bool IgnoresCasts { get; init; }

    /// <summary>Quoted names are folded like others.</summary>
    public bool FoldsQuotedNames { get; init; }

    /// <summary>TRUE and FALSE are the numbers 1 and 0.</summary>
    public bool BooleansAreNumbers { get; init; }

    /// <summary>A backslash escapes inside of strings.</summary>
    public bool BackslashEscapes { get; init; }

    /// <summary>The clock gives whole seconds unless it is asked for more.</summary>
    public bool ClockIsWhole { get; init; }

    /// <summary>Other names of functions, by their names in small letters.</summary>
    public IReadOnlyDictionary<string, string> Functions { get; init; } = new Dictionary<string, string>();
}
