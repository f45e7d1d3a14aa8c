using Orm.Generators.Model;
using Orm.Generators.Parsing;
using Orm.Generators.Resolution;

namespace Orm.Generators.Emission;

/// <summary>Writes the file of one entity: its half of the class, its mapper, its table handles.</summary>
internal static class EntityEmitter
{
    public static string Emit(ResolvedEntity resolved)
    {
        EntityModel entity = resolved.Entity;
        SourceWriter writer = new();
        FileEmitter.Header(writer, entity.Type.Namespace, entity.Shape.IsOblivious);
        using (FileEmitter.Containers(writer, entity.Type))
        {
            if (entity.Shape.IsMapped)
                EmitMapped(writer, resolved);
            else
                EmitRefused(writer, entity);
        }

        return writer.ToString();
    }

    private static void EmitMapped(SourceWriter writer, ResolvedEntity resolved)
    {
        EntityModel entity = resolved.Entity;
        using (writer.Block($"partial {entity.Type.Header} : {Code.Mapping}IEntity"))
        {
            EmitFields(writer, resolved);
            EmitConstructors(writer, entity);
            EmitTable(writer, entity);
            writer.Write($$"""

                ref {{Code.Mapping}}EntityTracking {{Code.Mapping}}IEntity.Tracking => ref {{entity.Fields.Tracking}};

                {{Code.Mapping}}EntityMapper {{Code.Mapping}}IEntity.Mapper => RowMapper.Instance;
                """);
            foreach (MemberModel member in entity.Members)
                PropertyEmitter.Emit(writer, resolved, member);
            foreach (ResolvedRelationship relationship in resolved.Relationships)
                PropertyEmitter.EmitRelationship(writer, relationship);
            foreach (PropertyModel property in resolved.Unmapped)
                PropertyEmitter.EmitUnmapped(writer, property);
            foreach (MemberModel member in entity.Members)
                PropertyEmitter.EmitHooks(writer, member);
            foreach (MemberModel member in entity.Members)
                PropertyEmitter.EmitWriteMethod(writer, resolved, member);
            MapperEmitter.Emit(writer, resolved);
        }

        HandleEmitter.Emit(writer, resolved);
        HandleEmitter.EmitOuter(writer, resolved);
    }

    // The class cannot be an entity; its partial properties still need bodies, so that the diagnostic is the only error.
    private static void EmitRefused(SourceWriter writer, EntityModel entity)
    {
        using (writer.Block($"partial {entity.Type.Header}"))
        {
            foreach (PropertyModel property in entity.Members.Where(static m => m.Access is MemberAccess.Field or MemberAccess.BackingField && m.IsTracked).Select(static m => m.Property)
                .Concat(entity.Relationships.Where(static r => !r.IsInherited).Select(static r => r.Property))
                .Concat(entity.Unmapped))
                PropertyEmitter.EmitUnmapped(writer, property);
        }
    }

    private static void EmitFields(SourceWriter writer, ResolvedEntity resolved)
    {
        EntityModel entity = resolved.Entity;
        writer.Write($"private {Code.Mapping}EntityTracking {entity.Fields.Tracking};");
        if (entity.Members.Any(static m => m.HasOriginal))
            writer.Write($"private RowMapper.Originals? {entity.Fields.Originals};");
        foreach (MemberModel member in entity.Members)
        {
            if (member.Access == MemberAccess.Field)
                writer.Write($"private {Code.FieldType(member)} {member.FieldName}{(member is { IsValueType: false, IsNullable: false } ? " = null!" : "")};");
            if (member.KeepsDocument)
                writer.Write($"private string? {member.DocumentField};");
        }

        foreach (ResolvedRelationship relationship in resolved.Relationships)
        {
            writer.Write($"private {Code.FieldType(relationship)}? {relationship.Source.FieldName};");
        }
    }

    private static void EmitConstructors(SourceWriter writer, EntityModel entity)
    {
        if (entity.Shape.NeedsConstructor)
        {
            if (entity.Shape.HasPlainReferences)
                writer.Write("\n#pragma warning disable CS8618 // An object initialiser assigns the plain properties.");
            writer.Write($$"""

                /// <summary>Creates a new entity, which no session holds yet.</summary>
                public {{entity.Type.Name}}()
                {
                }
                """);
            if (entity.Shape.HasPlainReferences)
                writer.Write("#pragma warning restore CS8618");
        }

        writer.Write($$"""

            // Makes an entity for a row: field initialisers run, nothing counts as assigned.
            #pragma warning disable CS8618 // The reader assigns what is required.
            [global::System.Diagnostics.CodeAnalysis.SetsRequiredMembers]
            private {{entity.Type.Name}}({{Code.Mapping}}Materialized _)
            {
            }
            #pragma warning restore CS8618
            """);
    }

    private static void EmitTable(SourceWriter writer, EntityModel entity)
    {
        if (entity.Handle.Property is not { } property)
            return;
        writer.Write($$"""

            /// <summary>The {{(entity.Table.IsView ? "view" : "table")}} "{{Xml(entity.Table.Name)}}": where statements start.</summary>
            {{entity.Handle.Accessibility}} static {{entity.Type.Sibling(entity.Handle.Name)}} {{property}} { get; } = new(global::Orm.Statements.TableSlot.Root);
            """);
    }

    public static string Xml(string text) => text.Replace("&", "&amp;").Replace("<", "&lt;").Replace("\n", " ");
}
