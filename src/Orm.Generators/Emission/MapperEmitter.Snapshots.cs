using Orm.Generators.Model;

namespace Orm.Generators.Emission;

/// <summary>The mapper's part that finds changes which no setter reports.</summary>
internal static partial class MapperEmitter
{
    private static void EmitSnapshot(SourceWriter writer, EntityModel entity)
    {
        if (!UsesSnapshots(entity))
            return;
        string name = entity.Type.NameInMapper;
        MemberModel[] members = [.. entity.Members.Where(static m => m.IsSnapshotted)];
        MemberModel[] documents = [.. entity.Members.Where(static m => m.KeepsDocument)];
        writer.Blank();
        using (writer.Block($"public override object? TakeSnapshot({Entity} entity)"))
        {
            writer.Write($"var source = ({name})entity;");
            foreach (MemberModel member in documents)
                writer.Write($"if (source.{member.DocumentField} is not null)\n    source.{member.DocumentField} = {member.Property.Name}Text({Code.Get(member, "source")});");
            EmitNewSnapshot(writer, entity, members);
        }

        writer.Blank();
        using (writer.Block($"public override void DetectChanges({Entity} entity, object snapshot)"))
        {
            writer.Write($"var source = ({name})entity;");
            if (members.Length > 0)
                writer.Write("var before = (Snapshot)snapshot;");
            foreach (MemberModel member in members)
                EmitDetect(writer, entity, member);
            foreach (MemberModel member in documents)
                writer.Write($"if (source.{member.DocumentField} is {{ }} {member.Property.Name}Before && {member.Property.Name}Text({Code.Get(member, "source")}) != {member.Property.Name}Before)\n    source.{entity.Fields.Tracking}.MarkChanged(source, {member.Columns[0]});");
        }
    }

    private static void EmitNewSnapshot(SourceWriter writer, EntityModel entity, MemberModel[] members)
    {
        if (members.Length == 0)
        {
            // Documents are kept in the entity itself; any object says that there is something to compare.
            writer.Write("return this;");
            return;
        }

        writer.Write("return new Snapshot\n{");
        using (writer.Indent())
        {
            foreach ((string field, _, string value) in members.SelectMany(m => SnapshotFields(entity, m)))
                writer.Write($"{field} = {value},");
        }

        writer.Write("};");
    }

    // What a snapshot keeps of a member: the value, its document, or its parts and whether there was one.
    private static IEnumerable<(string Field, string Type, string Value)> SnapshotFields(EntityModel entity, MemberModel member)
    {
        string value = Code.Get(member, "source");
        if (member.Equality == ValueEquality.Document && member.Owned is null)
        {
            yield return (member.Slot, "string", $"{member.Property.Name}Text({value})");
            yield break;
        }

        yield return (member.Slot, Code.FieldType(member), value);
        if (member.Owned is not { IsMutable: true })
            yield break;
        foreach (int i in member.Columns)
        {
            ColumnModel column = entity.Columns[i];
            yield return (PartField(column), PartType(entity, column), Code.Part(entity, column, value));
        }
    }

    private static string PartField(ColumnModel column) => column.Path.Replace('.', '_');

    private static string PartType(EntityModel entity, ColumnModel column) => column.Type.ModelType + (Code.CanBeNull(entity, column) ? "?" : "");

    private static void EmitDetect(SourceWriter writer, EntityModel entity, MemberModel member)
    {
        string identifier = member.Slot;
        string value = Code.Get(member, "source");
        if (member.Equality == ValueEquality.Document && member.Owned is null)
        {
            // Only the document of the old value is known; the column is compared by nothing else.
            writer.Write($"if ({member.Property.Name}Text({value}) != before.{identifier})\n    source.{entity.Fields.Tracking}.MarkChanged(source, {member.Columns[0]});");
            return;
        }

        bool isMutable = member.Owned is { IsMutable: true };
        foreach (int i in member.Columns)
        {
            ColumnModel column = entity.Columns[i];
            string now = Code.Part(entity, column, value);
            string then = isMutable ? "before." + PartField(column) : Code.Part(entity, column, "before." + identifier);
            ValueEquality equality = member.Owned is null ? member.Equality : Code.Path(entity, column).Last().Equality;
            using (writer.Block($"if (!({Code.Equal(equality == ValueEquality.Document ? ValueEquality.Comparer : equality, PartType(entity, column), now, then)}))"))
            {
                string first = string.Join(" && ", member.Columns.Select(c => $"source.{entity.Fields.Tracking}.IsFirstChange({c})"));
                writer.Write($"if ({first})\n    (source.{entity.Fields.Originals} ??= new()).{identifier} = {(isMutable ? Rebuilt(entity, member) : "before." + identifier)};\nsource.{entity.Fields.Tracking}.MarkChanged(source, {i});");
            }
        }
    }

    // The owned value as it was, made again from the parts that the snapshot kept.
    private static string Rebuilt(EntityModel entity, MemberModel member) =>
        $"{MakeMethod(member)}({string.Join(", ", member.Columns.Select(i => "before." + PartField(entity.Columns[i])))})";
}
