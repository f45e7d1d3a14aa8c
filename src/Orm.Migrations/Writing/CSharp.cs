using System.Globalization;
using System.Text;
using Orm.Schema;

namespace Orm.Migrations;

/// <summary>Values as C# code, the same on every machine.</summary>
internal static class CSharp
{
    public static string Text(string? text)
    {
        if (text is null)
            return "null";
        var code = new StringBuilder("\"");
        foreach (char c in text)
        {
            _ = c switch
            {
                '"' => code.Append("\\\""),
                '\\' => code.Append("\\\\"),
                '\n' => code.Append("\\n"),
                '\r' => code.Append("\\r"),
                '\t' => code.Append("\\t"),
                _ => char.IsControl(c) || c is '\u2028' or '\u2029' or '\u0085' ? code.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}") : code.Append(c),
            };
        }

        return code.Append('"').ToString();
    }

    public static string Name(ObjectName name) => name.Schema is null ? Text(name.Name) : $"new ObjectName({Text(name.Name)}, {Text(name.Schema)})";

    public static string List(IEnumerable<string> texts) => $"[{string.Join(", ", texts.Select(Text))}]";

    public static string Value(object value) => value switch
    {
        string text => Text(text),
        char c => Text(c.ToString()),
        bool flag => flag ? "true" : "false",
        int number => number.ToString(CultureInfo.InvariantCulture),
        long number => number.ToString(CultureInfo.InvariantCulture) + "L",
        ulong number => number.ToString(CultureInfo.InvariantCulture) + "UL",
        uint number => number.ToString(CultureInfo.InvariantCulture) + "U",
        short number => $"(short)({number.ToString(CultureInfo.InvariantCulture)})",
        ushort number => $"(ushort){number.ToString(CultureInfo.InvariantCulture)}",
        byte number => $"(byte){number.ToString(CultureInfo.InvariantCulture)}",
        sbyte number => $"(sbyte)({number.ToString(CultureInfo.InvariantCulture)})",
        float number => number.ToString("R", CultureInfo.InvariantCulture) + "f",
        double number => number.ToString("R", CultureInfo.InvariantCulture) + "d",
        decimal number => number.ToString(CultureInfo.InvariantCulture) + "m",
        Guid guid => $"Guid.Parse(\"{guid}\")",
        DateTime time => $"new DateTime({time.Ticks}L, DateTimeKind.{time.Kind})",
        DateTimeOffset time => $"new DateTimeOffset({time.Ticks}L, TimeSpan.FromTicks({time.Offset.Ticks}L))",
        DateOnly date => $"new DateOnly({date.Year}, {date.Month}, {date.Day})",
        TimeOnly time => $"new TimeOnly({time.Ticks}L)",
        TimeSpan time => $"TimeSpan.FromTicks({time.Ticks}L)",
        _ => throw new NotSupportedException($"A default of {value.GetType().Name} has no form in code: give the column a default as SQL."),
    };

    /// <summary>A name of a class, of words in any form.</summary>
    public static string ClassName(string words)
    {
        var name = new StringBuilder();
        bool upper = true;
        foreach (char c in words)
        {
            if (char.IsLetterOrDigit(c))
                name.Append(upper ? char.ToUpperInvariant(c) : c);
            upper = !char.IsLetterOrDigit(c);
        }

        return name.Length == 0 ? "Revision" : char.IsLetter(name[0]) ? name.ToString() : "Revision" + name;
    }
}
