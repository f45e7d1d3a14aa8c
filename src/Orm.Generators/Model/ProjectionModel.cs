namespace Orm.Generators.Model;

/// <summary>A type that queries give, made by its constructor.</summary>
/// <param name="Method">The name of the method that selects it: Project, where the type has no member of that name.</param>
internal sealed record ProjectionModel(TypeName Type, EquatableArray<ProjectionParameter> Parameters, bool IsPartial, string Method)
{
    /// <summary>How many selections the runtime combines at most.</summary>
    public const int MaxParameters = 16;

    public bool IsValid => IsPartial && Parameters.Count is > 0 and <= MaxParameters;

    public string HintName => Type.FullName.Substring("global::".Length).Replace("@", "").Replace('<', '{').Replace('>', '}') + ".Projection";
}

/// <summary>A parameter of the constructor: its name as written in code, and its type with nullability.</summary>
internal sealed record ProjectionParameter(string Name, string Type);
