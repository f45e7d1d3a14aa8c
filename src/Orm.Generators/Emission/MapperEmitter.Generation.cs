using Orm.Generators.Model;
using Orm.Generators.Resolution;

namespace Orm.Generators.Emission;

/// <summary>The mapper's part that makes values: keys, versions, and what counts as assigned.</summary>
internal static partial class MapperEmitter
{
    private static void EmitGeneration(SourceWriter writer, ResolvedEntity resolved)
    {
        EntityModel entity = resolved.Entity;
        string cast = $"(({entity.Type.NameInMapper})entity)";
        int identity = IdentityColumn(entity);
        if (identity >= 0)
        {
            ColumnModel column = entity.Columns[identity];
            writer.Write($"\npublic override void SetIdentity({Entity} entity, long value) => {Code.Set(entity.Members[column.Member], cast, column.Type.FromInteger!.Replace("{0}", "value"))};");
        }

        EmitClientValues(writer, entity);
        EmitIsAssigned(writer, resolved);
        EmitClear(writer, entity);
        EmitVersion(writer, entity);
    }

    private static void EmitClientValues(SourceWriter writer, EntityModel entity)
    {
        List<string> lines = [];
        for (int i = 0; i < entity.Columns.Count; i++)
        {
            ColumnModel column = entity.Columns[i];
            if (column.Part >= 0)
                continue;
            MemberModel member = entity.Members[column.Member];
            string value = Code.Get(member, "source");
            string isUnset = IsDefault(column, member, value);
            if (column is { Generation: "ClientGuid", Type.FromGuid: { } fromGuid })
                lines.Add($"if ({isUnset})\n    {Code.Set(member, "source", fromGuid.Replace("{0}", "global::System.Guid.CreateVersion7()"))};");
            else if (column.IsVersion && column.Type.ModelType == "byte[]")
                lines.Add($"if ({isUnset})\n    {Code.Set(member, "source", NextVersion(column, value))};");
        }

        if (lines.Count == 0)
            return;
        writer.Blank();
        using (writer.Block($"public override void GenerateClientValues({Entity} entity)"))
        {
            writer.Write($"var source = ({entity.Type.NameInMapper})entity;");
            foreach (string line in lines)
                writer.Write(line);
        }
    }

    private static string IsDefault(ColumnModel column, MemberModel member, string value) => member.IsNullable || !member.IsValueType
        ? $"{value} is null"
        : $"global::System.Collections.Generic.EqualityComparer<{column.Type.ModelType}>.Default.Equals({value}, default)";

    // No setter watches plain properties: all count as assigned, but those that something else would fill only with another value than their type's default.
    private static void EmitIsAssigned(SourceWriter writer, ResolvedEntity resolved)
    {
        EntityModel entity = resolved.Entity;
        HashSet<int> references = [.. resolved.ForeignKeys.SelectMany(static f => f.Columns)];
        List<int> always = [];
        List<(int Ordinal, string Condition)> conditional = [];
        for (int i = 0; i < entity.Columns.Count; i++)
        {
            ColumnModel column = entity.Columns[i];
            MemberModel member = entity.Members[column.Member];
            if (member.IsTracked || member.Access == MemberAccess.ReadOnly)
                continue;
            bool isFilled = column.HasDatabaseDefault || column.Generation is "ClientGuid" || (references.Contains(i) && !column.IsNullable);
            if (column.Part < 0 && isFilled)
                conditional.Add((i, IsDefault(column, member, Code.Get(member, $"(({entity.Type.NameInMapper})entity)"))));
            else
                always.Add(i);
        }

        if (always.Count + conditional.Count == 0)
            return;
        writer.Write($"\npublic override bool IsAssigned({Entity} entity, int column) => column switch\n{{");
        using (writer.Indent())
        {
            foreach ((int ordinal, string condition) in conditional)
                writer.Write($"{ordinal} => !({condition}),");
            if (always.Count > 0)
                writer.Write($"{string.Join(" or ", always)} => true,");
            writer.Write("_ => base.IsAssigned(entity, column),");
        }

        writer.Write("};");
    }

    private static void EmitClear(SourceWriter writer, EntityModel entity)
    {
        int[] generated = [.. Enumerable.Range(0, entity.Columns.Count).Where(i =>
            entity.Columns[i] is { Part: < 0, Generation: "Identity" or "Sequence" or "ClientGuid" } column && entity.Members[column.Member].Access != MemberAccess.ReadOnly)];
        if (generated.Length == 0)
            return;
        writer.Blank();
        using (writer.Block($"public override void ClearGenerated({Entity} entity, int column)"))
        {
            foreach (int i in generated)
            {
                MemberModel member = entity.Members[entity.Columns[i].Member];
                writer.Write($"if (column == {i})\n    {Code.Set(member, $"(({entity.Type.NameInMapper})entity)", member is { IsValueType: false, IsNullable: false } ? "default!" : "default")};");
            }
        }
    }

    private static string NextVersion(ColumnModel column, string value) => column.Type switch
    {
        { ModelType: "byte[]" } => "global::System.Guid.CreateVersion7().ToByteArray()",
        { FromGuid: { } fromGuid } => fromGuid.Replace("{0}", "global::System.Guid.CreateVersion7()"),
        _ => $"unchecked(({column.Type.ModelType})({value} + 1))",
    };

    private static void EmitVersion(SourceWriter writer, EntityModel entity)
    {
        int ordinal = Enumerable.Range(0, entity.Columns.Count).Where(i => entity.Columns[i] is { IsVersion: true, Part: < 0 } c && (c.Type.ModelType == "byte[]" || c.Type.FromGuid is not null || (c.Type.IsInteger && c.Type.ReadFormat is not null))).DefaultIfEmpty(-1).First();
        if (ordinal < 0 || entity.Members[entity.Columns[ordinal].Member] is { Access: MemberAccess.ReadOnly })
            return;
        ColumnModel column = entity.Columns[ordinal];
        MemberModel member = entity.Members[column.Member];
        string value = Code.Get(member, "source");
        string current = !member.IsNullable ? value : member.IsValueType ? value + ".GetValueOrDefault()" : value + "!";
        writer.Blank();
        using (writer.Block($"public override void AdvanceVersion({Entity} entity)"))
        {
            writer.Write($"var source = ({entity.Type.NameInMapper})entity;");
            if (member.HasOriginal)
                writer.Write($"if (source.{entity.Fields.Tracking}.IsFirstChange({ordinal}))\n    (source.{entity.Fields.Originals} ??= new()).{member.Slot} = {value};");
            writer.Write($"{Code.Set(member, "source", NextVersion(column, current))};\nsource.{entity.Fields.Tracking}.MarkChanged(source, {ordinal});");
        }
    }
}
