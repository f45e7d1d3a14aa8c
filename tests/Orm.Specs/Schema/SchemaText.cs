using Orm.Dialects;
using Orm.Schema;

namespace Orm.Specs.Schema;

/// <summary>Schemas as lines of text, so that a test shows the line that differs.</summary>
public static class SchemaText
{
    public static string[] Of(DatabaseSchema schema) =>
    [
        .. schema.Tables.SelectMany(static t => (string[])
        [
            $"table {t.Name} -- {t.Comment}",
            .. t.Columns.Select(c => $"{t.Name}.{c.Name} {c}"),
            $"{t.Name} {t.PrimaryKey}",
            .. t.Indexes.Select(i => $"{t.Name} {i}"),
            .. t.ForeignKeys.Select(f => $"{t.Name} {f}"),
            .. t.Checks.Select(c => $"{t.Name} {c}"),
        ]),
        .. schema.Views.Select(static v => v.ToString()),
        .. schema.Sequences.Select(static s => s.ToString()),
        .. schema.Enums.Select(static e => e.ToString()),
    ];

    /// <summary>Both schemas are the same to the database; else the lines that differ are shown with a hint.</summary>
    public static void Same(SchemaWriter writer, DatabaseSchema expected, DatabaseSchema actual, string hint = "")
    {
        DatabaseSchema left = writer.Canonical(expected);
        DatabaseSchema right = writer.Canonical(actual);
        string[] wanted = Of(left);
        string[] given = Of(right);
        string[] difference = [.. wanted.Except(given).Select(static l => "expected " + l), .. given.Except(wanted).Select(static l => "actual   " + l)];
        Assert.True(difference.Length == 0, $"{hint}\n{string.Join('\n', difference)}");
        Assert.Equal(left, right);
    }
}
