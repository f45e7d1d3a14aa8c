using Orm.Generators.Model;
using Orm.Generators.Parsing;

namespace Orm.Generators.Emission;

/// <summary>The mapper's part that puts owned values together from single columns.</summary>
internal static partial class MapperEmitter
{
    // One column of an owned value is exchanged; the others stay as they are. A required part that is null says that there is no value.
    private static string ReadPart(EntityModel entity, MemberModel member, ColumnModel column)
    {
        string before = Code.Get(member, "target");
        string read = Code.Read(entity, column, "ordinal");
        string Made(Func<int, string?> exchanged) => $"{MakeMethod(member)}({string.Join(", ", member.Columns.Select((c, i) => exchanged(i) ?? Code.SafePart(entity, entity.Columns[c], before)))})";
        if (column.IsClrNullable)
            return Code.Set(member, "target", Made(i => i == column.Part ? $"row.IsDBNull(ordinal) ? null : {read}" : null));
        string present = Made(i => i == column.Part ? read : null);
        if (!column.IsNullable)
            return Code.Set(member, "target", present);
        (int first, int count) = Optional(member.Owned!, column.Part);
        return Code.Set(member, "target", $"row.IsDBNull(ordinal)\n    ? {Made(i => i >= first && i < first + count ? "null" : null)}\n    : {present}");
    }

    /// <summary>The columns of the innermost optional value around one of them: of the member itself when there is none further in.</summary>
    private static (int First, int Count) Optional(OwnedModel owned, int leaf)
    {
        (int First, int Count) found = (0, owned.Leaves.Length);
        int first = 0;
        OwnedModel? level = owned;
        while (level is not null)
        {
            OwnedModel? inner = null;
            foreach (OwnedPart part in level.Parts)
            {
                int count = part.Owned?.Leaves.Length ?? 1;
                if (leaf < first + count)
                {
                    if (part is { IsNullable: true, Owned: not null })
                        found = (first, count);
                    inner = part.Owned;
                    break;
                }

                first += count;
            }

            level = inner;
        }

        return found;
    }

    private static string MakeMethod(MemberModel member) => "Make" + member.Property.Name;

    private static void EmitMakeMethods(SourceWriter writer, EntityModel entity)
    {
        foreach (MemberModel member in entity.Members.Where(static m => m.Owned is not null && (m.Access != MemberAccess.ReadOnly || m.IsSnapshotted)))
        {
            string Name(int leaf) => Symbols.Identifier(Symbols.Camel(string.Concat(member.Owned!.Leaves[leaf].Select(static p => p.Name))));
            string Leaf(int leaf)
            {
                ColumnModel column = entity.Columns[member.Columns[leaf]];
                return Name(leaf) + (column.IsClrNullable ? "" : column.Type.IsValueType ? ".GetValueOrDefault()" : "!");
            }

            string Absent(int leaf) => $"{Name(leaf)} is null";
            int next = 0;
            string made = Code.Make(member.Owned!, Leaf, Absent, ref next);
            string parameters = string.Join(", ", member.Columns.Select((c, i) => $"{entity.Columns[c].Type.ModelType}? {Name(i)}"));
            writer.Write($"\n// Puts {member.Property.Name} together{(member.IsNullable ? "; null when no part is there" : "")}.\nprivate static {Code.FieldType(member)} {MakeMethod(member)}({parameters}) =>");
            writer.Write($"    {(member.IsNullable ? $"{string.Join(" && ", Enumerable.Range(0, next).Select(Absent))} ? null : " : "")}{made};");
        }
    }
}
