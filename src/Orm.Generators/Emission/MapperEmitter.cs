using Orm.Generators.Model;
using Orm.Generators.Parsing;
using Orm.Generators.Resolution;

namespace Orm.Generators.Emission;

/// <summary>Writes the nested mapper: access to the values by column ordinal.</summary>
internal static partial class MapperEmitter
{
    private const string Entity = Code.Mapping + "IEntity";
    private const string Row = "global::System.Data.Common.DbDataReader row";
    private const string Binder = "global::Orm.Execution.ParameterBinder binder";

    public static void Emit(SourceWriter writer, ResolvedEntity resolved)
    {
        EntityModel entity = resolved.Entity;
        string name = entity.Type.NameInMapper;
        bool isKeyed = entity.Key.Count > 0;
        writer.Write($"\n// Reads and writes the columns of \"{entity.Table.Name.Replace("\n", " ")}\".\n{Code.GeneratedCode}");
        using (writer.Block($"internal sealed class RowMapper : {Code.Mapping}{(isKeyed ? $"EntityMapper<{name}, {resolved.KeyType}>" : $"KeylessMapper<{name}>")}"))
        {
            EmitTypeFields(writer, entity);
            writer.Write("\npublic static readonly RowMapper Instance = new();\n");
            RelationshipEmitter.EmitAssociations(writer, resolved);
            RelationshipEmitter.EmitForeignKeys(writer, resolved);
            RelationshipEmitter.EmitRelationships(writer, resolved);
            writer.Write("\nprivate RowMapper()\n    : base(CreateTable())\n{\n}\n");
            EmitProperties(writer, entity);
            EmitRead(writer, entity);
            if (isKeyed)
                EmitKey(writer, entity, resolved.KeyType);
            EmitMakeMethods(writer, entity);
            EmitBindColumn(writer, entity);
            EmitBindOriginal(writer, entity);
            EmitReadColumn(writer, entity);
            EmitValidate(writer, entity);
            EmitGeneration(writer, resolved);
            EmitOriginals(writer, entity);
            EmitCopying(writer, entity);
            EmitSnapshot(writer, entity);
            EmitValues(writer, entity);
            if (resolved.Relationships.Count > 0)
                writer.Write($"\nprotected override {Code.Mapping}RelationshipInfo[] CreateRelationships() => [{string.Join(", ", resolved.Relationships.Select(static r => r.Source.Property.Name + "Relationship"))}];");
            EmitAccessors(writer, entity);
            TableInfoEmitter.Emit(writer, resolved);
            EmitNested(writer, entity);
        }
    }

    private static void EmitTypeFields(SourceWriter writer, EntityModel entity)
    {
        foreach (ColumnModel column in entity.Columns.Where(static c => c.Type.ReadFormat is null))
            writer.Write($"private static readonly {Code.Mapping}{(column.Type.Equality == ValueEquality.Document ? "DocumentColumnType" : "ColumnType")}<{column.Type.ModelType}> {Code.TypeField(entity, column)} = {column.Type.ColumnType};");
    }

    private static void EmitProperties(SourceWriter writer, EntityModel entity)
    {
        int identity = IdentityColumn(entity);
        if (identity >= 0)
            writer.Write($"\npublic override int IdentityColumn => {identity};");
        if (UsesSnapshots(entity))
            writer.Write("\npublic override bool UsesSnapshots => true;");
    }

    private static int IdentityColumn(EntityModel entity) =>
        entity.Key.Count == 1 && entity.Columns[entity.Key[0]] is { Generation: "Identity", Type.FromInteger: not null } ? entity.Key[0] : -1;

    private static bool UsesSnapshots(EntityModel entity) => !entity.Table.IsView && entity.Members.Any(static m => m.IsSnapshotted || m.KeepsDocument);

    private static void EmitRead(SourceWriter writer, EntityModel entity)
    {
        writer.Blank();
        using (writer.Block($"public override {entity.Type.NameInMapper} Read({Row}, int offset)"))
        {
            writer.Write($"var entity = new {entity.Type.NameInMapper}(default({Code.Mapping}Materialized));");
            foreach (MemberModel member in entity.Members.Where(static m => m.Access != MemberAccess.ReadOnly))
                writer.Write(Code.Set(member, "entity", ReadMember(entity, member, Code.Offset)) + ";");
            writer.Write("return entity;");
        }

        IEnumerable<int> absent = entity.Key.Count > 0 ? entity.Key : Enumerable.Range(0, entity.Columns.Count);
        writer.Write($"\npublic override bool IsMissing({Row}, int offset) => {string.Join(" && ", absent.Select(static i => $"row.IsDBNull({Code.Offset(i)})"))};");
    }

    private static string ReadMember(EntityModel entity, MemberModel member, Func<int, string> ordinalOf)
    {
        if (member.Owned is null)
        {
            ColumnModel column = entity.Columns[member.Columns[0]];
            return Code.ReadNullable(entity, column, ordinalOf(member.Columns[0])) + (column.IsNullable && !member.IsNullable ? "!" : "");
        }

        string Absent(int leaf) => $"row.IsDBNull({ordinalOf(member.Columns[leaf])})";
        string Leaf(int leaf)
        {
            ColumnModel column = entity.Columns[member.Columns[leaf]];
            string read = Code.Read(entity, column, ordinalOf(member.Columns[leaf]));
            return column.IsClrNullable ? $"{Absent(leaf)} ? null : {read}" : read;
        }

        int next = 0;
        string value = Code.Make(member.Owned, Leaf, Absent, ref next);
        return member.IsNullable ? $"{string.Join(" && ", Enumerable.Range(0, next).Select(Absent))} ? null : {value}" : value;
    }

    private static void EmitKey(SourceWriter writer, EntityModel entity, string keyType)
    {
        string[] reads = [.. entity.Key.Select(i => Code.Read(entity, entity.Columns[i], Code.Offset(i)))];
        writer.Write($"""

            public override {keyType} KeyOf({entity.Type.NameInMapper} entity) => {Code.Key(entity, "entity")};

            public override {keyType} ReadKey({Row}, int offset) => {(reads.Length == 1 ? reads[0] : $"({string.Join(", ", reads)})")};

            """);
        if (entity.Key.Count == 1)
        {
            writer.Write($"public override void BindKey({Binder}, int ordinal, {keyType} key) => {Code.Bind(entity, entity.Columns[entity.Key[0]], "ordinal", Truncated(entity.Columns[entity.Key[0]], "key"))};");
            return;
        }

        using (writer.Block($"public override void BindKey({Binder}, int ordinal, {keyType} key)"))
        {
            for (int i = 0; i < entity.Key.Count; i++)
                writer.Write(Code.Bind(entity, entity.Columns[entity.Key[i]], i == 0 ? "ordinal" : $"ordinal + {i}", Truncated(entity.Columns[entity.Key[i]], $"key.Item{i + 1}")) + ";");
        }
    }

    // A value of time as its column keeps it.
    private static string Truncated(ColumnModel column, string value) => Truncation(column)?.Replace("{0}", value) ?? value;

    private static string? Truncation(ColumnModel column) =>
        column.Type.Truncate?.Replace("{1}", (column.Precision ?? 6).ToString(System.Globalization.CultureInfo.InvariantCulture));

    private static void EmitBindColumn(SourceWriter writer, EntityModel entity)
    {
        writer.Blank();
        using (writer.Block($"public override void BindColumn({Binder}, int ordinal, {Entity} entity, int column)"))
        {
            writer.Write($"var source = ({entity.Type.NameInMapper})entity;");
            EmitSwitch(writer, entity, (column, _) => EmitBind(writer, entity, column, Code.Get(entity.Members[column.Member], "source"), writesBack: true));
        }
    }

    private static void EmitBindOriginal(SourceWriter writer, EntityModel entity)
    {
        writer.Blank();
        using (writer.Block($"public override void BindOriginal({Binder}, int ordinal, {Entity} entity, int column)"))
        {
            if (!entity.Members.Any(static m => m.HasOriginal))
            {
                writer.Write("BindColumn(binder, ordinal, entity, column);");
                return;
            }

            writer.Write($"var source = ({entity.Type.NameInMapper})entity;");
            using (writer.Block($"if (source.{entity.Fields.Originals} is not {{ }} originals || !source.{entity.Fields.Tracking}.IsChanged(column))"))
                writer.Write("BindColumn(binder, ordinal, entity, column);\nreturn;");
            writer.Blank();
            EmitSwitch(
                writer,
                entity,
                (column, _) => EmitBind(writer, entity, column, "originals." + entity.Members[column.Member].Slot, writesBack: false),
                column => entity.Members[column.Member].HasOriginal);
        }
    }

    private static void EmitSwitch(SourceWriter writer, EntityModel entity, Action<ColumnModel, int> emit, Func<ColumnModel, bool>? filter = null)
    {
        using (writer.Block("switch (column)"))
        {
            for (int i = 0; i < entity.Columns.Count; i++)
            {
                if (filter is not null && !filter(entity.Columns[i]))
                    continue;
                writer.Write($"case {i}:");
                using (writer.Indent())
                {
                    emit(entity.Columns[i], i);
                    writer.Write("break;");
                }
            }
        }
    }

    private static void EmitBind(SourceWriter writer, EntityModel entity, ColumnModel column, string memberValue, bool writesBack)
    {
        MemberModel member = entity.Members[column.Member];
        string value = Code.Part(entity, column, memberValue);
        // Only a value that belongs to the entity alone is cut to the column's precision in place; parts of owned values are cut as they are bound.
        string? truncate = Truncation(column);
        bool cutsInPlace = truncate is not null && writesBack && column.Part < 0 && member.Access != MemberAccess.ReadOnly;
        if (!Code.CanBeNull(entity, column))
        {
            if (cutsInPlace)
                writer.Write(Code.Set(member, "source", truncate!.Replace("{0}", value)) + ";");
            writer.Write(Code.Bind(entity, column, "ordinal", truncate is null || cutsInPlace ? value : truncate.Replace("{0}", value)) + ";");
            return;
        }

        string local = Code.Local(column);
        bool isBlock = truncate is not null;
        writer.Write($"if ({value} is {{ }} {local})");
        if (isBlock)
            writer.Write("{");
        using (writer.Indent())
        {
            if (truncate is not null)
                writer.Write($"{local} = {truncate.Replace("{0}", local)};");
            if (cutsInPlace)
                writer.Write(Code.Set(member, "source", local) + ";");
            writer.Write(Code.Bind(entity, column, "ordinal", local) + ";");
        }

        if (isBlock)
            writer.Write("}");
        writer.Write("else");
        using (writer.Indent())
            writer.Write(column.Type.IsArray ? $"{Code.TypeField(entity, column)}.BindNull(binder, ordinal);" : $"binder.SetNull(ordinal, {Code.Mapping}StoredKind.{column.Type.Kind});");
    }

    private static void EmitReadColumn(SourceWriter writer, EntityModel entity)
    {
        writer.Blank();
        using (writer.Block($"public override void ReadColumn({Row}, int ordinal, {Entity} entity, int column)"))
        {
            writer.Write($"var target = ({entity.Type.NameInMapper})entity;");
            EmitSwitch(
                writer,
                entity,
                (column, _) =>
                {
                    MemberModel member = entity.Members[column.Member];
                    if (column.Part >= 0)
                        writer.Write(ReadPart(entity, member, column) + ";");
                    else
                        writer.Write(Code.Set(member, "target", ReadMember(entity, member, static _ => "ordinal")) + ";");
                    if (member.KeepsDocument)
                        writer.Write($"target.{member.DocumentField} = null;");
                },
                column => entity.Members[column.Member].Access != MemberAccess.ReadOnly);
        }
    }
}
