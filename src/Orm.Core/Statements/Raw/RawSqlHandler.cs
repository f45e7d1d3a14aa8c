using System.ComponentModel;
using System.Runtime.CompilerServices;
using Orm.Statements;

namespace Orm;

/// <summary>Takes an interpolated string apart: text stays text, values become parameters, symbols become names.</summary>
[InterpolatedStringHandler]
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly ref struct RawSqlHandler
{
    private readonly List<RawPart> _parts;

    /// <summary>Called by the compiler.</summary>
    public RawSqlHandler(int literalLength, int formattedCount) => _parts = new List<RawPart>(formattedCount * 2 + 1);

    /// <summary>Text of the SQL.</summary>
    public void AppendLiteral(string text) => _parts.Add(new RawPart(text, null));

    /// <summary>A value (always a parameter) or a symbol: a table, a column, an expression, a query.</summary>
    public void AppendFormatted<T>(T value) => _parts.Add(new RawPart(null, value switch
    {
        SqlNode node => node,
        null => Null.Instance,
        _ => new Value<T>(value),
    }));

    /// <summary>A value that may be null.</summary>
    public void AppendFormatted<T>(T? value)
        where T : struct => _parts.Add(new RawPart(null, value is { } given ? new Value<T>(given) : Null.Instance));

    /// <summary>Text as a value.</summary>
    [OverloadResolutionPriority(2)]
    public void AppendFormatted(string? value) => _parts.Add(new RawPart(null, value is null ? Null.Instance : new Value<string>(value)));

    /// <summary>Bytes as a value.</summary>
    [OverloadResolutionPriority(2)]
    public void AppendFormatted(byte[]? value) => _parts.Add(new RawPart(null, value is null ? Null.Instance : new Value<byte[]>(value)));

    /// <summary>A list of values for IN: a parameter each.</summary>
    [OverloadResolutionPriority(1)]
    public void AppendFormatted<T>(IEnumerable<T> values) => _parts.Add(new RawPart(null, new RawList<T>([.. values])));

    internal RawText Text => new(_parts);
}
