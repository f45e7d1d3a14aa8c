using Orm.Generators.Model;
using Orm.Generators.Resolution;

namespace Orm.Generators.Emission;

/// <summary>The mapper's part that gives values in other ways: originals, copies, boxed values, accessors.</summary>
internal static partial class MapperEmitter
{
    private static void EmitOriginals(SourceWriter writer, EntityModel entity)
    {
        if (!entity.Members.Any(static m => m.HasOriginal))
            return;
        string name = entity.Type.NameInMapper;
        writer.Write($$"""

            public override object? TakeOriginals({{Entity}} entity)
            {
                var source = ({{name}})entity;
                var originals = source.{{entity.Fields.Originals}};
                source.{{entity.Fields.Originals}} = null;
                return originals;
            }

            public override void RestoreOriginals({{Entity}} entity, object? originals) => (({{name}})entity).{{entity.Fields.Originals}} = (Originals?)originals;

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
        string name = entity.Type.NameInMapper;
        writer.Write($"\npublic override {Entity} Create() => new {name}(default({Code.Mapping}Materialized));\n");
        using (writer.Block($"public override void AssignColumn({Entity} source, {Entity} target, int column)"))
        {
            writer.Write($"var from = ({name})source;\nvar to = ({name})target;");
            EmitSwitch(
                writer,
                entity,
                (column, i) => writer.Write(AssignCode(entity, entity.Members[column.Member], i)),
                column => entity.Members[column.Member].Access != MemberAccess.ReadOnly);
        }

        if (!entity.Members.Any(static m => m.HasOriginal))
            return;
        writer.Blank();
        using (writer.Block($"public override void ResetColumn({Entity} entity, int column)"))
        {
            writer.Write($"var target = ({name})entity;");
            foreach (MemberModel member in entity.Members.Where(static m => m is { KeepsDocument: true, Access: not MemberAccess.ReadOnly }))
                EmitResetDocument(writer, entity, member);
            writer.Write($"if (target.{entity.Fields.Originals} is not {{ }} originals || !target.{entity.Fields.Tracking}.IsChanged(column))\n    return;");
            EmitSwitch(
                writer,
                entity,
                (column, _) =>
                {
                    MemberModel member = entity.Members[column.Member];
                    writer.Write(Code.Set(member, "target", "originals." + member.Slot) + ";");
                    if (member.KeepsDocument)
                        writer.Write($"target.{member.DocumentField} = null;");
                },
                column => entity.Members[column.Member] is { HasOriginal: true, Access: not MemberAccess.ReadOnly });
        }
    }

    // What was changed in place has its document to go back to; an assignment has cleared that.
    private static void EmitResetDocument(SourceWriter writer, EntityModel entity, MemberModel member)
    {
        int ordinal = member.Columns[0];
        string before = member.Property.Name + "Before";
        string value = $"{Code.TypeField(entity, entity.Columns[ordinal])}.Parse({before})";
        if (member.IsNullable)
            value = $"{before} == \"null\" ? null : {value}";
        using (writer.Block($"if (column == {ordinal} && target.{member.DocumentField} is {{ Length: > 0 }} {before})"))
            writer.Write($"{Code.Set(member, "target", value)};\ntarget.{member.DocumentField} = null;\nreturn;");
        writer.Blank();
    }

    // Through the setter where there is one; what can only be set while an object is made is written and marked.
    private static string AssignCode(EntityModel entity, MemberModel member, int column)
    {
        string value = Code.Get(member, "from");
        if (!member.IsTracked)
            return Code.Set(member, "to", value) + ";";
        if (member.Property.Setter is null || (member.Property.SetKeyword == "init" && member.Access != MemberAccess.MixinField))
            return $"{Code.Set(member, "to", value)};\nto.{entity.Fields.Tracking}.MarkAssigned({column});";
        if (member.Access == MemberAccess.MixinField)
            return $"to.{Parsing.PropertyParser.MixinHook(member.Property.Name)}({value});";
        bool hidesNull = member is { IsNullable: true, IsValueType: false } && !member.Property.Type.EndsWith("?", StringComparison.Ordinal);
        return $"to.{member.Property.Identifier} = {value}{(hidesNull ? "!" : "")};";
    }

    private static void EmitValues(SourceWriter writer, EntityModel entity)
    {
        string name = entity.Type.NameInMapper;
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
                if (source.{{entity.Fields.Originals}} is not { } originals || !source.{{entity.Fields.Tracking}}.IsChanged(column))
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
