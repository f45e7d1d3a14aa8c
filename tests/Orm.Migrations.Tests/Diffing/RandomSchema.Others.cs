using Orm.Mapping;
using Orm.Schema;

namespace Orm.Migrations.Tests.Diffing;

/// <content>Views, comments, and the types and sequences of columns.</content>
internal sealed partial class RandomSchema
{
    private DatabaseSchema? AddView() => Table() is { } table && Schema.Views.Count < 4
        ? Schema with { Views = [.. Schema.Views, new ViewSchema(Name("v"), $"SELECT {table.Columns[0].Name} AS a FROM {table.Name} WHERE {table.Columns[0].Name} IS NOT NULL")] }
        : null;

    private DatabaseSchema? DropView() => Schema.Views.Count == 0 ? null : Schema with { Views = [.. Schema.Views.Except([Pick(Schema.Views)])] };

    private DatabaseSchema? Comment() => Table() is { } table ? Replace(table, table with { Comment = random.Next(2) == 0 ? null : Name("says ") }) : null;

    private DatabaseSchema? AddEnum()
    {
        if (Table() is not { } table || Schema.Enums.Count > 3)
            return null;
        ObjectName name = Name("e");
        SchemaList<string> labels = ["a", "b"];
        return Replace(Schema with { Enums = [.. Schema.Enums, new EnumSchema(name, labels)] }, table, table with
        {
            Columns = [.. table.Columns, new ColumnSchema(Name("c"), new(StoredKind.Named) { Enum = name, Labels = labels }) { IsNullable = true }],
        });
    }

    private DatabaseSchema? AlterEnum() => Schema.Enums.Count == 0 ? null : new AlterEnumOperation(Pick(Schema.Enums).Name, ["a", "b", Name("l")]).Apply(Schema);

    private DatabaseSchema? AddSequence() => Table() is { } table && Name("s") is var name
        ? Replace(Schema with { Sequences = [.. Schema.Sequences, new SequenceSchema(name)] }, table, table with
        {
            Columns = [.. table.Columns, new ColumnSchema(Name("c"), new(StoredKind.Int64)) { Generation = ValueGeneration.Sequence, Sequence = name }],
        })
        : null;

    private DatabaseSchema? DropEnum()
    {
        EnumSchema[] unused = [.. Schema.Enums.Where(e => Schema.Tables.All(t => t.Columns.All(c => c.Type.Enum != e.Name)))];
        return unused.Length == 0 ? null : new DropEnumOperation(Pick(unused).Name).Apply(Schema);
    }
}
