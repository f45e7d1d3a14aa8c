using System.Globalization;
using System.Text;
using Orm.Generators.Model;
using Orm.Generators.Parsing;
using Orm.Generators.Resolution;

namespace Orm.Generators.Emission;

/// <summary>Writes the table's metadata.</summary>
internal static class TableInfoEmitter
{
    public static void Emit(SourceWriter writer, ResolvedEntity resolved)
    {
        EntityModel entity = resolved.Entity;
        TableModel table = entity.Table;
        writer.Blank();
        using (writer.Block($"private static {Code.Mapping}TableInfo CreateTable() => new()", "};"))
        {
            writer.Write($"Name = {Literals.Of(table.Name)},");
            if (table.Schema is not null)
                writer.Write($"Schema = {Literals.Of(table.Schema)},");
            writer.Write("Columns =");
            using (writer.List("],"))
            {
                foreach (ColumnModel column in entity.Columns)
                    writer.Write($"new() {{ {Column(entity, column)} }},");
            }

            if (entity.Key.Count > 0)
                writer.Write($"PrimaryKey = new({Literals.Of($"pk_{table.Name}")}, {Code.Ordinals(entity.Key)}),");
            if (resolved.ForeignKeys.Count > 0)
                writer.Write($"ForeignKeys = static () => [{string.Join(", ", resolved.ForeignKeys.Select(static f => f.FieldName))}],");
            EmitList(writer, "Indexes", entity.Indexes.Select(Index));
            EmitList(writer, "Checks", entity.Checks.Select(static c => $"new({Literals.Of(c.Name)}, {Literals.Of(c.Sql)})"));
            if (table.Comment is not null)
                writer.Write($"Comment = {Literals.Of(table.Comment)},");
            if (table.IsView)
                writer.Write("IsView = true,");
            if (table.ViewSql is not null)
                writer.Write($"ViewSql = {Literals.Of(table.ViewSql)},");
        }
    }

    private static void EmitList(SourceWriter writer, string name, IEnumerable<string> items)
    {
        string[] all = [.. items];
        if (all.Length > 0)
            writer.Write($"{name} = [{string.Join(", ", all)}],");
    }

    private static string Index(IndexModel index)
    {
        string code = $"new({Literals.Of(index.Name)}, {Code.Ordinals(index.Columns)}, IsUnique: {Literals.Of(index.IsUnique)})";
        List<string> more = [];
        if (index.Descending.Count > 0)
            more.Add($"Descending = [{string.Join(", ", index.Descending.Select(Literals.Of))}]");
        if (index.Filter is not null)
            more.Add($"Filter = {Literals.Of(index.Filter)}");
        return more.Count == 0 ? code : $"{code} {{ {string.Join(", ", more)} }}";
    }

    private static string Column(EntityModel entity, ColumnModel column)
    {
        StringBuilder text = new();
        text.Append($"Name = {Literals.Of(column.Name)}, Property = {Literals.Of(column.Path)}, Type = {(column.Type.ReadFormat is null ? Code.TypeField(entity, column) : column.Type.ColumnType)}");
        Flag("IsNullable", column.IsNullable);
        Number("MaxLength", column.MaxLength);
        Number("Precision", column.Precision);
        Number("Scale", column.Scale);
        Text("DatabaseType", column.DatabaseType);
        if (column.Default is not null)
            text.Append($", Default = {column.Default}");
        Text("DefaultSql", column.DefaultSql);
        Flag("DefaultNow", column.DefaultNow);
        Text("ComputedSql", column.ComputedSql);
        Flag("IsStored", column.IsStored);
        if (column.Generation is not (null or "None"))
            text.Append($", Generation = global::Orm.ValueGeneration.{column.Generation}");
        Text("Sequence", column.Sequence);
        Flag("IsVersion", column.IsVersion);
        Flag("IsConcurrencyToken", column.IsConcurrencyToken);
        Flag("IsRedacted", column.IsRedacted);
        Text("Collation", column.Collation);
        Text("Comment", column.Comment);
        return text.ToString();

        void Flag(string name, bool value)
        {
            if (value)
                text.Append($", {name} = true");
        }

        void Number(string name, int? value)
        {
            if (value is { } number)
                text.Append($", {name} = {number.ToString(CultureInfo.InvariantCulture)}");
        }

        void Text(string name, string? value)
        {
            if (value is not null)
                text.Append($", {name} = {Literals.Of(value)}");
        }
    }
}
