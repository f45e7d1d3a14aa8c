using Orm.Generators.Model;
using Orm.Generators.Parsing;
using Orm.Generators.Resolution;

namespace Orm.Generators.Emission;

/// <summary>Writes the implementing parts of partial properties, with what tracks their changes.</summary>
internal static class PropertyEmitter
{
    public static void Emit(SourceWriter writer, ResolvedEntity resolved, MemberModel member)
    {
        if (!member.IsTracked || member.Access == MemberAccess.MixinField)
            return;
        PropertyModel property = member.Property;
        writer.Blank();
        // The attribute is only read at compile time: its constructor's warning would be noise in trimmed applications.
        if (property.WarnsWhenTrimmed)
            writer.Write("[global::System.Diagnostics.CodeAnalysis.UnconditionalSuppressMessage(\"Trimming\", \"IL2026\", Justification = \"Read at compile time, never run.\")]");
        if (property.Setter is null && !member.KeepsDocument)
        {
            writer.Write($"{property.Modifiers} {property.Type} {property.Identifier} => {Value(member)};");
            return;
        }

        using (writer.Block($"{property.Modifiers} {property.Type} {property.Identifier}"))
        {
            if (property.Getter is not null)
                EmitGetter(writer, member);
            if (property.Setter is null)
                return;
            using (writer.Block($"{property.Setter}{property.SetKeyword}"))
                EmitSetter(writer, resolved, member);
        }
    }

    /// <summary>Columns of foreign keys, and those of mixins, are written by a method of their own.</summary>
    public static void EmitWriteMethod(SourceWriter writer, ResolvedEntity resolved, MemberModel member)
    {
        if (!member.IsTracked || member.Property.Setter is null)
            return;
        if (member.Access == MemberAccess.MixinField)
        {
            writer.Write($"\n/// <summary>Sets {EntityEmitter.Xml(member.Property.Name)} and tracks the change.</summary>\n{Code.Hidden}");
            using (writer.Block($"{member.Property.Hook} override void {PropertyParser.MixinHook(member.Property.Name)}({member.Property.Type} value)"))
                EmitSetter(writer, resolved, member);
        }

        if (!IsForeignKey(resolved, member))
            return;
        writer.Write("\n// Sets the column without touching the relationship that it belongs to; true when it changed.");
        using (writer.Block($"private bool {member.WriteMethod}({member.Property.Type} value)"))
        {
            EmitAssignment(writer, resolved.Entity, member, "return false;");
            writer.Write("return true;");
        }
    }

    public static void EmitHooks(SourceWriter writer, MemberModel member)
    {
        if (!member.IsTracked || member.Property.Setter is null)
            return;
        if (member.HasChangingHook)
            writer.Write($"\npartial void On{member.Property.Name}Changing({member.Property.Type} value);");
        if (member.HasChangedHook)
            writer.Write($"\npartial void On{member.Property.Name}Changed();");
    }

    public static void EmitRelationship(SourceWriter writer, ResolvedRelationship relationship)
    {
        RelationshipModel source = relationship.Source;
        PropertyModel property = source.Property;
        string field = source.FieldName;
        string mapper = $"RowMapper.{property.Name}Relationship";
        string value = source.IsCollection ? $"{field} ??= {mapper}.CollectionOf(this)"
            : $"{field} ?? {mapper}.Resolve(this){(property.Type.EndsWith("?", StringComparison.Ordinal) ? "" : "!")}";
        writer.Blank();
        if (source.IsInherited)
        {
            EmitInheritedRelationship(writer, relationship, value);
            return;
        }

        string header = $"{property.Modifiers} {property.Type} {property.Identifier}";
        if (source.IsWriteOnly)
        {
            using (writer.Block(header))
            using (writer.Block("get"))
                writer.Write($"if ({field} is null)\n    _ = {mapper}.CollectionOf(this);\nreturn {field}!;");
            return;
        }

        if (property.Setter is null)
        {
            writer.Write($"{header} =>");
            using (writer.Indent())
                writer.Write(value + ";");
            return;
        }

        using (writer.Block(header))
        {
            if (property.Getter is not null)
                writer.Write($"{property.Getter}get => {value};");
            if (!source.IsCollection)
            {
                writer.Write($"{property.Setter}{property.SetKeyword} => {mapper}.Assign(this, value);");
                return;
            }

            using (writer.Block($"{property.Setter}{property.SetKeyword}"))
                EmitReplace(writer, mapper, relationship);
        }
    }

    // The new items are taken first: they may come from the collection itself. Null leaves it empty.
    private static void EmitReplace(SourceWriter writer, string mapper, ResolvedRelationship relationship)
    {
        string values = relationship.Source.Property.Type.EndsWith("?", StringComparison.Ordinal) ? "value is null ? [] : [.. value]" : "[.. value]";
        writer.Write($"""
            var items = {mapper}.CollectionOf(this);
            if (ReferenceEquals(items, value))
                return;
            {relationship.Target.Id}[] values = {values};
            {relationship.Source.FieldName} = items;
            items.Clear();
            foreach (var item in values)
                items.Add(item);
            """);
    }

    // The property stands in the mixin's half, which calls these.
    private static void EmitInheritedRelationship(SourceWriter writer, ResolvedRelationship relationship, string value)
    {
        PropertyModel property = relationship.Source.Property;
        string field = relationship.Source.FieldName;
        string mapper = $"RowMapper.{property.Name}Relationship";
        if (property.Getter is not null)
        {
            writer.Write($"/// <summary>Reads {property.Name}.</summary>\n{Code.Hidden}");
            string header = $"{property.Hook} override {property.Type} {PropertyParser.MixinReader(property.Name)}()";
            if (relationship.Source.IsWriteOnly)
            {
                using (writer.Block(header))
                    writer.Write($"if ({field} is null)\n    _ = {mapper}.CollectionOf(this);\nreturn {field}!;");
            }
            else
            {
                writer.Write($"{header} => {value};");
            }
        }

        if (property.Setter is null)
            return;
        writer.Write($"\n/// <summary>Sets {property.Name}.</summary>\n{Code.Hidden}");
        using (writer.Block($"{property.Hook} override void {PropertyParser.MixinHook(property.Name)}({property.Type} value)"))
        {
            if (relationship.Source.IsCollection)
                EmitReplace(writer, mapper, relationship);
            else
                writer.Write($"{mapper}.Assign(this, value);");
        }
    }

    /// <summary>A body for a property that cannot be mapped; a diagnostic says why.</summary>
    public static void EmitUnmapped(SourceWriter writer, PropertyModel property)
    {
        writer.Blank();
        using (writer.Block($"{property.Modifiers} {property.Type} {property.Identifier}"))
        {
            if (property.Getter is not null)
                writer.Write($"{property.Getter}get => throw null!;");
            if (property.Setter is not null)
                writer.Write($"{property.Setter}{property.SetKeyword} => throw null!;");
        }
    }

    private static bool IsForeignKey(ResolvedEntity resolved, MemberModel member) =>
        resolved.ForeignKeys.Any(f => f.Columns.Any(c => member.Columns.Contains(c)));

    private static string Store(MemberModel member) => member.Access == MemberAccess.BackingField ? "field" : member.FieldName;

    // A reference without annotation may be null inside; outside it looks as the user declared it.
    private static string Value(MemberModel member) =>
        Store(member) + (member is { IsNullable: true, IsValueType: false } && !member.Property.Type.EndsWith("?", StringComparison.Ordinal) ? "!" : "");

    private static void EmitGetter(SourceWriter writer, MemberModel member)
    {
        if (!member.KeepsDocument)
        {
            writer.Write($"{member.Property.Getter}get => {Value(member)};");
            return;
        }

        using (writer.Block(member.Property.Getter + "get"))
        {
            writer.Write($$"""
                {{member.DocumentField}} ??= RowMapper.{{member.Property.Name}}Text({{Store(member)}});
                return {{Value(member)}};
                """);
        }
    }

    private static void EmitSetter(SourceWriter writer, ResolvedEntity resolved, MemberModel member)
    {
        if (!IsForeignKey(resolved, member))
        {
            EmitAssignment(writer, resolved.Entity, member, "return;");
            return;
        }

        ResolvedRelationship[] relationships = [.. resolved.Relationships.Where(r => r.ForeignKeyColumns.Any(c => member.Columns.Contains(c)))];
        if (relationships.Length == 0)
        {
            writer.Write($"{member.WriteMethod}(value);");
            return;
        }

        if (relationships.Length == 1)
        {
            writer.Write($"if ({member.WriteMethod}(value))");
            using (writer.Indent())
                writer.Write($"RowMapper.{relationships[0].Source.Property.Name}Relationship.ForeignKeyChanged(this);");
            return;
        }

        writer.Write($"if (!{member.WriteMethod}(value))\n    return;");
        foreach (ResolvedRelationship relationship in relationships)
            writer.Write($"RowMapper.{relationship.Source.Property.Name}Relationship.ForeignKeyChanged(this);");
    }

    private static void EmitAssignment(SourceWriter writer, EntityModel entity, MemberModel member, string unchanged)
    {
        string store = Store(member);
        if (member.Owned is not null)
        {
            EmitOwnedAssignment(writer, entity, member, unchanged);
            return;
        }

        int column = member.Columns[0];
        // Another reference to a document is compared when it is flushed; the same one cannot tell.
        using (writer.Block($"if ({Code.Equal(member.Equality, Code.FieldType(member), store, "value")})"))
            writer.Write($"{entity.Fields.Tracking}.MarkAssigned({column});\n{unchanged}");
        EmitChanging(writer, member);
        writer.Write($"""
            if ({entity.Fields.Tracking}.IsFirstChange({column}))
                ({entity.Fields.Originals} ??= new()).{member.Slot} = {store};
            {store} = value;
            """);
        if (member.KeepsDocument)
            writer.Write($"{member.DocumentField} = \"\";");
        writer.Write($"{entity.Fields.Tracking}.MarkChanged(this, {column});");
        EmitChanged(writer, member);
    }

    // Marks the columns of those parts that differ; the whole value before the first change is kept once.
    private static void EmitOwnedAssignment(SourceWriter writer, EntityModel entity, MemberModel member, string unchanged)
    {
        string store = Store(member);
        using (writer.Block($"if ({Code.Equal(member.IsMutable ? ValueEquality.Document : ValueEquality.Comparer, Code.FieldType(member), store, "value")})"))
        {
            foreach (int column in member.Columns)
                writer.Write($"{entity.Fields.Tracking}.MarkAssigned({column});");
            writer.Write(unchanged);
        }

        EmitChanging(writer, member);
        writer.Write($"""
            var before = {store};
            if ({string.Join(" && ", member.Columns.Select(c => $"{entity.Fields.Tracking}.IsFirstChange({c})"))})
                ({entity.Fields.Originals} ??= new()).{member.Slot} = before;
            {store} = value;
            """);
        foreach (int column in member.Columns)
        {
            ColumnModel part = entity.Columns[column];
            string type = part.Type.ModelType + (Code.IsSafePartNullable(entity, part) ? "?" : "");
            string equal = Code.Equal(ValueEquality.Comparer, type, Code.SafePart(entity, part, "before"), Code.SafePart(entity, part, "value"));
            writer.Write($"{entity.Fields.Tracking}.MarkAssigned({column});\nif (!{equal})\n    {entity.Fields.Tracking}.MarkChanged(this, {column});");
        }

        EmitChanged(writer, member);
    }

    private static void EmitChanging(SourceWriter writer, MemberModel member)
    {
        writer.Blank();
        if (member.HasChangingHook)
            writer.Write($"On{member.Property.Name}Changing(value);");
    }

    private static void EmitChanged(SourceWriter writer, MemberModel member)
    {
        if (member.HasChangedHook)
            writer.Write($"On{member.Property.Name}Changed();");
    }
}
