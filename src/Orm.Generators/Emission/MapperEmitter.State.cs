using Orm.Generators.Model;
using Orm.Generators.Resolution;

namespace Orm.Generators.Emission;

/// <summary>The mapper's part that keeps track: generated values, originals, snapshots.</summary>
internal static partial class MapperEmitter
{
    private static void EmitGeneration(SourceWriter writer, ResolvedEntity resolved)
    {
        EntityModel entity = resolved.Entity;
        string cast = $"(({entity.Type.Name})entity)";
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
            writer.Write($"var source = ({entity.Type.Name})entity;");
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
                conditional.Add((i, IsDefault(column, member, Code.Get(member, $"(({entity.Type.Name})entity)"))));
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
                writer.Write($"if (column == {i})\n    {Code.Set(member, $"(({entity.Type.Name})entity)", member is { IsValueType: false, IsNullable: false } ? "default!" : "default")};");
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
            writer.Write($"var source = ({entity.Type.Name})entity;");
            if (member.HasOriginal)
                writer.Write($"if (source._tracking.IsFirstChange({ordinal}))\n    (source._originals ??= new()).{member.Slot} = {value};");
            writer.Write($"{Code.Set(member, "source", NextVersion(column, current))};\nsource._tracking.MarkChanged(source, {ordinal});");
        }
    }

    private static void EmitOriginals(SourceWriter writer, EntityModel entity)
    {
        if (!entity.Members.Any(static m => m.HasOriginal))
            return;
        string name = entity.Type.Name;
        writer.Write($$"""

            public override object? TakeOriginals({{Entity}} entity)
            {
                var source = ({{name}})entity;
                var originals = source._originals;
                source._originals = null;
                return originals;
            }

            public override void RestoreOriginals({{Entity}} entity, object? originals) => (({{name}})entity)._originals = (Originals?)originals;

            """);
        using (writer.Block("public override void CopyOriginal(object source, object target, int column)"))
        {
            writer.Write("var from = (Originals)source;\nvar to = (Originals)target;");
            EmitSwitch(
                writer,
                entity,
                (column, _) =>
                {
                    string identifier = entity.Members[column.Member].Slot;
                    writer.Write($"to.{identifier} = from.{identifier};");
                },
                column => entity.Members[column.Member].HasOriginal);
        }
    }

    private static void EmitCopying(SourceWriter writer, EntityModel entity)
    {
        string name = entity.Type.Name;
        writer.Write($"\npublic override {Entity} Create() => new {name}(default({Code.Mapping}Materialized));\n");
        using (writer.Block($"public override void AssignColumn({Entity} source, {Entity} target, int column)"))
        {
            writer.Write($"var from = ({name})source;\nvar to = ({name})target;");
            EmitSwitch(
                writer,
                entity,
                (column, i) => writer.Write(AssignCode(entity.Members[column.Member], i)),
                column => entity.Members[column.Member].Access != MemberAccess.ReadOnly);
        }

        if (!entity.Members.Any(static m => m.HasOriginal))
            return;
        writer.Blank();
        using (writer.Block($"public override void ResetColumn({Entity} entity, int column)"))
        {
            writer.Write($"var target = ({name})entity;\nif (target._originals is not {{ }} originals || !target._tracking.IsChanged(column))\n    return;");
            EmitSwitch(
                writer,
                entity,
                (column, _) =>
                {
                    MemberModel member = entity.Members[column.Member];
                    writer.Write(Code.Set(member, "target", "originals." + member.Slot) + ";");
                    if (member.KeepsDocument)
                        writer.Write($"target.{EntityEmitter.Document(member)} = null;");
                },
                column => entity.Members[column.Member] is { HasOriginal: true, Access: not MemberAccess.ReadOnly });
        }
    }

    // Through the setter where there is one; what can only be set while an object is made is written and marked.
    private static string AssignCode(MemberModel member, int column)
    {
        string value = Code.Get(member, "from");
        if (!member.IsTracked)
            return Code.Set(member, "to", value) + ";";
        if (member.Property.Setter is null || (member.Property.SetKeyword == "init" && member.Access != MemberAccess.MixinField))
            return $"{Code.Set(member, "to", value)};\nto._tracking.MarkAssigned({column});";
        if (member.Access == MemberAccess.MixinField)
            return $"to.{Parsing.PropertyParser.MixinHook(member.Property.Name)}({value});";
        bool hidesNull = member is { IsNullable: true, IsValueType: false } && !member.Property.Type.EndsWith("?", StringComparison.Ordinal);
        return $"to.{member.Property.Identifier} = {value}{(hidesNull ? "!" : "")};";
    }

    private static void EmitSnapshot(SourceWriter writer, EntityModel entity)
    {
        if (!UsesSnapshots(entity))
            return;
        string name = entity.Type.Name;
        MemberModel[] members = [.. entity.Members.Where(static m => m.IsSnapshotted)];
        MemberModel[] documents = [.. entity.Members.Where(static m => m.KeepsDocument)];
        writer.Blank();
        using (writer.Block($"public override object? TakeSnapshot({Entity} entity)"))
        {
            writer.Write($"var source = ({name})entity;");
            foreach (MemberModel member in documents)
                writer.Write($"if (source.{EntityEmitter.Document(member)} is not null)\n    source.{EntityEmitter.Document(member)} = {member.Property.Name}Text({Code.Get(member, "source")});");
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
                writer.Write($"if (source.{EntityEmitter.Document(member)} is {{ }} {member.Property.Name}Before && {member.Property.Name}Text({Code.Get(member, "source")}) != {member.Property.Name}Before)\n    source._tracking.MarkChanged(source, {member.Columns[0]});");
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
            writer.Write($"if ({member.Property.Name}Text({value}) != before.{identifier})\n    source._tracking.MarkChanged(source, {member.Columns[0]});");
            return;
        }

        bool isMutable = member.Owned is { IsMutable: true };
        foreach (int i in member.Columns)
        {
            ColumnModel column = entity.Columns[i];
            string now = Code.Part(entity, column, value);
            string then = isMutable ? "before." + PartField(column) : Code.Part(entity, column, "before." + identifier);
            ValueEquality equality = member.Owned is null ? member.Equality : member.Owned.Parts[column.Part].Equality;
            using (writer.Block($"if (!({Code.Equal(equality == ValueEquality.Document ? ValueEquality.Comparer : equality, PartType(entity, column), now, then)}))"))
            {
                string first = string.Join(" && ", member.Columns.Select(static c => $"source._tracking.IsFirstChange({c})"));
                writer.Write($"if ({first})\n    (source._originals ??= new()).{identifier} = {(isMutable ? Rebuilt(entity, member) : "before." + identifier)};\nsource._tracking.MarkChanged(source, {i});");
            }
        }
    }

    // The owned value as it was, made again from the parts that the snapshot kept.
    private static string Rebuilt(EntityModel entity, MemberModel member)
    {
        string[] parts = [.. member.Columns.Select(i =>
        {
            ColumnModel column = entity.Columns[i];
            string part = "before." + PartField(column);
            return column.IsClrNullable || !Code.CanBeNull(entity, column) ? part : column.Type.IsValueType ? part + ".GetValueOrDefault()" : part + "!";
        })];
        string value = Code.Make(member, parts);
        return member.IsNullable ? $"before.{member.Slot} is null ? null : {value}" : value;
    }

    private static void EmitValues(SourceWriter writer, EntityModel entity)
    {
        string name = entity.Type.Name;
        writer.Blank();
        using (writer.Block($"public override object? GetValue({Entity} entity, int column)"))
        {
            writer.Write($"var source = ({name})entity;\nreturn column switch\n{{");
            using (writer.Indent())
            {
                for (int i = 0; i < entity.Columns.Count; i++)
                    writer.Write($"{i} => {Code.Part(entity, entity.Columns[i], Code.Get(entity.Members[entity.Columns[i].Member], "source"))},");
                writer.Write("_ => null,");
            }

            writer.Write("};");
        }

        writer.Blank();
        using (writer.Block($"public override object? GetOriginalValue({Entity} entity, int column)"))
        {
            if (!entity.Members.Any(static m => m.HasOriginal))
            {
                writer.Write("return GetValue(entity, column);");
                return;
            }

            writer.Write($$"""
                var source = ({{name}})entity;
                if (source._originals is not { } originals || !source._tracking.IsChanged(column))
                    return GetValue(entity, column);
                return column switch
                {
                """);
            using (writer.Indent())
            {
                for (int i = 0; i < entity.Columns.Count; i++)
                {
                    MemberModel member = entity.Members[entity.Columns[i].Member];
                    writer.Write(member.HasOriginal ? $"{i} => {Code.Part(entity, entity.Columns[i], "originals." + member.Slot)}," : $"{i} => GetValue(entity, column),");
                }

                writer.Write("_ => null,");
            }

            writer.Write("};");
        }
    }

    private static void EmitAccessors(SourceWriter writer, EntityModel entity)
    {
        foreach (MemberModel member in entity.Members)
        {
            if (member.Equality == ValueEquality.Document && member.Owned is null)
            {
                ColumnModel column = entity.Columns[member.Columns[0]];
                writer.Write($"\ninternal static string {member.Property.Name}Text({column.Type.ModelType}{(member.IsNullable || !member.IsValueType ? "?" : "")} value) => {(member.IsNullable || !member.IsValueType ? $"value is {{ }} document ? {Code.TypeField(entity, column)}.Text(document) : \"null\"" : $"{Code.TypeField(entity, column)}.Text(value)")};");
            }

            if (member.Accessor is not { } accessor)
                continue;
            string code = member.Access == MemberAccess.BackingField
                ? $"[global::System.Runtime.CompilerServices.UnsafeAccessor(global::System.Runtime.CompilerServices.UnsafeAccessorKind.Field, Name = \"<{member.Property.Name}>k__BackingField\")]\n{{0}} static extern ref {accessor.FieldType} {member.FieldName}({accessor.DeclaringType} instance);"
                : $"[global::System.Runtime.CompilerServices.UnsafeAccessor(global::System.Runtime.CompilerServices.UnsafeAccessorKind.Method, Name = \"set_{member.Property.Name}\")]\n{{0}} static extern void {member.FieldName}({accessor.DeclaringType} instance, {accessor.FieldType} value);";
            writer.Blank();
            if (accessor.TypeParameters.Length == 0)
            {
                writer.Write(code.Replace("{0}", "private"));
                continue;
            }

            using (writer.Block($"private static class {member.FieldName}Accessor{accessor.TypeParameters}{accessor.Constraints}"))
                writer.Write(code.Replace("{0}", "public"));
        }
    }

    private static void EmitNested(SourceWriter writer, EntityModel entity)
    {
        MemberModel[] originals = [.. entity.Members.Where(static m => m.HasOriginal)];
        if (originals.Length > 0)
        {
            writer.Write("\n// The values before the first change of each column.");
            using (writer.Block("internal sealed class Originals"))
            {
                foreach (MemberModel member in originals)
                    writer.Write($"public {Code.FieldType(member)} {member.Slot}{(member is { IsValueType: false, IsNullable: false } ? " = null!" : "")};");
            }
        }

        if (!UsesSnapshots(entity) || !entity.Members.Any(static m => m.IsSnapshotted))
            return;
        writer.Write("\n// The values that no setter watches, as they were when the entity was loaded or flushed.");
        using (writer.Block("private sealed class Snapshot"))
        {
            foreach ((string field, string type, _) in entity.Members.Where(static m => m.IsSnapshotted).SelectMany(m => SnapshotFields(entity, m)))
                writer.Write($"public {type} {field}{(type.EndsWith("?", StringComparison.Ordinal) ? "" : " = default!")};");
        }
    }
}
