using Orm.Generators.Model;
using Orm.Generators.Parsing;

namespace Orm.Generators.Emission;

/// <summary>Writes the half of a mixin: a field per column, and a hook that the entities override to track changes.</summary>
internal static class MixinEmitter
{
    public static string Emit(MixinModel mixin)
    {
        SourceWriter writer = new();
        FileEmitter.Header(writer, mixin.Type.Namespace);
        using (FileEmitter.Containers(writer, mixin.Type))
        using (writer.Block($"partial {mixin.Type.Header}"))
        {
            foreach (MixinProperty property in mixin.Properties.Where(static p => p.Kind == MixinPropertyKind.Column))
                writer.Write($"\n/// <summary>The field of {property.Property.Name}, for generated code.</summary>\n{Code.Hidden}\n{property.Property.Hook} {property.Property.Type} {property.FieldName}{(property.NeedsValue ? " = default!" : "")};");
            foreach (MixinProperty property in mixin.Properties)
                EmitProperty(writer, property);
        }

        return writer.ToString();
    }

    private static void EmitProperty(SourceWriter writer, MixinProperty mixed)
    {
        PropertyModel property = mixed.Property;
        if (mixed.Kind == MixinPropertyKind.Unmapped)
        {
            PropertyEmitter.EmitUnmapped(writer, property);
            return;
        }

        bool isColumn = mixed.Kind == MixinPropertyKind.Column;
        string reader = PropertyParser.MixinReader(property.Name);
        string hook = PropertyParser.MixinHook(property.Name);
        writer.Blank();
        using (writer.Block($"{property.Modifiers} {property.Type} {property.Identifier}"))
        {
            if (property.Getter is not null)
                writer.Write($"{property.Getter}get => {(isColumn ? mixed.FieldName : reader + "()")};");
            if (property.Setter is not null)
                writer.Write($"{property.Setter}{property.SetKeyword} => {hook}(value);");
        }

        const string Absent = "throw new global::System.InvalidOperationException(\"Only an entity has relationships.\")";
        if (!isColumn && property.Getter is not null)
            writer.Write($"\n/// <summary>Reads {property.Name}; entities override it.</summary>\n{Code.Hidden}\n{property.Hook} virtual {property.Type} {reader}() => {Absent};");
        if (isColumn || property.Setter is not null)
            writer.Write($"\n/// <summary>Sets {property.Name}; entities override it to track the change.</summary>\n{Code.Hidden}\n{property.Hook} virtual void {hook}({property.Type} value) => {(isColumn ? $"{mixed.FieldName} = value" : Absent)};");
    }
}
