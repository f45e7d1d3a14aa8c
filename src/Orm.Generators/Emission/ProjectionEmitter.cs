using Orm.Generators.Model;

namespace Orm.Generators.Emission;

/// <summary>Writes the half of a projection: a method that takes a selection for each parameter of the constructor.</summary>
internal static class ProjectionEmitter
{
    public static string Emit(ProjectionModel projection)
    {
        string parameters = string.Join(", ", projection.Parameters.Select(static p => $"global::Orm.ISelectable<{p.Type}> {p.Name}"));
        string names = string.Join(", ", projection.Parameters.Select(static p => p.Name));
        SourceWriter writer = new();
        FileEmitter.Header(writer, projection.Type.Namespace);
        using (FileEmitter.Containers(writer, projection.Type))
        using (writer.Block($"partial {projection.Type.Header}"))
        {
            writer.Write($"/// <summary>Selects what makes a {projection.Type.Name}, for Select: just these columns are read.</summary>");
            writer.Write(Code.GeneratedCode);
            writer.Write($"public static global::Orm.ISelectable<{projection.Type.FullName}> {projection.Method}({parameters}) =>");
            writer.Write($"    global::Orm.Projection.Of({names}, static ({names}) => new {projection.Type.FullName}({names}));");
        }

        return writer.ToString();
    }
}
