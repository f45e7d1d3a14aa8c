using Orm.Dialects;
using Orm.Mapping;

namespace Orm;

/// <summary>Finds what a statement named that the database lacks: a table or column of the model, so that the error can say who maps it.</summary>
internal static class SchemaDifference
{
    /// <summary>Completes the error of a statement that named something which is not there, where the server's words tell what; else false.</summary>
    public static bool Find(ref DatabaseError error, string words, string? sql, TableInfo? written, IReadOnlyList<ModelInfo> models)
    {
        if (error.Kind != DatabaseErrorKind.Syntax)
            return false;
        bool isColumn = words.Contains("column", StringComparison.OrdinalIgnoreCase);
        foreach (ModelInfo model in models)
        {
            foreach (TableInfo table in model.Entities.Select(static e => e.Table).Concat(model.AssociationTables))
            {
                // Another table may have a column of that name: only those that the statement names count.
                if (table.IsView || (!ReferenceEquals(table, written) && (sql is null || !Names(sql, table.Name))))
                    continue;
                ColumnInfo? column = isColumn ? Array.Find(table.Columns, c => Names(words, c.Name)) : null;
                if (column is null && (isColumn || !Names(words, table.Name)))
                    continue;
                error = error with { Table = table.ToString(), Columns = column is null ? [] : [column.Name] };
                return true;
            }
        }

        return false;
    }

    /// <summary>What to tell, for an error that <see cref="Find"/> has found something for.</summary>
    public static string Describe(DatabaseErrorDetails details)
    {
        string what = details.Error.Columns is { Count: > 0 } columns ? $"no column {columns[0]} in table {details.Error.Table}" : $"no table {details.Error.Table}";
        string mapped = details.Entity is null ? "" : details.Properties.Count == 0 ? $", which {details.Entity} maps" : $", which {details.Entity}.{details.Properties[0]} maps";
        return $"{details.Database}: the database has {what}{mapped}. Model and database differ: `orm check` lists how, and `orm upgrade head` brings the database up to date "
            + "(without migrations, CreateTablesAsync makes tables that are missing).";
    }

    private static bool Names(string text, string name)
    {
        for (int at = text.IndexOf(name, StringComparison.OrdinalIgnoreCase); at >= 0; at = text.IndexOf(name, at + 1, StringComparison.OrdinalIgnoreCase))
        {
            int end = at + name.Length;
            if ((at == 0 || !IsNamePart(text[at - 1])) && (end == text.Length || !IsNamePart(text[end])))
                return true;
        }

        return false;
    }

    private static bool IsNamePart(char c) => char.IsLetterOrDigit(c) || c == '_';
}
