using Orm.Generators.Model;
using Orm.Generators.Parsing;
using Orm.Generators.Resolution;

namespace Orm.Generators.Emission;

/// <summary>Writes the table handles: typed columns and relationship symbols.</summary>
internal static class HandleEmitter
{
    public static void Emit(SourceWriter writer, ResolvedEntity resolved)
    {
        EntityModel entity = resolved.Entity;
        string handle = entity.Handle.Name;
        string type = entity.Type.FullName;
        string parent = entity.Key.Count > 0 ? $"global::Orm.KeyedTable<{handle}, {type}, {resolved.KeyType}>" : $"global::Orm.Table<{handle}, {type}>";
        writer.Write($"\n/// <summary>The columns and relationships of the {Noun(entity)} \"{EntityEmitter.Xml(entity.Table.Name)}\", for statements.</summary>\n{Code.GeneratedCode}");
        using (writer.Block($"{entity.Handle.Accessibility} sealed class {handle} : {parent}, global::Orm.Statements.IOuterJoinable<{entity.Handle.OuterName}>"))
        {
            foreach (ResolvedRelationship relationship in resolved.Relationships)
                writer.Write($"private {Symbol(relationship)}? _{Symbols.Camel(relationship.Source.Property.Name)};");
            string made = entity.Handle.Property is { } property ? $"{type}.{property}" : $"{handle}.{EntityFacts.FreeName(entity)}";
            EmitConstructor(writer, entity, handle, $"Made through <c>{EntityEmitter.Xml(made.Replace("global::", ""))}</c>.", isOuter: false);
            if (entity.Handle.Property is null)
                writer.Write($"\n/// <summary>The {Noun(entity)} \"{EntityEmitter.Xml(entity.Table.Name)}\": where statements start.</summary>\npublic static {handle} {EntityFacts.FreeName(entity)} {{ get; }} = new(global::Orm.Statements.TableSlot.Root);");
            EmitColumns(writer, entity, isOuter: false);
            foreach (ResolvedRelationship relationship in resolved.Relationships)
                EmitSymbol(writer, entity, relationship, isOuter: false);
            writer.Write($"\n/// <inheritdoc/>\nprotected override {handle} CreateAt(global::Orm.Statements.TableSlot slot) => new(slot);\n\n{entity.Handle.OuterName} global::Orm.Statements.IOuterJoinable<{entity.Handle.OuterName}>.CreateOuter(global::Orm.Statements.TableSlot slot) => new(slot);");
            EmitOwnedClasses(writer, entity, isOuter: false);
        }
    }

    public static void EmitOuter(SourceWriter writer, ResolvedEntity resolved)
    {
        EntityModel entity = resolved.Entity;
        string handle = entity.Handle.OuterName;
        writer.Write($"\n/// <summary>The columns and relationships of the {Noun(entity)} \"{EntityEmitter.Xml(entity.Table.Name)}\" on the optional side of an outer join.</summary>\n{Code.GeneratedCode}");
        using (writer.Block($"{entity.Handle.Accessibility} sealed class {handle} : global::Orm.OuterTable<{handle}, {entity.Type.FullName}>"))
        {
            foreach (ResolvedRelationship relationship in resolved.Relationships)
                writer.Write($"private {Symbol(relationship)}? _{Symbols.Camel(relationship.Source.Property.Name)};");
            EmitConstructor(writer, entity, handle, "Made by outer joins.", isOuter: true);
            EmitColumns(writer, entity, isOuter: true);
            foreach (ResolvedRelationship relationship in resolved.Relationships)
                EmitSymbol(writer, entity, relationship, isOuter: true);
            EmitOwnedClasses(writer, entity, isOuter: true);
        }
    }

    private static string Noun(EntityModel entity) => entity.Table.IsView ? "view" : "table";

    private static void EmitConstructor(SourceWriter writer, EntityModel entity, string handle, string summary, bool isOuter)
    {
        writer.Write($"\n/// <summary>{summary}</summary>\n{Code.Hidden}");
        writer.Write($"public {handle}(global::Orm.Statements.TableSlot slot)\n    : base({entity.Type.FullName}.RowMapper.Instance, slot)");
        using (writer.Body())
        {
            foreach (MemberModel member in entity.Members)
                writer.Write($"{Name(handle, member.Property)} = {(member.Owned is null ? $"new(this, {member.Columns[0]})" : "new(this)")};");
        }
    }

    // A property may not be called as its class is, or as what that overrides.
    private static string Name(string handle, PropertyModel property) => property.Identifier == handle || property.Name == "CreateAt" ? property.Identifier + "_" : property.Identifier;

    private static void EmitColumns(SourceWriter writer, EntityModel entity, bool isOuter)
    {
        string handle = isOuter ? entity.Handle.OuterName : entity.Handle.Name;
        foreach (MemberModel member in entity.Members)
        {
            ColumnModel column = entity.Columns[member.Columns[0]];
            bool hides = isOuter ? column.HidesInheritedOuter : column.HidesInherited;
            string prefix = hides && member.Owned is null && Name(handle, member.Property) == member.Property.Identifier ? "new " : "";
            string absent = isOuter ? ", null where no row was joined" : "";
            writer.Write(member.IsInherited ? $"\n/// <summary>The inherited property {member.Property.Name}.</summary>" : $"\n/// <inheritdoc cref=\"{Cref(entity, member.Property)}\"/>");
            if (member.Owned is null)
            {
                writer.Write($"/// <remarks>Column {EntityEmitter.Xml(column.Name)}{absent}.</remarks>\n{Access(member.Property)} {prefix}{ColumnClass(entity, column, isOuter)} {Name(handle, member.Property)} {{ get; }}");
                continue;
            }

            writer.Write($"/// <remarks>Columns {EntityEmitter.Xml(string.Join(", ", member.Columns.Select(i => entity.Columns[i].Name)))}{absent}.</remarks>\n{Access(member.Property)} {member.Property.Name}Columns {Name(handle, member.Property)} {{ get; }}");
        }
    }

    private static string Access(PropertyModel property) => property.IsPublic ? "public" : "internal";

    private static string Cref(EntityModel entity, PropertyModel property) => $"{entity.Type.FullName}.{property.Identifier}";

    private static string ColumnClass(EntityModel entity, ColumnModel column, bool isOuter)
    {
        string type = column.Type.ModelType;
        if (isOuter || column.IsNullable)
            return column.Type.IsValueType ? $"global::Orm.NullableValueColumn<{type}>" : $"global::Orm.NullableColumn<{type}>";
        return type == "bool" ? "global::Orm.BoolColumn" : $"global::Orm.Column<{type}>";
    }

    private static void EmitOwnedClasses(SourceWriter writer, EntityModel entity, bool isOuter)
    {
        foreach (MemberModel member in entity.Members.Where(static m => m.Owned is not null))
            EmitOwnedClass(writer, entity, member.Owned!, member.Property.Name, member.Columns[0], Access(member.Property), isOuter);
    }

    private static void EmitOwnedClass(SourceWriter writer, EntityModel entity, OwnedModel owned, string path, int first, string access, bool isOuter)
    {
        string name = path + "Columns";
        (OwnedPart Part, int First)[] parts = [.. owned.Parts.Select((p, i) => (p, first + owned.Parts.Take(i).Sum(static q => q.Owned?.Leaves.Length ?? 1)))];
        writer.Write($"\n/// <summary>The columns that {path} is spread over.</summary>");
        using (writer.Block($"{access} sealed class {name}"))
        {
            using (writer.Block($"internal {name}(global::Orm.Statements.ITableSource table)"))
            {
                foreach ((OwnedPart part, int column) in parts)
                    writer.Write($"{part.Identifier} = new(table{(part.Owned is null ? $", {column}" : "")});");
            }

            foreach ((OwnedPart part, int column) in parts)
            {
                writer.Write(part.Owned is null
                    ? $"\n/// <summary>Column {EntityEmitter.Xml(entity.Columns[column].Name)}.</summary>\npublic {ColumnClass(entity, entity.Columns[column], isOuter)} {part.Identifier} {{ get; }}"
                    : $"\n/// <summary>The columns of {part.Name}.</summary>\npublic {path}{part.Name}Columns {part.Identifier} {{ get; }}");
            }
        }

        foreach ((OwnedPart part, int column) in parts.Where(static p => p.Part.Owned is not null))
            EmitOwnedClass(writer, entity, part.Owned!, path + part.Name, column, access, isOuter);
    }

    private static string Symbol(ResolvedRelationship relationship) =>
        $"global::Orm.{(relationship.Source.IsWriteOnly ? "WriteOnlyMany" : relationship.Source.IsCollection ? "Many" : "One")}<{relationship.Target.Handle}, {relationship.Target.OuterHandle}, {relationship.Target.Id}>";

    private static void EmitSymbol(SourceWriter writer, EntityModel entity, ResolvedRelationship relationship, bool isOuter)
    {
        PropertyModel property = relationship.Source.Property;
        bool hides = isOuter ? relationship.Source.HidesInheritedOuter : relationship.Source.HidesInherited;
        string handle = isOuter ? entity.Handle.OuterName : entity.Handle.Name;
        string summary = relationship.Source.IsInherited ? $"<summary>The inherited relationship {property.Name}.</summary>" : $"<inheritdoc cref=\"{Cref(entity, property)}\"/>";
        string access = property.IsPublic && (relationship.Target.IsPublic || entity.Handle.Accessibility != "public") ? "public" : "internal";
        writer.Write($"\n/// {summary}\n{access} {(hides && Name(handle, property) == property.Identifier ? "new " : "")}{Symbol(relationship)} {Name(handle, property)} =>");
        using (writer.Indent())
            writer.Write($"_{Symbols.Camel(property.Name)} ??= new(this, {entity.Type.FullName}.RowMapper.{property.Name}Relationship, static slot => new(slot), static slot => new(slot));");
    }
}
