namespace Orm;

/// <summary>Where a window's frame begins or ends, seen from the current row.</summary>
public readonly struct FrameBound
{
    private readonly string _text;

    private FrameBound(string text) => _text = text;

    /// <summary>The first row of the partition.</summary>
    public static FrameBound UnboundedPreceding { get; } = new("UNBOUNDED PRECEDING");

    /// <summary>The row itself; in a range also those that are equal to it in the order.</summary>
    public static FrameBound CurrentRow { get; } = new("CURRENT ROW");

    /// <summary>The last row of the partition.</summary>
    public static FrameBound UnboundedFollowing { get; } = new("UNBOUNDED FOLLOWING");

    /// <summary>A number of rows before the current one.</summary>
    public static FrameBound Preceding(int rows) => new(Counted(rows, " PRECEDING"));

    /// <summary>A number of rows after the current one.</summary>
    public static FrameBound Following(int rows) => new(Counted(rows, " FOLLOWING"));

    internal string Text => _text ?? CurrentRow._text;

    private static string Counted(int rows, string side)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(rows);
        return string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{rows}{side}");
    }
}
