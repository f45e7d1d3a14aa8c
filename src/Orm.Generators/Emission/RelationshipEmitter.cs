using Orm.Generators.Model;
using Orm.Generators.Parsing;
using Orm.Generators.Resolution;

namespace Orm.Generators.Emission;

/// <summary>Writes the mapper's foreign keys, relationships and association tables.</summary>
internal static class RelationshipEmitter
{
    private static readonly string[] CascadeFlags = ["SaveUpdate", "Merge", "Delete", "DeleteOrphan", "PassiveDeletes"];

    public static void EmitForeignKeys(SourceWriter writer, ResolvedEntity resolved)
    {
        foreach (ForeignKeyModel foreignKey in resolved.ForeignKeys)
            EmitForeignKey(writer, resolved.Entity, foreignKey);
    }

    public static void EmitRelationships(SourceWriter writer, ResolvedEntity resolved)
    {
        for (int i = 0; i < resolved.Relationships.Count; i++)
        {
            ResolvedRelationship relationship = resolved.Relationships[i];
            RelationshipModel source = relationship.Source;
            writer.Blank();
            using (writer.Block($"public static readonly {Code.RelationshipType(relationship, resolved.Entity.Type.NameInMapper)} {source.Property.Name}Relationship = new()", "};"))
            {
                writer.Write($"""
                    Name = {Literals.Of(source.Property.Name)},
                    Index = {i},
                    Source = static () => Instance,
                    Target = static () => {relationship.Target.Mapper},
                    """);
                // A field declared further down in the same class may be null as the compiler sees it.
                if (relationship.Inverse is not null)
                    writer.Write($"Inverse = static () => {relationship.Inverse}{(relationship.Target.Id == resolved.Entity.Type.FullName ? "!" : "")},");
                if (source.Cascade is { } cascade)
                    writer.Write($"Cascade = {CascadeOf(cascade)},");
                if (relationship.Kind == RelationshipKind.ManyToMany)
                    writer.Write($"Through = static () => {relationship.Through},\nSourceColumns = {Code.Ordinals(relationship.SourceColumns)},\nTargetColumns = {Code.Ordinals(relationship.TargetColumns)},");
                else
                    writer.Write($"ForeignKey = {(relationship.Kind == RelationshipKind.ManyToOne ? "" : "static () => ")}{relationship.ForeignKey},");
                if (source.IsWriteOnly)
                    writer.Write($"IsWriteOnly = true,\nGetField = static source => source.{source.FieldName}?.Changes(),\nSetField = static (source, value) => source.{source.FieldName} = new(value),");
                else
                    writer.Write($"GetField = static source => source.{source.FieldName},\nSetField = static (source, value) => source.{source.FieldName} = value,");
            }
        }
    }

    /// <summary>Association tables that no class maps; the model lists them.</summary>
    public static void EmitAssociations(SourceWriter writer, ResolvedEntity resolved)
    {
        foreach (AssociationModel association in resolved.Associations)
        {
            writer.Write($"\n// The association table \"{association.Table}\", which no class maps.");
            using (writer.Block($"public static readonly {Code.Mapping}TableInfo {association.FieldName} = new()", "};"))
            {
                writer.Write($"Name = {Literals.Of(association.Table)},");
                if (association.Schema is not null)
                    writer.Write($"Schema = {Literals.Of(association.Schema)},");
                AssociationColumn[] columns = [.. association.Sides.SelectMany(static s => s.Columns)];
                writer.Write("Columns =");
                using (writer.List("],"))
                {
                    foreach (AssociationColumn column in columns)
                        writer.Write($"new() {{ Name = {Literals.Of(column.Name)}, Property = \"\", Type = {column.Key.ColumnType}{Details(column.Key)} }},");
                }

                writer.Write($"PrimaryKey = new({Literals.Of("pk_" + association.Table)}, {Code.Ordinals(Enumerable.Range(0, columns.Length))}),\nForeignKeys = static () =>");
                using (writer.List("],"))
                {
                    int start = 0;
                    foreach (AssociationSide side in association.Sides)
                    {
                        string name = $"fk_{association.Table}_{string.Join("_", side.Columns.Select(static c => c.Name))}_{side.PrincipalTable}";
                        writer.Write($"new() {{ Name = {Literals.Of(name)}, Columns = {Code.Ordinals(Enumerable.Range(start, side.Columns.Count))}, Principal = static () => {side.PrincipalMapper}.Table, PrincipalColumns = {Code.Ordinals(side.Columns.Select(static c => c.Key.Ordinal))}, OnDelete = global::Orm.ReferentialAction.Cascade }},");
                        start += side.Columns.Count;
                    }
                }

                // The primary key serves the first side; loading and removing from the other needs an index of its own.
                int first = association.Sides[0].Columns.Count;
                string second = string.Join("_", association.Sides[1].Columns.Select(static c => c.Name));
                writer.Write($"Indexes = [new({Literals.Of($"ix_{association.Table}_{second}")}, {Code.Ordinals(Enumerable.Range(first, columns.Length - first))}, IsUnique: false)],");
            }
        }
    }

    private static string Details(KeyPart key) =>
        (key.MaxLength is { } length ? $", MaxLength = {length}" : "") + (key.DatabaseType is { } type ? $", DatabaseType = {Literals.Of(type)}" : "");

    private static void EmitForeignKey(SourceWriter writer, EntityModel entity, ForeignKeyModel foreignKey)
    {
        string name = entity.Type.NameInMapper;
        writer.Write($"\n// {foreignKey.Name}");
        using (writer.Block($"public static readonly {Code.Mapping}ForeignKey<{name}, {foreignKey.Principal}, {foreignKey.KeyType}> {foreignKey.FieldName} = new()", "};"))
        {
            writer.Write($"""
                Name = {Literals.Of(foreignKey.Name)},
                Columns = {Code.Ordinals(foreignKey.Columns)},
                Principal = static () => {foreignKey.PrincipalMapper}.Table,
                PrincipalColumns = {Code.Ordinals(foreignKey.PrincipalKey.Select(static k => k.Ordinal))},
                """);
            if (foreignKey.OnDelete is not null)
                writer.Write($"OnDelete = global::Orm.ReferentialAction.{foreignKey.OnDelete},");
            if (foreignKey.OnUpdate is not null)
                writer.Write($"OnUpdate = global::Orm.ReferentialAction.{foreignKey.OnUpdate},");
            if (foreignKey.IsNullable)
                writer.Write("IsNullable = true,");
            string key = Tuple(foreignKey.Columns.Select(i => Code.Unwrapped(entity, i, "dependent")));
            string present = string.Join(" && ", foreignKey.Columns.Where(i => entity.Members[entity.Columns[i].Member] is { IsNullable: true } or { IsValueType: false }).Select(i => $"{Code.Get(entity.Members[entity.Columns[i].Member], "dependent")} is not null"));
            using (writer.Block($"Read = static ({name} dependent, out {foreignKey.KeyType} key) =>", "},"))
                writer.Write($"key = {key};\nreturn {(present.Length == 0 ? "true" : present)};");
            EmitWrite(writer, entity, foreignKey);
            writer.Write($"PrincipalKey = static principal => {Tuple(foreignKey.PrincipalKey.Select(k => PrincipalValue(foreignKey, k)))},");
        }
    }

    // What other classes may not read, the principal's own mapper gives.
    private static string PrincipalValue(ForeignKeyModel foreignKey, KeyPart key) => key switch
    {
        { IsReadable: false } => $"({key.Type}){foreignKey.PrincipalMapper}.GetValue(principal, {key.Ordinal})!",
        { IsClrNullable: true } => $"({key.Type})principal.{key.Property}!",
        _ => $"principal.{key.Property}",
    };

    private static void EmitWrite(SourceWriter writer, EntityModel entity, ForeignKeyModel foreignKey)
    {
        if (foreignKey.Columns.Count == 1)
        {
            writer.Write($"Write = static (dependent, key) => {Assign(entity, foreignKey.Columns[0], "key")},");
            if (foreignKey.IsNullable)
                writer.Write($"Clear = static dependent => {Assign(entity, foreignKey.Columns[0], "null")},");
            return;
        }

        using (writer.Block("Write = static (dependent, key) =>", "},"))
        {
            for (int i = 0; i < foreignKey.Columns.Count; i++)
                writer.Write(Assign(entity, foreignKey.Columns[i], $"key.Item{i + 1}") + ";");
        }

        if (!foreignKey.IsNullable)
            return;
        using (writer.Block("Clear = static dependent =>", "},"))
        {
            foreach (int column in foreignKey.Columns.Where(c => entity.Columns[c].IsNullable))
                writer.Write(Assign(entity, column, "null") + ";");
        }
    }

    private static string Assign(EntityModel entity, int column, string value)
    {
        MemberModel member = entity.Members[entity.Columns[column].Member];
        return member is { IsTracked: true, Property.Setter: not null } ? $"dependent.{member.WriteMethod}({value})" : Code.Set(member, "dependent", value);
    }

    private static string Tuple(IEnumerable<string> parts)
    {
        string[] all = [.. parts];
        return all.Length == 1 ? all[0] : $"({string.Join(", ", all)})";
    }

    private static string CascadeOf(int flags)
    {
        const string Cascade = "global::Orm.Cascade.";
        return (flags & 31) switch
        {
            0 => Cascade + "None",
            3 => Cascade + "Default",
            7 => Cascade + "All",
            15 => Cascade + "AllDeleteOrphan",
            _ => string.Join(" | ", CascadeFlags.Where((_, i) => (flags & (1 << i)) != 0).Select(static n => Cascade + n)),
        };
    }
}
