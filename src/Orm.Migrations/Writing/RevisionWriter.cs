using System.Text;
using Orm.Schema;

namespace Orm.Migrations;

/// <summary>Writes revisions as C# classes, both ways written out.</summary>
public static class RevisionWriter
{
    /// <summary>The text of a file with the revision's class.</summary>
    /// <param name="draft">The revision.</param>
    /// <param name="namespace">The namespace of the class.</param>
    /// <param name="className">The class's name; null for that of the message.</param>
    public static string Write(RevisionDraft draft, string @namespace, string? className = null)
    {
        ArgumentNullException.ThrowIfNull(draft);
        var body = new StringBuilder();
        DatabaseSchema schema = draft.Start;
        var reverses = new List<SchemaOperation>();
        foreach (SchemaOperation operation in draft.Operations)
        {
            Append(body, operation, NoteOn(operation, schema));
            if (operation.Reverse(schema) is { } reverse)
                reverses.Insert(0, Backfill.Filled(reverse));
            schema = operation.Apply(schema);
        }

        AppendLeftOut(body, draft);
        var back = new StringBuilder();
        foreach (SchemaOperation reverse in reverses)
            Append(back, reverse, null);
        string code = body.ToString() + back;
        string parents = draft.Parents.Count == 0 ? "" : $", Parents = {CSharp.List(draft.Parents)}";
        string message = draft.Message.Length == 0 ? "" : $", Message = {CSharp.Text(draft.Message)}";
        return $$"""
            {{(code.Contains("ReferentialAction.", StringComparison.Ordinal) ? "using Orm;\n" : "")}}{{(code.Contains("StoredKind.", StringComparison.Ordinal) ? "using Orm.Mapping;\n" : "")}}using Orm.Migrations;
            {{(code.Contains("new ObjectName(", StringComparison.Ordinal) ? "using Orm.Schema;\n" : "")}}
            namespace {{@namespace}};

            [Migration({{CSharp.Text(draft.Id)}}{{parents}}{{message}})]
            internal sealed class {{className ?? draft.ClassName}} : Migration
            {
                public override void Upgrade(MigrationBuilder op)
                {
            {{body}}    }

                public override void Downgrade(MigrationBuilder op)
                {
            {{back}}    }
            }

            """.ReplaceLineEndings("\n");
    }

    private static void Append(StringBuilder text, SchemaOperation operation, string? note)
    {
        if (note is not null)
            text.Append("        // ").Append(note).Append('\n');
        foreach (string line in OperationCode.Of(operation))
            text.Append("        ").Append(line).Append('\n');
    }

    private static void AppendLeftOut(StringBuilder text, RevisionDraft draft)
    {
        if (draft.LeftOut.Count == 0)
            return;
        text.Append("        // The database holds more, for which there is no operation. What is to be made elsewhere, too, belongs into op.Sql:\n");
        foreach (UnsupportedObject item in draft.LeftOut)
        {
            text.Append("        // - ").Append(item.Description.ReplaceLineEndings(" ")).Append('\n');
            if (item.Sql is { } sql)
                text.Append("        //   op.Sql(").Append(CSharp.Text(sql)).Append(draft.Dialect is { } only ? $", dialect: {CSharp.Text(only)}" : "").Append(");\n");
        }
    }

    // What the author should look at.
    private static string? NoteOn(SchemaOperation operation, DatabaseSchema before) => operation switch
    {
        DropTableOperation => "Its rows go, too.",
        DropColumnOperation o when before.FindTable(o.Table)?.FindColumn(o.Column)?.ComputedSql is null => "Its values go, too.",
        AddColumnOperation { BackfillSql: { } value } => $"Rows that are there get {value}: say what they should hold, or give the column a default.",
        AddColumnOperation { Column: { IsNullable: false, Default: null, ComputedSql: null, Generation: ValueGeneration.None } } => "Rows that are there have no value for it: give a backfill, or this fails where the table is not empty.",
        AlterColumnOperation o when !o.NewColumn.IsNullable && before.FindTable(o.Table)?.FindColumn(o.Column)?.IsNullable == true => "Fails where rows hold null: change those first (op.Sql).",
        _ => null,
    };
}
