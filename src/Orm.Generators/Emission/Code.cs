using Orm.Generators.Model;
using Orm.Generators.Parsing;
using Orm.Generators.Resolution;

namespace Orm.Generators.Emission;

/// <summary>The expressions by which emitted code reads and writes values.</summary>
internal static class Code
{
    public const string Mapping = "global::Orm.Mapping.";
    public const string Hidden = "[global::System.ComponentModel.EditorBrowsable(global::System.ComponentModel.EditorBrowsableState.Never)]";

    /// <summary>This generator's version, which is the packages' own.</summary>
    public static readonly string Version = typeof(Code).Assembly.GetName().Version.ToString(3);

    public static readonly string GeneratedCode = $"[global::System.CodeDom.Compiler.GeneratedCode(\"Orm.Generators\", \"{Version}\")]";

    public static string FieldType(MemberModel member) => member.IsNullable ? member.BareType + "?" : member.BareType;

    /// <summary>The member's value in an instance.</summary>
    public static string Get(MemberModel member, string instance) => member.Access switch
    {
        MemberAccess.Field or MemberAccess.MixinField => $"{instance}.{member.FieldName}",
        MemberAccess.BackingField when member.IsTracked => $"{Accessor(member)}({instance})",
        _ => $"{instance}.{member.Property.Identifier}",
    };

    /// <summary>Writes the member without reporting a change.</summary>
    public static string Set(MemberModel member, string instance, string value) => member.Access switch
    {
        MemberAccess.Field or MemberAccess.MixinField => $"{instance}.{member.FieldName} = {value}",
        MemberAccess.BackingField => $"{Accessor(member)}({instance}) = {value}",
        MemberAccess.SetMethod => $"{Accessor(member)}({instance}, {value})",
        _ => $"{instance}.{member.Property.Identifier} = {value}",
    };

    // The accessor of a generic class's member stands in a class with the same type parameters.
    private static string Accessor(MemberModel member) =>
        member.Accessor is { TypeArguments.Length: > 0 } generic ? $"{member.FieldName}Accessor{generic.TypeArguments}.{member.FieldName}" : member.FieldName;

    /// <summary>The value that a column stores, taken from its member's value.</summary>
    public static string Part(EntityModel entity, ColumnModel column, string value)
    {
        if (column.Part < 0)
            return value;
        MemberModel member = entity.Members[column.Member];
        string text = value;
        bool isNullable = member.IsNullable;
        foreach (OwnedPart part in Path(entity, column))
        {
            text += (isNullable ? "?." : ".") + part.Identifier;
            isNullable = part.IsNullable;
        }

        return text;
    }

    /// <summary>The same, null also where a value on the way is missing that should not be.</summary>
    public static string SafePart(EntityModel entity, ColumnModel column, string value)
    {
        MemberModel member = entity.Members[column.Member];
        string text = value;
        bool needsCare = member.IsNullable || !member.IsValueType;
        foreach (OwnedPart part in Path(entity, column))
        {
            text += (needsCare ? "?." : ".") + part.Identifier;
            needsCare = part.NeedsCare;
        }

        return text;
    }

    /// <summary>The properties of an owned value that lead to a column.</summary>
    public static OwnedPart[] Path(EntityModel entity, ColumnModel column) => entity.Members[column.Member].Owned!.Leaves[column.Part];

    /// <summary>Whether the expression of <see cref="SafePart"/> can be null.</summary>
    public static bool IsSafePartNullable(EntityModel entity, ColumnModel column)
    {
        MemberModel member = entity.Members[column.Member];
        OwnedPart[] path = Path(entity, column);
        return column.IsClrNullable || member.IsNullable || !member.IsValueType || path.Take(path.Length - 1).Any(static p => p.NeedsCare);
    }

    /// <summary>Makes an owned value.</summary>
    /// <param name="owned">The value's type.</param>
    /// <param name="leaf">The expression of a column, by its index in the member.</param>
    /// <param name="isAbsent">The condition under which a column has no value.</param>
    /// <param name="next">The index of the value's first column; left after its last one.</param>
    public static string Make(OwnedModel owned, Func<int, string> leaf, Func<int, string> isAbsent, ref int next)
    {
        List<string> parts = [];
        foreach (OwnedPart part in owned.Parts)
        {
            if (part.Owned is null)
            {
                parts.Add(leaf(next++));
                continue;
            }

            int first = next;
            string made = Make(part.Owned, leaf, isAbsent, ref next);
            parts.Add(part.IsNullable ? $"({string.Join(" && ", Enumerable.Range(first, next - first).Select(isAbsent))} ? null : {made})" : made);
        }

        return owned.UsesConstructor
            ? $"new {owned.Type}({string.Join(", ", owned.ConstructorOrder.Select(i => parts[i]))})"
            : $"new {owned.Type} {{ {string.Join(", ", owned.Parts.Select((p, i) => $"{p.Identifier} = {parts[i]}"))} }}";
    }

    /// <summary>Whether the expression of <see cref="Part"/> can be null.</summary>
    public static bool CanBeNull(EntityModel entity, ColumnModel column) => column.IsClrNullable
        || (column.Part >= 0 && (entity.Members[column.Member].IsNullable || Path(entity, column).Any(static p => p.Owned is not null && p.IsNullable)));

    /// <summary>Reads a column that is not null.</summary>
    public static string Read(EntityModel entity, ColumnModel column, string ordinal) => column.Type.ReadFormat is { } format
        ? format.Replace("{0}", ordinal)
        : $"{TypeField(entity, column)}.Read(row, {ordinal})";

    /// <summary>Reads a column that may be null.</summary>
    public static string ReadNullable(EntityModel entity, ColumnModel column, string ordinal) => column.IsNullable || CanBeNull(entity, column)
        ? $"row.IsDBNull({ordinal}) ? null : {Read(entity, column, ordinal)}"
        : Read(entity, column, ordinal);

    /// <summary>Binds a value that is not null.</summary>
    public static string Bind(EntityModel entity, ColumnModel column, string ordinal, string value) => column.Type.BindFormat is { } format
        ? format.Replace("{0}", ordinal).Replace("{1}", value)
        : $"{TypeField(entity, column)}.Bind(binder, {ordinal}, {value})";

    /// <summary>The static field that keeps the mapping of a column which is not read and bound directly.</summary>
    /// <remarks>Mappers inherit an <c>EntityType</c>.</remarks>
    public static string TypeField(EntityModel entity, ColumnModel column) => column.Path.Replace(".", "") + (column.Path == "Entity" ? "ColumnType" : "Type");

    public static string Local(ColumnModel column) => Symbols.Camel(column.Path.Replace(".", "")) + "Value";

    public static string Equal(ValueEquality equality, string type, string left, string right) => equality switch
    {
        ValueEquality.Operator => $"{left} == {right}",
        ValueEquality.Bytes => $"{Mapping}ColumnCheck.SameBytes({left}, {right})",
        ValueEquality.Document => $"ReferenceEquals({left}, {right})",
        _ => $"global::System.Collections.Generic.EqualityComparer<{type}>.Default.Equals({left}, {right})",
    };

    /// <summary>The key's value in an instance.</summary>
    public static string Key(EntityModel entity, string instance)
    {
        string[] parts = [.. entity.Key.Select(i => Unwrapped(entity, i, instance))];
        return parts.Length == 1 ? parts[0] : $"({string.Join(", ", parts)})";
    }

    /// <summary>A required value whose CLR type takes null, without the null.</summary>
    public static string Unwrapped(EntityModel entity, int ordinal, string instance)
    {
        MemberModel member = entity.Members[entity.Columns[ordinal].Member];
        string value = Get(member, instance);
        return !member.IsNullable ? value : member.IsValueType ? $"{value}.GetValueOrDefault()" : value + "!";
    }

    public static string Ordinals(IEnumerable<int> ordinals) => $"[{string.Join(", ", ordinals)}]";

    public static string Offset(int ordinal) => ordinal == 0 ? "offset" : $"offset + {ordinal}";

    /// <summary>The class of the field behind a relationship's property, not null.</summary>
    public static string FieldType(ResolvedRelationship relationship) => relationship.Source switch
    {
        { IsWriteOnly: true } => $"global::Orm.WriteOnly<{relationship.Target.Id}>",
        { IsCollection: true } => $"{Mapping}EntityCollection<{relationship.Target.Id}>",
        _ => relationship.Target.Id,
    };

    public static string RelationshipType(ResolvedRelationship relationship, string source) => relationship.Kind == RelationshipKind.ManyToMany
        ? $"{Mapping}ManyToMany<{source}, {relationship.Target.Id}, {relationship.KeyType}, {relationship.Target.KeyType}>"
        : $"{Mapping}{relationship.Kind}<{source}, {relationship.Target.Id}, {relationship.KeyType}>";
}
